using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>
/// Creates, changes, pauses and ends subscriptions. A new or revived one gets its first slot at once, so that its reader
/// sees an edition now and not in a week; a change of day, time or zone alone only moves the slots to come.
/// </summary>
internal sealed class Subscriber(IDbContextFactory<BotDb> store, SubscriptionChanges changes, TimeProvider clock)
{
    /// <summary>Creates or changes the one personal subscription of a person.</summary>
    public Task<Subscribed> ForPersonAsync(string person, Wanted wanted, CancellationToken cancel) => KeepAsync(
        db => db.Subscriptions.Where(s => s.Kind == SubscriptionKind.Personal && s.PersonId == person),
        () => new Subscription { Kind = SubscriptionKind.Personal, PersonId = person, ChannelKind = "dm" },
        _ => { }, wanted, cancel);

    /// <summary>Creates or changes the one digest of a channel.</summary>
    public Task<Subscribed> ForChannelAsync(DigestPlace place, string person, Wanted wanted, CancellationToken cancel) => KeepAsync(
        db => db.Subscriptions.Where(s => s.Kind == SubscriptionKind.Digest && s.ChannelId == place.ChannelId && (s.ServerId == place.ServerId || s.ServerId == null)),
        () => new Subscription { Kind = SubscriptionKind.Digest, ServerId = place.ServerId, ChannelId = place.ChannelId, ChannelKind = place.Kind, PersonId = person },
        s => s.ServerId = place.ServerId, wanted, cancel); // one that settings made knew only its channel

    public async Task<Subscription?> OfPersonAsync(string person, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Subscriptions.AsNoTracking().FirstOrDefaultAsync(s => s.Kind == SubscriptionKind.Personal && s.PersonId == person, cancel);
    }

    /// <summary>A server's digests that were not stopped, oldest first.</summary>
    public async Task<IReadOnlyList<Subscription>> OfServerAsync(string server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Subscriptions.AsNoTracking()
            .Where(s => s.Kind == SubscriptionKind.Digest && s.ServerId == server && s.State != SubscriptionState.Stopped).OrderBy(s => s.Id).ToListAsync(cancel);
    }

    /// <summary>Channels of digests that settings made and whose server is not known yet.</summary>
    public async Task<IReadOnlyList<string>> UnclaimedAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Subscriptions.Where(s => s.Kind == SubscriptionKind.Digest && s.ServerId == null && s.ChannelId != null).Select(s => s.ChannelId!).ToListAsync(cancel);
    }

    /// <summary>Gives digests that settings made, which name a channel alone, to the server whose channels these are: its take-downs, mutes and votes are theirs then.</summary>
    public async Task ClaimAsync(IReadOnlyCollection<string> channels, string server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await db.Subscriptions.Where(s => s.Kind == SubscriptionKind.Digest && s.ServerId == null && channels.Contains(s.ChannelId!)).ExecuteUpdateAsync(set => set.SetProperty(s => s.ServerId, server), cancel);
    }

    public async Task<Subscription?> FindAsync(SubscriptionKey key, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await key.Find(db.Subscriptions.AsNoTracking()).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Holds it back until it is resumed, or by itself until an instant.</summary>
    public Task<Subscription?> PauseAsync(SubscriptionKey key, DateTimeOffset? until, CancellationToken cancel) => ChangeAsync(key, async (db, s, now) =>
    {
        s.State = until is null ? SubscriptionState.Paused : SubscriptionState.Active;
        s.PausedUntil = until;
        s.Since = until ?? s.Since; // what falls due in between is not made up
        await DropDraftsAsync(db, s, now, cancel);
    }, cancel);

    /// <summary>Lets it run again from now on; what fell due meanwhile is not made up.</summary>
    public Task<Subscription?> ResumeAsync(SubscriptionKey key, CancellationToken cancel) => SetAsync(key, (s, now) => Revive(s, now), cancel);

    public Task<Subscription?> StopAsync(SubscriptionKey key, CancellationToken cancel) => ChangeAsync(key, async (db, s, now) =>
    {
        s.State = SubscriptionState.Stopped;
        await DropDraftsAsync(db, s, now, cancel);
    }, cancel);

    /// <summary>Changes how a digest is posted, and not when: mention, quiet weeks, review.</summary>
    public Task<Subscription?> SetAsync(SubscriptionKey key, Action<Subscription> change, CancellationToken cancel) => ChangeAsync(key, async (db, s, now) =>
    {
        var (channel, hours) = (s.ReviewChannelId, s.ReviewHours);
        change(s);
        if (channel != s.ReviewChannelId || hours != s.ReviewHours)
        {
            await DropDraftsAsync(db, s, now, cancel);
        }
    }, cancel);

    /// <summary>An extra edition now, over the week that ends now. Null where there is no such subscription.</summary>
    public Task<Subscription?> SendNowAsync(SubscriptionKey key, CancellationToken cancel) => ChangeAsync(key, async (db, s, now) =>
    {
        if (s.State is not SubscriptionState.Active)
        {
            Revive(s, now);
        }

        await AddFirstSlotAsync(db, s, now, cancel);
    }, cancel);

    /// <summary>The next instants at which an edition is due.</summary>
    public IReadOnlyList<DateTimeOffset> NextSlots(Subscription subscription, int count)
    {
        var next = subscription.PausedUntil is { } until && until > clock.GetUtcNow() ? until : clock.GetUtcNow();
        var zone = Profiles.ZoneOf(subscription);
        var slots = new List<DateTimeOffset>(count);
        while (slots.Count < count)
        {
            next = Slots.Next(subscription.Days, subscription.Time, zone, next);
            slots.Add(next);
        }

        return slots;
    }

    private async Task<Subscribed> KeepAsync(Func<BotDb, IQueryable<Subscription>> find, Func<Subscription> create, Action<Subscription> take, Wanted wanted, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.CreateDbContextAsync(cancel);
        var subscription = await find(db).OrderBy(s => s.Id).FirstOrDefaultAsync(cancel);
        var revived = subscription is null || subscription.State is not SubscriptionState.Active;
        if (subscription is null)
        {
            subscription = create();
            subscription.CreatedAt = now;
            db.Subscriptions.Add(subscription);
        }

        Apply(subscription, wanted);
        take(subscription);
        if (revived)
        {
            Revive(subscription, now);
            await AddFirstSlotAsync(db, subscription, now, cancel);
        }
        else if (wanted.MovesSlots)
        {
            subscription.Since = now;
            await DropDraftsAsync(db, subscription, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
        changes.Tell();
        return new Subscribed(subscription, revived);
    }

    private Task<Subscription?> SetAsync(SubscriptionKey key, Action<Subscription, DateTimeOffset> change, CancellationToken cancel) => ChangeAsync(key, (_, s, now) =>
    {
        change(s, now);
        return Task.CompletedTask;
    }, cancel);

    private async Task<Subscription?> ChangeAsync(SubscriptionKey key, Func<BotDb, Subscription, DateTimeOffset, Task> change, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var subscription = await key.Find(db.Subscriptions).FirstOrDefaultAsync(cancel);
        if (subscription is not null)
        {
            await change(db, subscription, clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            changes.Tell();
        }

        return subscription;
    }

    /// <summary>A slot that stands there early, for the sake of its draft, goes with the schedule it was made from.</summary>
    private static async Task DropDraftsAsync(BotDb db, Subscription subscription, DateTimeOffset now, CancellationToken cancel)
    {
        var early = await db.Slots.Where(s => s.SubscriptionId == subscription.Id && s.Due > now && (s.State == SlotState.Due || s.State == SlotState.Composed)).ToListAsync(cancel);
        var ids = early.ConvertAll(s => s.Id);
        db.Reviews.RemoveRange(await db.Reviews.Where(r => ids.Contains(r.SlotId)).ToListAsync(cancel));
        db.Slots.RemoveRange(early);
    }

    /// <summary>Two requests in one hour share their edition: the second would only repeat it.</summary>
    private static async Task AddFirstSlotAsync(BotDb db, Subscription subscription, DateTimeOffset now, CancellationToken cancel)
    {
        var slot = SlotBook.First(subscription, now);
        var waits = subscription.Id != 0 && await db.Slots.AnyAsync(s => s.SubscriptionId == subscription.Id && (s.Due == slot.Due || (s.Due <= now && (s.State == SlotState.Due || s.State == SlotState.Composed))), cancel);
        if (!waits)
        {
            db.Slots.Add(slot);
        }
    }

    private static void Apply(Subscription subscription, Wanted wanted)
    {
        subscription.Days = [.. wanted.Days ?? subscription.Days];
        subscription.Time = wanted.Time ?? subscription.Time;
        subscription.Zone = wanted.Zone ?? subscription.Zone;
        subscription.Topics = [.. wanted.Topics ?? subscription.Topics];
        subscription.Audiences = [.. wanted.Audiences ?? subscription.Audiences];
        subscription.Languages = [.. wanted.Languages ?? subscription.Languages];
        subscription.Length = wanted.Length ?? subscription.Length;
        subscription.Locale = wanted.Locale ?? subscription.Locale;
    }

    private static void Revive(Subscription subscription, DateTimeOffset now)
    {
        subscription.State = SubscriptionState.Active;
        subscription.Problem = null;
        subscription.PausedUntil = null;
        subscription.Since = now;
    }
}
