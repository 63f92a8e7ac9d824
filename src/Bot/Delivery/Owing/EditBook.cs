using System.Text;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Microsoft.EntityFrameworkCore;

namespace Bot.Delivery.Owing;

/// <summary>
/// Owes the edits of what was posted: events that were taken down, cards that were corrected. What is owed follows from rows, so
/// an edition that was composed before the take-down and posted after it is edited too.
/// </summary>
internal sealed class EditBook(IDbContextFactory<BotDb> store, Recapper recapper, TimeProvider clock)
{
    private const int PostingsAtOnce = 500;

    /// <summary>Younger take-downs and corrections are looked through; older ones have met all that was posted.</summary>
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(14);

    /// <summary>Owes what is not owed yet; returns how many edits are new.</summary>
    public async Task<int> OweAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - LooksBack;
        await using var db = await store.CreateDbContextAsync(cancel);
        var owed = 0;
        foreach (var hidden in await db.Hidden.AsNoTracking().Where(h => h.At > since).OrderBy(h => h.Id).ToListAsync(cancel))
        {
            owed += await OweAsync($"hide:{hidden.Id}", await AliasesAsync(db, hidden.EventId, cancel), hidden.ServerId, null, cancel);
        }

        foreach (var card in await db.Analyses.AsNoTracking().Where(a => a.Correction && a.At > since).OrderBy(a => a.Id).ToListAsync(cancel))
        {
            owed += await OweAsync($"fix:{card.Id}", [card.EventId], null, card.Id, cancel) + await OweUpdatesAsync(card, cancel);
        }

        return owed;
    }

    /// <summary>Followers were told of the event under the headline that was wrong.</summary>
    private async Task<int> OweUpdatesAsync(Analysis card, CancellationToken cancel)
    {
        var (since, cause, told) = (clock.GetUtcNow() - LooksBack, $"fix:{card.Id}", $":{card.EventId}:");
        await using var db = await store.CreateDbContextAsync(cancel);
        var posted = await db.Postings.AsNoTracking()
            .Where(p => p.State == PostingState.Sent && p.NotBefore > since && p.Kind == PostingKind.Update && p.MessageId != null && p.SentAt < card.At)
            .Where(p => p.DedupeKey.Contains(told) && !db.Postings.Any(e => e.DedupeKey == cause + ":" + p.Id)).ToListAsync(cancel);
        foreach (var posting in posted.Where(p => p.Payload is not null))
        {
            var body = Json.Read<MessageBody>(Encoding.UTF8.GetBytes(posting.Payload!)); // checked above
            db.Postings.Add(Edit(cause, posting, EditionEdit.Retitled(body, card.EventId, $"Corrected: {DiscordMarkdown.Link(EditionMessage.Showable(card.Headline) ? card.Headline : "An event", card.Url)}")));
        }

        return await db.SaveChangesAsync(cancel);
    }

    /// <summary>The event under every id that was merged into it: editions know it by the one it had.</summary>
    private static async Task<List<long>> AliasesAsync(BotDb db, long eventId, CancellationToken cancel)
    {
        var ids = new List<long> { eventId };
        ids.AddRange(await db.Events.Where(e => e.MergedInto == eventId).Select(e => e.Id).ToListAsync(cancel));
        return ids;
    }

    private async Task<int> OweAsync(string cause, List<long> events, string? server, long? correctedBy, CancellationToken cancel)
    {
        for (var owed = 0; ;)
        {
            await using var db = await store.CreateDbContextAsync(cancel);
            var recaps = db.RecapItems.Where(item => events.Contains(item.EventId) && (correctedBy == null || item.AnalysisId < correctedBy)).Select(item => (long?)item.RecapId);
            var slots = db.Slots.Where(slot => recaps.Contains(slot.RecapId)).Select(slot => (long?)slot.Id);
            var posted = await db.Postings.AsNoTracking().Where(p => slots.Contains(p.SlotId))
                .Where(p => server == null || db.Subscriptions.Any(s => s.Id == p.SubscriptionId && s.ServerId == server))
                .Where(p => p.Kind == PostingKind.Edition && p.State == PostingState.Sent && p.MessageId != null && p.DestinationKind != "crosspost")
                .Where(p => !db.Postings.Any(e => e.DedupeKey == cause + ":" + p.Id))
                .OrderBy(p => p.Id).Take(PostingsAtOnce).ToListAsync(cancel);
            foreach (var posting in posted)
            {
                db.Postings.Add(Edit(cause, posting, await BodyAsync(db, posting, cancel)));
            }

            owed += await db.SaveChangesAsync(cancel);
            if (posted.Count < PostingsAtOnce)
            {
                return owed;
            }
        }
    }

    private Posting Edit(string cause, Posting posted, MessageBody body) => new()
    {
        Kind = PostingKind.Edit,
        DedupeKey = $"{cause}:{posted.Id}",
        Destination = "edit:" + (posted.ChannelId ?? posted.Destination),
        DestinationKind = "edit",
        SubscriptionId = posted.SubscriptionId,
        RecapId = posted.RecapId,
        ChannelId = posted.ChannelId ?? posted.Destination,
        EditsMessageId = posted.MessageId,
        NotBefore = clock.GetUtcNow(),
        Payload = Encoding.UTF8.GetString(Json.Write(body)),
    };

    /// <summary>The posted part with every correction and every take-down that holds for its readers now.</summary>
    private async Task<MessageBody> BodyAsync(BotDb db, Posting posted, CancellationToken cancel)
    {
        var part = await db.RecapParts.AsNoTracking().FirstAsync(p => p.RecapId == posted.RecapId && p.Form == posted.Form && p.Part == posted.Part, cancel);
        var body = Json.Read<MessageBody>(Encoding.UTF8.GetBytes(part.Payload));
        var items = await db.RecapItems.AsNoTracking().Where(i => i.RecapId == posted.RecapId).Select(i => new { i.EventId, i.AnalysisId, Headline = i.Analysis!.Headline, Standing = i.Event!.MergedInto ?? i.EventId }).ToListAsync(cancel);
        var (ids, standing) = (items.ConvertAll(i => i.EventId), items.ConvertAll(i => i.Standing));
        var fixes = await db.Analyses.AsNoTracking().Where(a => a.Correction && ids.Contains(a.EventId)).Select(a => new { a.Id, a.EventId }).ToListAsync(cancel);
        var wrong = items.Where(i => fixes.Exists(f => f.EventId == i.EventId && f.Id > i.AnalysisId)).ToList();
        if (wrong.Count > 0)
        {
            var right = await recapper.ReadCorrectedAsync(posted.RecapId ?? 0, [.. wrong.Select(i => i.EventId)], cancel);
            body = EditionEdit.Corrected(body, right.ToDictionary(item => item.EventId), [.. wrong.Select(i => i.Headline)]);
        }

        var server = await db.Subscriptions.Where(s => s.Id == posted.SubscriptionId).Select(s => s.ServerId).FirstOrDefaultAsync(cancel);
        var hidden = await db.Hidden.Where(h => (h.ServerId == null || h.ServerId == server) && (ids.Contains(h.EventId) || standing.Contains(h.EventId))).Select(h => h.EventId).ToListAsync(cancel);
        var gone = items.Where(i => hidden.Contains(i.EventId) || hidden.Contains(i.Standing)).DistinctBy(i => i.EventId).ToDictionary(i => i.EventId, i => i.Headline);
        var goneIds = gone.Keys.ToList();
        var actions = await db.ActionItems.Where(a => goneIds.Contains(a.EventId)).Select(a => a.Id).ToListAsync(cancel);
        return gone.Count == 0 ? body : EditionEdit.Without(body, gone, actions.ToHashSet());
    }
}
