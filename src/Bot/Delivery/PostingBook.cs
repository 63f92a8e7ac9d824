using System.Collections.Concurrent;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bot.Delivery;

/// <summary>Keeps the rows of delivery: derives debts from slots, leases them, writes down what came of them.</summary>
internal sealed class PostingBook(IDbContextFactory<BotDb> store, Recapper recapper, TimeProvider clock, OutboxOptions options)
{
    /// <summary>SQLite's error for a broken unique key.</summary>
    private const int Constraint = 19;

    private const int SlotsAtOnce = 200;
    private const int LongestName = 100;

    private readonly ConcurrentDictionary<(long Recap, string Form), IReadOnlyList<string>> _parts = [];
    private readonly ConcurrentDictionary<long, string> _names = [];

    /// <summary>
    /// Inserts the postings of every due slot that has its recap and none yet, all parts of a slot in one transaction.
    /// Returns how many.
    /// </summary>
    public async Task<int> OweAsync(CancellationToken cancel)
    {
        var owed = 0;
        while (true)
        {
            await using var db = await store.CreateDbContextAsync(cancel);
            var slots = await Unpaid(db).OrderBy(slot => slot.Id).Take(SlotsAtOnce).ToListAsync(cancel);
            foreach (var slot in slots)
            {
                db.Postings.AddRange(await PostingsAsync(slot, cancel));
            }

            try
            {
                owed += await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException clash) when (clash.InnerException is SqliteException { SqliteErrorCode: Constraint })
            {
                return owed; // another process owes them already
            }

            if (slots.Count < SlotsAtOnce)
            {
                return owed;
            }
        }
    }

    /// <summary>
    /// Owes a notice for every edition that ended badly in a server with an alert channel; one per slot. Returns how many.
    /// </summary>
    public async Task<int> OweNoticesAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var failed = await db.Postings.AsNoTracking()
            .Where(p => p.Kind == PostingKind.Edition && p.DestinationKind != "dm" && (p.State == PostingState.Refused || p.State == PostingState.Unknown))
            .Where(p => p.Refusal != PostingRefusal.EarlierPart && p.Refusal != PostingRefusal.Stopped && p.SlotId != null)
            .Where(p => !db.Postings.Any(n => n.DedupeKey == "notice:" + p.DedupeKey))
            .Join(db.Subscriptions, p => p.SubscriptionId, s => s.Id, (p, s) => new { Posting = p, s.ServerId })
            .Join(db.ServerSettings.Where(s => s.AlertChannelId != null), pair => pair.ServerId, s => s.ServerId, (pair, s) => new { pair.Posting, s.AlertChannelId })
            .Take(SlotsAtOnce).ToListAsync(cancel);
        db.Postings.AddRange(failed.Where(pair => pair.AlertChannelId != pair.Posting.Destination).Select(pair => new Posting
        {
            Kind = PostingKind.Notice,
            DedupeKey = "notice:" + pair.Posting.DedupeKey,
            Destination = pair.AlertChannelId!, // the join asks for one
            NotBefore = clock.GetUtcNow(),
            Payload = System.Text.Encoding.UTF8.GetString(Json.Write(Notice.Of(pair.Posting))),
        }));
        return await db.SaveChangesAsync(cancel);
    }

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
    public async Task<IReadOnlyList<IReadOnlyList<Debt>>> LeaseAsync(CancellationToken cancel)
    {
        var (now, real) = (clock.GetUtcNow(), options.Clock.GetUtcNow());
        await using var db = await store.CreateDbContextAsync(cancel);
        await db.Postings.Where(p => p.State == PostingState.Leased && p.LeaseUntil <= real)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PostingState.Owed), cancel);
        var due = await db.Postings.AsNoTracking()
            .Where(p => p.State == PostingState.Owed && p.NotBefore <= now && (p.LeaseUntil == null || p.LeaseUntil <= real))
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
    public async Task<DateTimeOffset?> NextTryAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Postings.Where(p => p.State == PostingState.Owed && p.NotBefore <= now && p.LeaseUntil != null).MinAsync(p => p.LeaseUntil, cancel);
    }

    /// <summary>Writes what came of attempts, in one transaction.</summary>
    public async Task WriteAsync(IReadOnlyList<Receipt> receipts, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var receipt in receipts)
        {
            await WriteAsync(db, receipt, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private async Task WriteAsync(BotDb db, Receipt receipt, CancellationToken cancel)
    {
        var id = receipt.Posting.Id;
        DateTimeOffset? sentAt = receipt.State == PostingState.Sent ? clock.GetUtcNow() : null;
        var channel = receipt.Place?.ChannelId ?? receipt.Posting.ChannelId;
        var unsure = receipt.Unsure;
        await db.Postings.Where(p => p.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.State, receipt.State)
                .SetProperty(p => p.ChannelId, channel)
                .SetProperty(p => p.MessageId, receipt.Place == null ? null : receipt.Place.MessageId)
                .SetProperty(p => p.SentAt, sentAt)
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

    private IQueryable<Slot> Unpaid(BotDb db)
    {
        var now = clock.GetUtcNow();
        return db.Slots.AsNoTracking().Include(s => s.Subscription).Include(s => s.Recap)
            .Where(s => s.State == SlotState.Composed && s.RecapId != null && s.Due <= now && s.Subscription!.State == SubscriptionState.Active)
            .Where(s => s.Subscription!.ChannelId != null || s.Subscription.Kind == SubscriptionKind.Personal)
            .Where(s => !(s.Subscription!.SkipQuietWeeks && s.Recap!.Items.Count == 0))
            .Where(s => !db.Postings.Any(p => p.SlotId == s.Id))
            .OrderBy(s => s.Due).ThenBy(s => s.Subscription!.Kind).ThenBy(s => s.Id);
    }

    private async Task<IReadOnlyList<Posting>> PostingsAsync(Slot slot, CancellationToken cancel)
    {
        var subscription = slot.Subscription!; // both are loaded by Unpaid
        var recap = slot.Recap!;
        var form = EditionForm.Of(subscription);
        var parts = await PartsAsync(recap.Id, form, Profile.FromJson(slot.Profile).Locale, cancel);
        var personal = subscription.Kind == SubscriptionKind.Personal;
        Posting New(string key, int part) => new()
        {
            Kind = PostingKind.Edition,
            DedupeKey = $"slot:{slot.Id}:{key}",
            Destination = personal ? "person:" + subscription.PersonId : subscription.ChannelId!, // Unpaid asks for one
            DestinationKind = personal ? "dm" : subscription.ChannelKind,
            SubscriptionId = subscription.Id,
            SlotId = slot.Id,
            RecapId = recap.Id,
            Form = form.Key,
            Part = part,
            NotBefore = slot.Due,
            ChannelId = personal ? subscription.ChannelId : null,
        };
        var postings = parts.Select((_, part) => New(part.ToString(System.Globalization.CultureInfo.InvariantCulture), part)).ToList();
        if (subscription.ChannelKind == "announcement")
        {
            var publish = New("crosspost", 0);
            (publish.Kind, publish.DestinationKind, publish.Destination) = (PostingKind.Edit, "crosspost", "crosspost:" + publish.Destination);
            postings.Add(publish);
        }

        return postings;
    }

    private async Task<IReadOnlyList<string>> PartsAsync(long recapId, EditionForm form, string locale, CancellationToken cancel)
    {
        if (_parts.TryGetValue((recapId, form.Key), out var known))
        {
            return known;
        }

        var parts = await recapper.FreezeAsync(
            recapId, form.Key, locale, edition => [.. EditionMessage.Of(edition, recapId, form).Select(body => System.Text.Encoding.UTF8.GetString(Json.Write(body)))], cancel);
        Remember(_parts, (recapId, form.Key), parts);
        return parts;
    }

    private async Task<IReadOnlyList<IReadOnlyList<Debt>>> DebtsAsync(BotDb db, List<Posting> due, CancellationToken cancel)
    {
        var subscriptions = await SubscriptionsAsync(db, due, cancel);
        var before = await BeforeAsync(db, due, cancel);
        await KeepDmChannelsAsync(db, due, cancel);
        var debts = new List<Debt>(due.Count);
        foreach (var posting in due)
        {
            var subscription = posting.SubscriptionId is { } id ? subscriptions.GetValueOrDefault(id) : null;
            debts.Add(new(
                posting, Debt.Marked(await PayloadAsync(db, posting, cancel), Debt.MarkOf(posting)), subscription?.ServerId,
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
            return "AI recap";
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
