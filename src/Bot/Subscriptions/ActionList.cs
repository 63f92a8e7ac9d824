using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>An item worth doing as one person sees it.</summary>
internal sealed record ActionLine(ActionItem Item, string EventTitle, long EventId, ActionDone State, DateTimeOffset? Until);

/// <summary>A person's list, cut to what was asked, with the counts over all of it.</summary>
internal sealed record ActionView(IReadOnlyList<ActionLine> Lines, int Open, int Done, int Snoozed);

/// <summary>What is worth doing over all events, and what each person did with it.</summary>
internal sealed class ActionList(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>Older items are not offered any more; what a person put on their list stays.</summary>
    private static readonly TimeSpan s_age = TimeSpan.FromDays(56);

    /// <summary>So many of the newest items are looked at: two months of several hundred events.</summary>
    private const int Newest = 400;

    /// <param name="status">Open, Done, Snoozed or NotForMe; Open holds what is on the person's list first.</param>
    /// <param name="audience">One of the closed list, or null for all.</param>
    /// <param name="topic">One of the closed list, or null for all.</param>
    public async Task<ActionView> OfAsync(string person, ActionDone status, string? audience, string? topic, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.CreateDbContextAsync(cancel);
        var states = await db.ActionStates.AsNoTracking().Where(s => s.PersonId == person).ToDictionaryAsync(s => s.ActionItemId, cancel);
        var own = states.Keys.ToList();
        var items = await db.ActionItems.AsNoTracking().Include(a => a.Event).Where(a => !a.Withdrawn).OrderByDescending(a => a.Id).Take(Newest).ToListAsync(cancel);
        var known = items.Select(i => i.Id).ToHashSet();
        items.AddRange(await db.ActionItems.AsNoTracking().Include(a => a.Event).Where(a => own.Contains(a.Id) && !known.Contains(a.Id)).ToListAsync(cancel));
        var lines = items
            .Where(i => i.Event is { } e && e.Tier == Tier.Catalogue && (states.ContainsKey(i.Id) || i.At > now - s_age))
            .Where(i => audience is null || i.Audiences.Contains(audience))
            .Where(i => topic is null || i.Event!.Topics.Contains(topic))
            .Select(i => Line(i, states.GetValueOrDefault(i.Id), now))
            .ToList();
        return new ActionView(
            [.. lines.Where(l => Shows(l, status)).OrderByDescending(l => l.State == ActionDone.OnMyList).ThenByDescending(l => Urgency(l.Item)).ThenByDescending(l => l.Item.At).ThenBy(l => l.Item.Id)],
            lines.Count(l => Shows(l, ActionDone.Open)), lines.Count(l => l.State == ActionDone.Done), lines.Count(l => l.State == ActionDone.Snoozed));
    }

    /// <summary>Records what a person did; null where there is no such item. A snoozed one comes back by itself.</summary>
    public async Task<ActionItem?> MarkAsync(string person, long item, ActionDone state, TimeSpan? snooze, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var action = await db.ActionItems.AsNoTracking().Include(a => a.Event).FirstOrDefaultAsync(a => a.Id == item, cancel);
        if (action is null)
        {
            return null;
        }

        var mark = await db.ActionStates.FirstOrDefaultAsync(s => s.PersonId == person && s.ActionItemId == item, cancel);
        if (mark is null)
        {
            mark = new ActionState { PersonId = person, ActionItemId = item };
            db.ActionStates.Add(mark);
        }

        mark.State = state;
        mark.Until = state == ActionDone.Snoozed ? clock.GetUtcNow() + (snooze ?? TimeSpan.FromDays(7)) : null;
        mark.At = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        return action;
    }

    private static ActionLine Line(ActionItem item, ActionState? mark, DateTimeOffset now)
    {
        var woke = mark is { State: ActionDone.Snoozed } && mark.Until <= now;
        return new ActionLine(item, item.Event!.Title, item.Event.MergedInto ?? item.EventId, mark is null || woke ? ActionDone.Open : mark.State, mark?.Until);
    }

    private static bool Shows(ActionLine line, ActionDone status) => status == ActionDone.Open
        ? line.State is ActionDone.Open or ActionDone.OnMyList
        : line.State == status;

    /// <summary>What breaks if left undone comes before what is merely worth a look.</summary>
    private static int Urgency(ActionItem item) => item.Verb switch { "patch" => 3, "migrate" => 2, "check" => 1, _ => 0 };
}
