using Bot.News.Analysing.Analysts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Bot.News.Analysing;

/// <summary>What one round of analysing wrote: cards by kind, statements that stand and statements dropped.</summary>
public sealed record AnalyseSummary(int Cards, int Rich, int Thin, int Statements, int Dropped);

/// <summary>Writes each event's card, and lets no claim through that its sources do not carry.</summary>
public sealed partial class Analyser(IDbContextFactory<BotDb> store, TimeProvider clock, ILogger<Analyser>? log = null) : IDisposable
{
    private const int Batch = 40;

    /// <summary>An event without a report for longer than this is in no recap and on no list; it gets its first card when it grows again.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(60);

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Events whose log has moved since their card but not enough for a new version; read again in the next round.</summary>
    private readonly HashSet<long> waiting = [];

    /// <summary>Log position up to which an event was looked at without a new version coming of it.</summary>
    private readonly Dictionary<long, long> seen = [];

    private long cursor = -1;

    /// <summary>Writes a first card for events that have none and a new version where the event log shows a material change.</summary>
    public async Task<AnalyseSummary> AnalyseAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await using var db = await store.CreateDbContextAsync(cancel);
            var end = await db.EventLog.MaxAsync(l => (long?)l.Seq, cancel) ?? 0;
            var touched = await TouchedAsync(db, end, cancel);
            var sum = new AnalyseSummary(0, 0, 0, 0, 0);
            foreach (var ids in touched.Chunk(Batch)) sum = Add(sum, await BatchAsync(ids, end, cancel));
            cursor = end;
            return sum;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<List<long>> TouchedAsync(BotDb db, long end, CancellationToken cancel)
    {
        var moved = await db.EventLog.Where(l => l.Seq > cursor && l.Seq <= end).Select(l => new { l.EventId, l.OtherId }).Distinct().ToListAsync(cancel);
        var ids = moved.Select(m => m.EventId).Concat(moved.Where(m => m.OtherId is not null).Select(m => m.OtherId!.Value)).Concat(waiting).ToHashSet();
        if (cursor < 0) ids.UnionWith(await db.Events.Where(e => e.MergedInto == null && !db.Analyses.Any(a => a.EventId == e.Id)).Select(e => e.Id).ToListAsync(cancel));
        return [.. ids.Order()];
    }

    private async Task<AnalyseSummary> BatchAsync(long[] ids, long end, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var events = await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id) && e.MergedInto == null).ToListAsync(cancel);
        var newest = await db.Analyses.AsNoTracking().Where(a => ids.Contains(a.EventId)).GroupBy(a => a.EventId).Select(g => g.Max(a => a.Id)).ToListAsync(cancel);
        var cards = await db.Analyses.AsNoTracking().Include(a => a.Claims).ThenInclude(c => c.Citations).Where(a => newest.Contains(a.Id)).AsSplitQuery().ToDictionaryAsync(a => a.EventId, cancel);
        var first = cards.Count == 0 ? 0 : cards.Values.Min(c => c.Seq);
        var rows = await db.EventLog.AsNoTracking().Where(l => ids.Contains(l.EventId) && l.Seq > first && l.Seq <= end).ToListAsync(cancel);
        var since = rows.ToLookup(l => l.EventId);
        var due = events.Where(e => Wants(e, cards.GetValueOrDefault(e.Id), since[e.Id])).ToList();
        foreach (var gone in ids.Except(events.Select(e => e.Id))) waiting.Remove(gone);
        if (due.Count == 0) return new AnalyseSummary(0, 0, 0, 0, 0);

        var wanted = due.Select(e => e.Id).ToList();
        var reports = await db.Reports.AsNoTracking().Include(r => r.Article).Where(r => r.EventId != null && wanted.Contains(r.EventId.Value)).ToListAsync(cancel);
        var actions = (await db.ActionItems.Where(a => wanted.Contains(a.EventId)).ToListAsync(cancel)).ToLookup(a => a.EventId);
        var predictions = (await db.Predictions.Where(p => wanted.Contains(p.EventId)).Select(p => new { p.EventId, p.Key }).ToListAsync(cancel)).Select(p => (p.EventId, p.Key)).ToHashSet();
        var articles = reports.ToLookup(r => r.EventId, r => r.Article!); // included above
        var sum = new AnalyseSummary(0, 0, 0, 0, 0);
        foreach (var told in due)
        {
            var card = Write(told, [.. articles[told.Id]], cards.GetValueOrDefault(told.Id), since[told.Id], out var draft);
            waiting.Remove(told.Id);
            seen[told.Id] = end;
            if (card is null || draft is null) continue;
            card.Seq = end;
            db.Analyses.Add(card);
            Keep(db, draft, [.. actions[told.Id]], predictions);
            sum = Add(sum, new AnalyseSummary(1, card.Rich ? 1 : 0, card.Rich ? 0 : 1, card.Claims.Count, card.Dropped));
        }

        await db.SaveChangesAsync(cancel);
        return sum;
    }

    private bool Wants(NewsEvent told, Analysis? card, IEnumerable<EventLog> since)
    {
        if (card is null) return clock.GetUtcNow() - told.LastAt <= Reach;
        var news = since.Where(l => l.Seq > Math.Max(card.Seq, seen.GetValueOrDefault(told.Id))).ToList();
        var wish = Revision.Wanted(card, told, news, clock.GetUtcNow());
        if (wish == Wish.Later) waiting.Add(told.Id);
        else waiting.Remove(told.Id);
        return wish == Wish.Now;
    }

    /// <summary>A new version, or null where the event has nothing to write from or nothing on the card would change.</summary>
    private Analysis? Write(NewsEvent told, List<Article> articles, Analysis? before, IEnumerable<EventLog> news, out Draft? draft)
    {
        draft = null;
        var shown = told.Tier == Tier.Server ? articles : [.. articles.Where(a => a.Tier == Tier.Catalogue)];
        if (shown.Count == 0) return null;
        try
        {
            var material = new Material(told, shown);
            draft = ExtractiveAnalyst.Write(material, clock.GetUtcNow());
            var card = Cards.From(draft, material, before, [.. news.Where(l => before is not null && l.Seq > before.Seq)], clock.GetUtcNow());
            return before is not null && Revision.Same(before, card) ? null : card;
        }
        catch (Exception fault) when (fault is not OperationCanceledException && log is not null)
        {
            Unwritten(log, told.Id, fault);
            return null;
        }
    }

    private static void Keep(BotDb db, Draft draft, List<ActionItem> known, HashSet<(long, string)> predictions)
    {
        foreach (var old in known) old.Withdrawn = !draft.Actions.Any(a => a.Key == old.Key);
        foreach (var action in draft.Actions.Where(a => !known.Any(k => k.Key == a.Key))) db.ActionItems.Add(action);
        foreach (var prediction in draft.Predictions.Where(p => predictions.Add((p.EventId, p.Key)))) db.Predictions.Add(prediction);
    }

    private static AnalyseSummary Add(AnalyseSummary a, AnalyseSummary b) => new(a.Cards + b.Cards, a.Rich + b.Rich, a.Thin + b.Thin, a.Statements + b.Statements, a.Dropped + b.Dropped);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Event} got no card; it is tried again when it changes")]
    private static partial void Unwritten(ILogger log, long @event, Exception fault);
}
