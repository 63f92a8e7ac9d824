using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>An item worth doing as one person sees it.</summary>
internal sealed record ActionLine(ActionItem Item, string EventTitle, long EventId, ActionDone State, DateTimeOffset? Until);

/// <summary>A person's list, cut to what was asked, with the counts over all of it.</summary>
internal sealed record ActionView(IReadOnlyList<ActionLine> Lines, int Open, int Done, int Snoozed);

/// <summary>What is worth doing over all events, and what each person did with it.</summary>
internal sealed class ActionList(IDbContextFactory<BotDb> store, Mutes mutes, TimeProvider clock)
{
    /// <summary>Older items are not offered any more; what a person put on their list stays.</summary>
    private static readonly TimeSpan s_age = TimeSpan.FromDays(56);

    /// <summary>So many of the newest items are looked at: two months of several hundred events.</summary>
    private const int Newest = 400;

    private Read? _newest;

    /// <param name="server">Where it is asked: items of events that were taken down there are left out, and of muted ones those that the person did nothing with.</param>
    /// <param name="status">Open, Done, Snoozed or NotForMe; Open holds what is on the person's list first.</param>
    /// <param name="audience">One of the closed list, or null for all.</param>
    /// <param name="topic">One of the closed list, or null for all.</param>
    public async Task<ActionView> OfAsync(string person, string? server, ActionDone status, string? audience, string? topic, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.CreateDbContextAsync(cancel);
        var states = await db.ActionStates.AsNoTracking().Where(s => s.PersonId == person).ToDictionaryAsync(s => s.ActionItemId, cancel);
        var own = states.Keys.ToList();
        var newest = await NewestAsync(db, cancel);
        var rest = own.Except(newest.Select(r => r.Item.Id)).ToList();
        var rows = rest.Count == 0 ? newest : [.. newest, .. await Rows(db.ActionItems.Where(a => rest.Contains(a.Id))).ToListAsync(cancel)];
        var unwanted = await mutes.AmongAsync(server, [.. rows.Select(r => (r.EventId, r.Title)).Distinct()], cancel);
        var lines = rows
            .Where(r => !unwanted.Hidden.Contains(r.EventId) && (states.ContainsKey(r.Item.Id) || !unwanted.Muted.Contains(r.EventId)))
            .Where(r => r.Tier == Tier.Catalogue && (states.ContainsKey(r.Item.Id) || r.Item.At > now - s_age))
            .Where(r => audience is null || r.Item.Audiences.Contains(audience))
            .Where(r => topic is null || r.Topics.Contains(topic))
            .Select(r => Line(r, states.GetValueOrDefault(r.Item.Id), now))
            .ToList();
        return new ActionView(
            [.. lines.Where(l => Shows(l, status)).OrderByDescending(l => l.State == ActionDone.OnMyList).ThenByDescending(l => Urgency(l.Item)).ThenByDescending(l => l.Item.At).ThenBy(l => l.Item.Id)],
            lines.Count(l => Shows(l, ActionDone.Open)), lines.Count(l => l.State == ActionDone.Done), lines.Count(l => l.State == ActionDone.Snoozed));
    }

    /// <summary>Records what a person did; null where no such item is seen there. A snoozed one comes back by itself.</summary>
    public async Task<ActionItem?> MarkAsync(string person, string? server, long item, ActionDone state, TimeSpan? snooze, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var action = await db.ActionItems.AsNoTracking().FirstOrDefaultAsync(a => a.Id == item && db.EventsSeenBy(server).Any(e => e.Id == a.EventId), cancel);
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

    /// <summary>The same for everybody, so it is read once while no card and no event changed.</summary>
    private async Task<IReadOnlyList<Row>> NewestAsync(BotDb db, CancellationToken cancel)
    {
        var stamp = (await db.ActionItems.MaxAsync(a => (long?)a.Id, cancel), await db.Analyses.MaxAsync(a => (long?)a.Id, cancel), await db.EventLog.MaxAsync(l => (long?)l.Seq, cancel));
        if (_newest is { } known && known.Stamp == stamp)
        {
            return known.Rows;
        }

        var rows = await Rows(db.ActionItems.Where(a => !a.Withdrawn).OrderByDescending(a => a.Id).Take(Newest)).ToListAsync(cancel);
        _newest = new Read(stamp, rows);
        return rows;
    }

    private static IQueryable<Row> Rows(IQueryable<ActionItem> items) =>
        items.AsNoTracking().OrderByDescending(a => a.Id).Select(a => new Row(a, a.Event!.Title, a.Event.MergedInto ?? a.EventId, a.Event.Topics, a.Event.Tier));

    private static ActionLine Line(Row row, ActionState? mark, DateTimeOffset now)
    {
        var woke = mark is { State: ActionDone.Snoozed } && mark.Until <= now;
        return new ActionLine(row.Item, row.Title, row.EventId, mark is null || woke ? ActionDone.Open : mark.State, mark?.Until);
    }

    private static bool Shows(ActionLine line, ActionDone status) => status == ActionDone.Open
        ? line.State is ActionDone.Open or ActionDone.OnMyList
        : line.State == status;

    /// <summary>An item with what is shown and asked of its event.</summary>
    private sealed record Row(ActionItem Item, string Title, long EventId, List<string> Topics, Tier Tier);

    private sealed record Read((long?, long?, long?) Stamp, IReadOnlyList<Row> Rows);

    /// <summary>What breaks if left undone comes before what is merely worth a look.</summary>
    private static int Urgency(ActionItem item) => item.Verb switch { "patch" => 3, "migrate" => 2, "check" => 1, _ => 0 };
}
