using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>
/// Turns subscriptions into due slots. A slot is written once however often it is derived; after downtime the newest missed one
/// still counts while it is young enough, and older ones are recorded as missed.
/// </summary>
internal sealed class SlotBook(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>A missed edition goes out on start while it is younger than this.</summary>
    public static readonly TimeSpan CatchUp = TimeSpan.FromHours(24);

    /// <summary>Writes every slot that has become due; returns how many are new.</summary>
    public async Task<int> DeriveAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.CreateDbContextAsync(cancel);
        var running = await db.Subscriptions.Where(s => s.State == SubscriptionState.Active).ToListAsync(cancel);
        var last = await db.Slots.GroupBy(s => s.SubscriptionId).Select(g => new { g.Key, Due = g.Max(s => s.Due) }).ToDictionaryAsync(g => g.Key, g => g.Due, cancel);
        var written = 0;
        foreach (var subscription in running.Where(s => s.PausedUntil is null || s.PausedUntil <= now))
        {
            written += await DeriveAsync(db, subscription, last.TryGetValue(subscription.Id, out var due) ? due : null, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        return written;
    }

    /// <summary>Due slots that have no edition yet, earliest first.</summary>
    public async Task<IReadOnlyList<Slot>> WaitingAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Slots.AsNoTracking().Include(s => s.Subscription).Where(s => s.State == SlotState.Due && s.RecapId == null).OrderBy(s => s.Due).ToListAsync(cancel);
    }

    /// <summary>Notes the edition that a slot got and the window it was composed for; equal profiles and windows share one.</summary>
    public async Task ComposedAsync(long slotId, Recap recap, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await db.Slots.Where(s => s.Id == slotId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.RecapId, recap.Id).SetProperty(s => s.From, recap.From).SetProperty(s => s.State, SlotState.Composed), cancel);
    }

    /// <summary>Whether a slot is its subscription's first, due the moment it was made.</summary>
    public static bool IsFirst(Slot slot) => slot.Subscription is { } subscription && slot.Due == subscription.CreatedAt;

    /// <summary>The earliest instant at which a slot will be due; null without subscriptions.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.CreateDbContextAsync(cancel);
        var running = await db.Subscriptions.AsNoTracking().Where(s => s.State == SubscriptionState.Active).ToListAsync(cancel);
        return running.Count == 0 ? null : running.Min(s => Slots.Next(s.Days, s.Time, Profiles.ZoneOf(s), s.PausedUntil is { } until && until > now ? until : now));
    }

    /// <summary>
    /// The first slot of a new subscription: an edition at once, over the week that ends now, so that nobody waits a week to see one.
    /// </summary>
    public static Slot First(Subscription subscription, DateTimeOffset at)
    {
        var cutOff = Slots.CutOff(at);
        return NewSlot(subscription, at, cutOff.AddDays(-7), cutOff);
    }

    private static async Task<int> DeriveAsync(BotDb db, Subscription subscription, DateTimeOffset? last, DateTimeOffset now, CancellationToken cancel)
    {
        var zone = Profiles.ZoneOf(subscription);
        var after = last is { } previous && previous > subscription.Since ? previous : subscription.Since;
        var written = 0;
        for (var due = Slots.Next(subscription.Days, subscription.Time, zone, after); due <= now; due = Slots.Next(subscription.Days, subscription.Time, zone, due))
        {
            var slot = NewSlot(subscription, due, await PreviousCutOffAsync(db, subscription, due, cancel), Slots.CutOff(due));
            if (now - due > CatchUp)
            {
                slot.State = SlotState.Missed;
                slot.Problem = "the bot was down when it was due";
            }

            db.Slots.Add(slot);
            written++;
        }

        return written;
    }

    /// <summary>Where the last edition ended. A missed slot was no edition, so its news comes with the next one, two weeks back at most.</summary>
    private static async Task<DateTimeOffset> PreviousCutOffAsync(BotDb db, Subscription subscription, DateTimeOffset due, CancellationToken cancel)
    {
        var previous = await db.Slots
            .Where(s => s.SubscriptionId == subscription.Id && s.Due < due && s.State != SlotState.Missed)
            .OrderByDescending(s => s.Due).Select(s => (DateTimeOffset?)s.CutOff).FirstOrDefaultAsync(cancel);
        var cutOff = Slots.CutOff(due);
        var oldest = cutOff.AddDays(-14);
        return previous is null ? cutOff.AddDays(-7) : previous < oldest ? oldest : previous.Value;
    }

    private static Slot NewSlot(Subscription subscription, DateTimeOffset due, DateTimeOffset from, DateTimeOffset cutOff)
    {
        var profile = Profiles.Of(subscription);
        return new Slot
        {
            Subscription = subscription,
            SubscriptionId = subscription.Id,
            Due = due,
            From = from,
            CutOff = cutOff,
            Profile = profile.ToJson(),
            ProfileKey = profile.Key(),
        };
    }
}
