using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>
/// Turns subscriptions into due slots. A slot is written once however often it is derived; after downtime the newest missed one
/// still counts while it is young enough, and older ones are recorded as missed.
/// </summary>
internal sealed class SlotBook(IDbContextFactory<BotDb> store, TimeProvider clock, SubscriptionChanges? changes = null, Microsoft.Extensions.Options.IOptions<BotOptions>? options = null)
{
    private readonly Wakes _wakes = new(changes);

    /// <summary>A missed edition goes out on start while it is younger than this.</summary>
    private readonly TimeSpan _catchUp = TimeSpan.FromHours(options?.Value.Delivery.CatchUpHours ?? 24);

    private const int SlotsAtOnce = 500;

    /// <summary>A subscription's newest slot, and where the last edition's window ended.</summary>
    private sealed record Last(long SubscriptionId, DateTimeOffset Due, DateTimeOffset? CutOff);

    /// <summary>Writes every slot that has become due, and those whose draft has; returns how many are new.</summary>
    public async Task<int> DeriveAsync(CancellationToken cancel)
    {
        var (now, due) = (clock.GetUtcNow(), new List<long>());
        try
        {
            await using var db = await store.CreateDbContextAsync(cancel);
            due.AddRange(_wakes.Due(now) ?? await db.Subscriptions.Where(s => s.State == SubscriptionState.Active).Select(s => s.Id).ToListAsync(cancel));
            var written = 0;
            foreach (var some in due.Chunk(SlotsAtOnce))
            {
                written += await DeriveAsync(some, now, cancel);
            }

            return written;
        }
        catch (Exception broken) when (broken is System.Data.Common.DbException or DbUpdateException or OperationCanceledException)
        {
            _wakes.Forget();
            throw;
        }
    }

    private async Task<int> DeriveAsync(long[] due, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var running = await db.Subscriptions.Where(s => due.Contains(s.Id) && s.State == SubscriptionState.Active).ToDictionaryAsync(s => s.Id, cancel);
        var last = await db.Slots.Where(s => due.Contains(s.SubscriptionId)).GroupBy(s => s.SubscriptionId)
            .Select(g => new Last(g.Key, g.Max(s => s.Due), g.Max(s => s.State == SlotState.Missed ? null : (DateTimeOffset?)s.CutOff)))
            .ToDictionaryAsync(g => g.SubscriptionId, cancel);
        var written = 0;
        var next = new Dictionary<long, DateTimeOffset?>();
        foreach (var id in due)
        {
            var subscription = running.GetValueOrDefault(id);
            next[id] = subscription?.PausedUntil is { } until && until > now ? until : null;
            if (subscription is not null && next[id] is null)
            {
                var (slots, wake) = Derive(subscription, last.GetValueOrDefault(id), now);
                db.Slots.AddRange(slots);
                await TellOwnerAsync(db, subscription, slots, cancel);
                written += slots.Count;
                next[id] = wake;
            }
        }

        await db.SaveChangesAsync(cancel);
        foreach (var (id, wake) in next)
        {
            _wakes.Set(id, wake);
        }

        return written;
    }

    /// <summary>Who made a digest hears of a missed edition below their next command; a reader by direct message, managers in their alert channel.</summary>
    private static async Task TellOwnerAsync(BotDb db, Subscription subscription, List<Slot> slots, CancellationToken cancel)
    {
        if (subscription is not { Kind: SubscriptionKind.Digest, PersonId: { } owner } || slots.FindLast(s => s.State == SlotState.Missed) is not { } missed)
        {
            return;
        }

        var settings = await db.PersonSettings.FindAsync([owner], cancel) ?? db.PersonSettings.Add(new PersonSettings { PersonId = owner }).Entity;
        settings.Note = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"The recap of <#{subscription.ChannelId}> due <t:{missed.Due.ToUnixTimeSeconds()}:F> did not go out: I was down. Its news comes with the next one; `/digest` sends one now.");
    }

    /// <summary>Notes the edition that slots got and the window it was composed for; equal profiles and windows share one.</summary>
    public async Task ComposedAsync(IReadOnlyList<long> slots, Recap recap, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        foreach (var some in slots.Chunk(SlotsAtOnce))
        {
            await db.Slots.Where(s => some.Contains(s.Id))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.RecapId, recap.Id).SetProperty(s => s.From, recap.From).SetProperty(s => s.State, SlotState.Composed), cancel);
        }
    }

    /// <summary>The earliest instant at which a slot will be due; null without subscriptions.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (_wakes.Earliest() is { } known)
        {
            return known;
        }

        await using var db = await store.CreateDbContextAsync(cancel);
        var running = await db.Subscriptions.AsNoTracking().Where(s => s.State == SubscriptionState.Active).ToListAsync(cancel);
        return running.Count == 0 ? null : running.Min(s => Wake(s, now));
    }

    /// <summary>
    /// The first slot of a new subscription: an edition at once, over the week that ends now, so that nobody waits a week to see one.
    /// </summary>
    public static Slot First(Subscription subscription, DateTimeOffset at)
    {
        var cutOff = Slots.CutOff(at);
        return NewSlot(subscription, at, cutOff.AddDays(-7), cutOff);
    }

    /// <summary>The next slot, or the time for its draft where that comes before it.</summary>
    private static DateTimeOffset Wake(Subscription subscription, DateTimeOffset now)
    {
        var zone = Profiles.ZoneOf(subscription);
        var next = Slots.Next(subscription.Days, subscription.Time, zone, subscription.PausedUntil is { } until && until > now ? until : now);
        var draft = next - Ahead(subscription);
        return draft > now ? draft : next;
    }

    /// <summary>How long before its slot a draft is drawn up; none where nobody reviews it.</summary>
    private static TimeSpan Ahead(Subscription subscription) => subscription.ReviewChannelId is null ? TimeSpan.Zero : TimeSpan.FromHours(subscription.ReviewHours);

    /// <summary>The slots that have become due since the last, and when to look again.</summary>
    private (List<Slot> Slots, DateTimeOffset Wake) Derive(Subscription subscription, Last? last, DateTimeOffset now)
    {
        var (zone, ahead) = (Profiles.ZoneOf(subscription), Ahead(subscription));
        var (after, covered) = (last is not null && last.Due > subscription.Since ? last.Due : subscription.Since, last?.CutOff);
        List<Slot> slots = [];
        while (after <= now)
        {
            var due = Slots.Next(subscription.Days, subscription.Time, zone, after);
            if (due - ahead > now)
            {
                return (slots, due - ahead);
            }

            var slot = NewSlot(subscription, due, From(covered, due), Slots.CutOff(due));
            if (now - due > _catchUp)
            {
                slot.State = SlotState.Missed;
                slot.Problem = "the bot was down when it was due";
            }
            else
            {
                covered = slot.CutOff;
            }

            slots.Add(slot);
            after = due;
        }

        return (slots, after);
    }

    /// <summary>Where the last edition ended. A missed slot was no edition, so its news comes with the next one, two weeks back at most.</summary>
    private static DateTimeOffset From(DateTimeOffset? covered, DateTimeOffset due)
    {
        var cutOff = Slots.CutOff(due);
        var oldest = cutOff.AddDays(-14);
        return covered is null ? cutOff.AddDays(-7) : covered < oldest ? oldest : covered.Value;
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
