using System.Globalization;
using System.Text;
using Bot.Discord.Wire;
using Microsoft.EntityFrameworkCore;

namespace Bot.Delivery.Owing;

/// <summary>
/// Owes followers a message about each material change: an entry of the event log with a text. How far the log was read is kept
/// in the transaction that owes the messages, so that none is owed twice or passed over.
/// </summary>
internal sealed class FollowBook(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    private const string Cursor = "follows-read-to";
    private const int EntriesAtOnce = 500;

    /// <summary>Reads on in the log; returns how many messages are new.</summary>
    public async Task<int> OweAsync(CancellationToken cancel)
    {
        for (var owed = 0; ;)
        {
            await using var db = await store.CreateDbContextAsync(cancel);
            var read = await db.Keepsakes.FirstOrDefaultAsync(k => k.Name == Cursor, cancel);
            var after = read is null ? 0 : long.Parse(read.Value, CultureInfo.InvariantCulture);
            var entries = await db.EventLog.AsNoTracking().Where(l => l.Seq > after).OrderBy(l => l.Seq).Take(EntriesAtOnce).ToListAsync(cancel);
            if (entries.Count == 0)
            {
                return owed;
            }

            var changes = entries.FindAll(l => l.What.Length > 0 && l.Kind != EventLogKind.Formed);
            var postings = changes.Count == 0 ? [] : await PostingsAsync(db, changes, cancel);
            db.Postings.AddRange(postings);
            read ??= db.Keepsakes.Add(new Keepsake { Name = Cursor, Value = "" }).Entity;
            (read.Value, read.At) = (entries[^1].Seq.ToString(CultureInfo.InvariantCulture), clock.GetUtcNow());
            await db.SaveChangesAsync(cancel);
            owed += postings.Count;
        }
    }

    private async Task<List<Posting>> PostingsAsync(BotDb db, List<EventLog> changes, CancellationToken cancel)
    {
        var follows = await db.Follows.AsNoTracking().Where(f => f.Problem == null).OrderBy(f => f.Id).ToListAsync(cancel);
        if (follows.Count == 0)
        {
            return [];
        }

        var standing = await StandingAsync(db, [.. changes.Select(l => l.EventId), .. follows.Where(f => f.EventId != null).Select(f => f.EventId!.Value)], cancel);
        var hidden = (await db.Hidden.AsNoTracking().ToListAsync(cancel)).ToLookup(h => h.EventId, h => h.ServerId);
        var headlines = await HeadlinesAsync(db, [.. changes.Select(l => standing.GetValueOrDefault(l.EventId)?.Id ?? 0).Distinct()], cancel);
        List<Posting> postings = [];
        foreach (var follow in follows)
        {
            var news = changes
                .Where(l => l.Seq > follow.Seq && standing.GetValueOrDefault(l.EventId) is { Tier: Tier.Catalogue } told && Concerns(follow, told, standing)
                    && !hidden[told.Id].Any(server => server is null || server == follow.ServerId))
                .GroupBy(l => standing[l.EventId].Id)
                .Select(same => Line(standing[same.First().EventId], headlines, same.MaxBy(l => l.Seq)!.What)) // a group is never empty
                .ToList();
            if (news.Count > 0)
            {
                postings.Add(Update(follow, news, changes[^1].Seq));
            }
        }

        return postings;
    }

    private static bool Concerns(Follow follow, NewsEvent told, Dictionary<long, NewsEvent> standing) => follow.EventId is { } id
        ? standing.GetValueOrDefault(id)?.Id == told.Id
        : follow.Name is { } name && (told.Topics.Contains(name, StringComparer.OrdinalIgnoreCase) || told.Actors.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static UpdateLine Line(NewsEvent told, Dictionary<long, Analysis> cards, string what) => cards.TryGetValue(told.Id, out var card)
        ? new(told.Id, card.Headline, card.Url, Sentence(what))
        : new(told.Id, told.Title, "", Sentence(what));

    private static string Sentence(string what) => char.ToUpperInvariant(what[0]) + what[1..].TrimEnd('.') + ".";

    private Posting Update(Follow follow, List<UpdateLine> news, long seq) => new()
    {
        Kind = PostingKind.Update,
        DedupeKey = $"follow-{follow.Id}:{string.Join(':', news.Take(UpdateMessage.Most).Select(line => line.EventId))}:at:{seq}",
        Destination = follow.ChannelId ?? "person:" + follow.PersonId,
        DestinationKind = follow.ChannelId is null ? "dm" : follow.ChannelKind,
        NotBefore = clock.GetUtcNow(),
        Payload = Encoding.UTF8.GetString(Json.Write(UpdateMessage.Of(follow.Name, news, $"stop-follow:{follow.Id}"))),
    };

    /// <summary>Each event by its own id, as what it was merged into.</summary>
    private static async Task<Dictionary<long, NewsEvent>> StandingAsync(BotDb db, List<long> ids, CancellationToken cancel)
    {
        var all = new Dictionary<long, NewsEvent>();
        for (var open = ids.Distinct().ToList(); open.Count > 0; open = [.. all.Values.Where(e => e.MergedInto is { } into && !all.ContainsKey(into)).Select(e => e.MergedInto!.Value).Distinct()])
        {
            var found = await db.Events.AsNoTracking().Where(e => open.Contains(e.Id)).ToListAsync(cancel);
            found.ForEach(e => all[e.Id] = e);
            if (found.Count < open.Count)
            {
                break; // a row is missing: what points there stands for itself
            }
        }

        return all.ToDictionary(pair => pair.Key, pair =>
        {
            var e = pair.Value;
            for (var step = 0; step < 32 && e.MergedInto is { } into && all.TryGetValue(into, out var next); step++)
            {
                e = next;
            }

            return e;
        });
    }

    private static async Task<Dictionary<long, Analysis>> HeadlinesAsync(BotDb db, List<long> events, CancellationToken cancel)
    {
        var newest = db.Analyses.Where(a => events.Contains(a.EventId)).GroupBy(a => a.EventId).Select(g => g.Max(a => a.Id));
        return await db.Analyses.AsNoTracking().Where(a => newest.Contains(a.Id)).ToDictionaryAsync(a => a.EventId, cancel);
    }
}
