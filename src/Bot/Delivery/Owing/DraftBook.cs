using System.Text;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Microsoft.EntityFrameworkCore;

namespace Bot.Delivery.Owing;

/// <summary>Owes the message of a draft to its review channel, and an edit of it whenever the draft changes.</summary>
internal sealed class DraftBook(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>Whether this version of a draft is owed already.</summary>
    /// <param name="slot">With its subscription.</param>
    public async Task<bool> HasAsync(Slot slot, Review review, CancellationToken cancel)
    {
        var (first, key) = (Key(slot), Key(slot, review));
        await using var db = await store.CreateDbContextAsync(cancel);
        var draft = await db.Postings.AsNoTracking().FirstOrDefaultAsync(p => p.DedupeKey == first, cancel);
        return draft is not null && (draft.State != PostingState.Sent || await db.Postings.AnyAsync(p => p.DedupeKey == key, cancel));
    }

    /// <summary>Owes the draft, or where it stands in its channel the edit that brings it up to date.</summary>
    public async Task OweAsync(Slot slot, Review review, Edition edition, CancellationToken cancel)
    {
        var (subscription, first) = (slot.Subscription!, Key(slot)); // the caller loaded it
        var state = review.Approved ? DraftState.Approved : slot.State == SlotState.Held ? DraftState.Held : DraftState.Open;
        await using var db = await store.CreateDbContextAsync(cancel);
        var suggested = await SuggestedAsync(db, subscription.ServerId, slot.From, cancel);
        var payload = Encoding.UTF8.GetString(Json.Write(DraftMessage.Of(edition, slot, subscription.ChannelId ?? "", subscription.HoldUnapproved, state, suggested)));
        var draft = await db.Postings.AsNoTracking().FirstOrDefaultAsync(p => p.DedupeKey == first, cancel);
        db.Postings.Add(draft is null
            ? new Posting
            {
                Kind = PostingKind.Notice,
                DedupeKey = first,
                Destination = subscription.ReviewChannelId!, // the review would not be open without one
                SubscriptionId = subscription.Id,
                NotBefore = clock.GetUtcNow(),
                Payload = payload,
            }
            : new Posting
            {
                Kind = PostingKind.Edit,
                DedupeKey = Key(slot, review),
                Destination = "edit:" + (draft.ChannelId ?? draft.Destination),
                DestinationKind = "edit",
                SubscriptionId = subscription.Id,
                ChannelId = draft.ChannelId ?? draft.Destination,
                EditsMessageId = draft.MessageId,
                NotBefore = clock.GetUtcNow(),
                Payload = payload,
            });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What the server's members asked about since the window began, newest first, each once.</summary>
    private static async Task<IReadOnlyList<Suggested>> SuggestedAsync(BotDb db, string? server, DateTimeOffset since, CancellationToken cancel)
    {
        var rows = await db.Suggestions.AsNoTracking().Where(s => s.ServerId == server && server != null && s.At > since).OrderByDescending(s => s.Id).Take(100)
            .Select(s => new Suggested(s.Id, s.Url, db.Events.Where(e => e.Id == s.EventId).Select(e => e.MergedInto ?? e.Id).Cast<long?>().FirstOrDefault(), db.Events.Where(e => e.Id == s.EventId).Select(e => e.Title).FirstOrDefault() ?? "")).ToListAsync(cancel);
        return [.. rows.DistinctBy(s => s.EventId is { } told ? FormattableString.Invariant($"#{told}") : s.Url)];
    }

    private static string Key(Slot slot) => $"draft:{slot.Id}";

    private static string Key(Slot slot, Review review) => $"draft:{slot.Id}:{review.At.UtcTicks}{(slot.State == SlotState.Held ? ":held" : "")}";
}
