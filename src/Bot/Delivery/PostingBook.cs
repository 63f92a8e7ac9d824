using System.Collections.Concurrent;
using System.Globalization;
using Bot.Delivery.Owing;
using Microsoft.EntityFrameworkCore;

namespace Bot.Delivery;

/// <summary>
/// Messages and edits are sent side by side, so that a take-down waits behind no morning of editions. Each has its own rows.
/// </summary>
internal enum Lane { Messages, Edits }

/// <summary>Keeps the rows of delivery: leases what is due, writes down what came of it.</summary>
internal sealed class PostingBook(IDbContextFactory<BotDb> store, TimeProvider clock, OutboxOptions options)
{
    private const int LongestName = 100;

    private readonly ConcurrentDictionary<(long Recap, string Form), IReadOnlyList<string>> _parts = [];
    private readonly ConcurrentDictionary<long, string> _names = [];

    /// <summary>A process that starts alone on its database takes over what a dead one had leased.</summary>
    public async Task ReleaseAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await db.Postings.Where(p => p.State == PostingState.Leased)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PostingState.Owed).SetProperty(p => p.LeaseUntil, (DateTimeOffset?)null), cancel);
    }

    /// <summary>
    /// Takes what is due, earliest first, grouped by destination in the order of sending. A destination where something
    /// earlier waits or is being sent is left alone, so that nothing overtakes.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<Debt>>> LeaseAsync(Lane lane, CancellationToken cancel)
    {
        var (now, real, edits) = (clock.GetUtcNow(), options.Clock.GetUtcNow(), lane == Lane.Edits);
        await using var db = await store.CreateDbContextAsync(cancel);
        await db.Postings.Where(p => p.State == PostingState.Leased && p.LeaseUntil <= real)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PostingState.Owed), cancel);
        var due = await db.Postings.AsNoTracking()
            .Where(p => p.State == PostingState.Owed && p.NotBefore <= now && (p.LeaseUntil == null || p.LeaseUntil <= real) && (p.DestinationKind == "edit") == edits)
            .Where(p => !db.Postings.Any(e => e.Destination == p.Destination && e.Id < p.Id
                && (e.State == PostingState.Leased || (e.State == PostingState.Owed && e.LeaseUntil > real))))
            .OrderBy(p => p.NotBefore).ThenBy(p => p.Id).Take(options.Batch).ToListAsync(cancel);
        if (due.Count == 0)
        {
            return [];
        }

        var ids = due.ConvertAll(p => p.Id);
        await db.Postings.Where(p => ids.Contains(p.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.State, PostingState.Leased)
                .SetProperty(p => p.LeaseUntil, real + options.Lease)
                .SetProperty(p => p.Tries, p => p.Tries + 1)
                .SetProperty(p => p.FirstTriedAt, p => p.FirstTriedAt ?? real),
            cancel);
        return await DebtsAsync(db, due, cancel);
    }

    /// <summary>The earliest instant, on the real clock, at which something that waits may be tried again.</summary>
    public async Task<DateTimeOffset?> NextTryAsync(Lane lane, CancellationToken cancel)
    {
        var (now, edits) = (clock.GetUtcNow(), lane == Lane.Edits);
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Postings.Where(p => p.State == PostingState.Owed && p.NotBefore <= now && p.LeaseUntil != null && (p.DestinationKind == "edit") == edits).MinAsync(p => p.LeaseUntil, cancel);
    }

    /// <summary>Writes what came of attempts, in one transaction.</summary>
    public async Task WriteAsync(IReadOnlyList<Receipt> receipts, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var sent = await SentStatement.PrepareAsync(db, cancel);
        var now = SentStatement.Instant(db, clock.GetUtcNow());
        foreach (var receipt in receipts)
        {
            await (receipt.State == PostingState.Sent ? sent.WriteAsync(receipt, now, cancel) : WriteAsync(db, receipt, cancel));
        }

        await transaction.CommitAsync(cancel);
    }

    private static async Task WriteAsync(BotDb db, Receipt receipt, CancellationToken cancel)
    {
        var id = receipt.Posting.Id;
        var channel = receipt.Place?.ChannelId ?? receipt.Posting.ChannelId;
        var unsure = receipt.Unsure;
        await db.Postings.Where(p => p.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.State, receipt.State)
                .SetProperty(p => p.ChannelId, channel)
                .SetProperty(p => p.MessageId, receipt.Place == null ? null : receipt.Place.MessageId)
                .SetProperty(p => p.SentAt, (DateTimeOffset?)null)
                .SetProperty(p => p.LeaseUntil, receipt.TryAt)
                .SetProperty(p => p.FirstTriedAt, p => unsure ? p.FirstTriedAt : null)
                .SetProperty(p => p.Problem, receipt.Problem)
                .SetProperty(p => p.Refusal, receipt.Refusal),
            cancel);
        if (receipt.State is PostingState.Refused or PostingState.Unknown && receipt.Posting.SlotId is { } slot)
        {
            await db.Postings.Where(p => p.SlotId == slot && p.Id > id && (p.State == PostingState.Owed || p.State == PostingState.Leased)).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.State, PostingState.Refused)
                    .SetProperty(p => p.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(p => p.Problem, "an earlier part could not be delivered")
                    .SetProperty(p => p.Refusal, PostingRefusal.EarlierPart),
                cancel);
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<Debt>>> DebtsAsync(BotDb db, List<Posting> due, CancellationToken cancel)
    {
        var subscriptions = await SubscriptionsAsync(db, due, cancel);
        var before = await BeforeAsync(db, due, cancel);
        var servers = await FollowServersAsync(db, due, cancel);
        await KeepDmChannelsAsync(db, due, cancel);
        var debts = new List<Debt>(due.Count);
        foreach (var posting in due)
        {
            var subscription = posting.SubscriptionId is { } id ? subscriptions.GetValueOrDefault(id) : null;
            debts.Add(new(
                posting, Debt.Marked(await PayloadAsync(db, posting, cancel), Debt.MarkOf(posting)), subscription?.ServerId ?? (Told(posting) is { } told ? servers.GetValueOrDefault(told.Follow) : null),
                await NameAsync(db, posting, cancel), posting.SlotId is { } slot ? before.GetValueOrDefault(slot) : null)
            {
                Stopped = posting.Kind == PostingKind.Edition && posting.SubscriptionId is not null && subscription is not { State: SubscriptionState.Active },
            });
        }

        return [.. debts.GroupBy(debt => debt.Posting.Destination).Select(group => (IReadOnlyList<Debt>)[.. group])];
    }

    private static async Task<Dictionary<long, Subscription>> SubscriptionsAsync(BotDb db, List<Posting> due, CancellationToken cancel)
    {
        var ids = due.Where(p => p.SubscriptionId != null).Select(p => p.SubscriptionId!.Value).Distinct().ToList();
        return await db.Subscriptions.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
    }

    /// <summary>The servers of the follows whose updates are to become forum posts: there a lost answer is looked for.</summary>
    private static async Task<Dictionary<long, string?>> FollowServersAsync(BotDb db, List<Posting> due, CancellationToken cancel)
    {
        var ids = due.Where(p => p.DestinationKind == "forum").Select(Told).OfType<(long Follow, long Event)>().Select(told => told.Follow).ToList();
        return ids.Count == 0 ? [] : await db.Follows.Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.ServerId, cancel);
    }

    /// <summary>The follow and the first event of an update, as <see cref="FollowBook"/> wrote them into its key.</summary>
    private static (long Follow, long Event)? Told(Posting posting) =>
        posting.Kind == PostingKind.Update && posting.DedupeKey.Split(':') is [var follow, var told, ..]
            && long.TryParse(follow.AsSpan(follow.IndexOf('-') + 1), CultureInfo.InvariantCulture, out var id) && long.TryParse(told, CultureInfo.InvariantCulture, out var eventId)
            ? (id, eventId)
            : null;

    /// <summary>Where the last sent part of each slot stands.</summary>
    private static async Task<Dictionary<long, Place>> BeforeAsync(BotDb db, List<Posting> due, CancellationToken cancel)
    {
        var slots = due.Where(p => p.SlotId != null && (p.Part > 0 || p.Kind == PostingKind.Edit)).Select(p => p.SlotId).Distinct().ToList();
        if (slots.Count == 0)
        {
            return [];
        }

        var sent = await db.Postings.AsNoTracking()
            .Where(p => slots.Contains(p.SlotId) && p.Kind == PostingKind.Edition && p.State == PostingState.Sent && p.MessageId != null && p.ChannelId != null)
            .Select(p => new { p.SlotId, p.Part, p.ChannelId, p.MessageId }).ToListAsync(cancel);
        return sent.GroupBy(p => p.SlotId!.Value).ToDictionary(group => group.Key, group => group.MaxBy(p => p.Part) is { } last ? new Place(last.ChannelId!, last.MessageId!) : null!);
    }

    /// <summary>The channel of a person is opened once; every later message takes it from the last one.</summary>
    private static async Task KeepDmChannelsAsync(BotDb db, List<Posting> due, CancellationToken cancel)
    {
        var people = due.Where(p => p is { DestinationKind: "dm", ChannelId: null }).Select(p => p.Destination).Distinct().ToList();
        if (people.Count == 0)
        {
            return;
        }

        var known = await db.Postings.AsNoTracking().Where(p => people.Contains(p.Destination) && p.State == PostingState.Sent && p.ChannelId != null)
            .OrderByDescending(p => p.Id).Select(p => new { p.Destination, p.ChannelId }).ToListAsync(cancel);
        foreach (var posting in due.Where(p => p is { DestinationKind: "dm", ChannelId: null }))
        {
            posting.ChannelId = known.Find(last => last.Destination == posting.Destination)?.ChannelId;
        }
    }

    private async Task<string> PayloadAsync(BotDb db, Posting posting, CancellationToken cancel)
    {
        if (posting.Payload is { } own)
        {
            return own;
        }

        var key = (posting.RecapId ?? 0, posting.Form ?? "");
        if (!_parts.TryGetValue(key, out var parts))
        {
            parts = await db.RecapParts.AsNoTracking().Where(p => p.RecapId == posting.RecapId && p.Form == posting.Form)
                .OrderBy(p => p.Part).Select(p => p.Payload).ToListAsync(cancel);
            Remember(_parts, key, parts);
        }

        return posting.Part < parts.Count ? parts[posting.Part] : "{}";
    }

    private async Task<string> NameAsync(BotDb db, Posting posting, CancellationToken cancel)
    {
        if (posting.RecapId is not { } recap)
        {
            return posting.DestinationKind == "forum" && Told(posting) is { } told
                && await db.Analyses.Where(a => a.EventId == told.Event).OrderByDescending(a => a.Version).Select(a => a.Headline).FirstOrDefaultAsync(cancel) is { } headline
                && DiscordMarkdown.Length(headline) is > 0 and <= LongestName ? headline : "AI recap";
        }

        if (!_names.TryGetValue(recap, out var name))
        {
            var title = await db.Recaps.Where(r => r.Id == recap).Select(r => r.Title).FirstOrDefaultAsync(cancel) ?? "AI recap";
            name = DiscordMarkdown.Length(title) <= LongestName ? title : "AI recap";
            Remember(_names, recap, name);
        }

        return name;
    }

    /// <summary>Editions of one morning are few; what is not needed any more goes with them.</summary>
    private static void Remember<TKey, TValue>(ConcurrentDictionary<TKey, TValue> memory, TKey key, TValue value)
        where TKey : notnull
    {
        if (memory.Count >= 256)
        {
            memory.Clear();
        }

        memory[key] = value;
    }
}
