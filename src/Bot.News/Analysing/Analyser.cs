using Bot.News.Analysing.Analysts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Bot.News.Analysing;

/// <summary>What one round of analysing wrote: cards by kind, statements that stand and statements dropped.</summary>
public sealed record AnalyseSummary(int Cards, int Rich, int Thin, int Statements, int Dropped);

/// <summary>Writes each event's card, and lets no claim through that its sources do not carry.</summary>
public sealed partial class Analyser : IDisposable
{
    private const int Batch = 40;

    /// <summary>So many events of the last days, by weight, may come before a reader; followed ones besides.</summary>
    private const int Readable = 40;

    private static readonly TimeSpan Readers = TimeSpan.FromDays(8);

    /// <summary>How far back a forecast may have come due to be judged still.</summary>
    private static readonly TimeSpan Judged = TimeSpan.FromDays(90);

    /// <summary>An event without a report for longer than this is in no recap and on no list; it gets its first card when it grows again.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(60);

    private readonly IDbContextFactory<BotDb> store;
    private readonly TimeProvider clock;
    private readonly IAnalyst analyst;
    private readonly ILogger<Analyser>? log;
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Events whose log has moved since their card but not enough for a new version; read again in the next round.</summary>
    private readonly HashSet<long> waiting = [];

    /// <summary>Log position up to which an event was looked at without a new version coming of it.</summary>
    private readonly Dictionary<long, long> seen = [];

    /// <summary>When a model is to be asked for an event that it gave no card for; never where the reason will not pass.</summary>
    private readonly Dictionary<long, DateTimeOffset> again = [];

    private long cursor = -1;

    internal Analyser(IDbContextFactory<BotDb> store, TimeProvider clock, IAnalyst analyst, ILogger<Analyser>? log = null) => (this.store, this.clock, this.analyst, this.log) = (store, clock, analyst, log);

    private bool ByModel => analyst is not ExtractiveAnalyst;

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
        var readable = ByModel ? await ReadableAsync(db, cancel) : [];
        var due = events.Where(e => Wants(e, cards.GetValueOrDefault(e.Id), since[e.Id], readable.Contains(e.Id))).ToList();
        foreach (var gone in ids.Except(events.Select(e => e.Id))) waiting.Remove(gone);
        if (due.Count == 0) return new AnalyseSummary(0, 0, 0, 0, 0);

        var wanted = due.Select(e => e.Id).ToList();
        var reports = await db.Reports.AsNoTracking().Include(r => r.Article).Where(r => r.EventId != null && wanted.Contains(r.EventId.Value)).ToListAsync(cancel);
        var actions = (await db.ActionItems.Where(a => wanted.Contains(a.EventId)).ToListAsync(cancel)).ToLookup(a => a.EventId);
        var predictions = (await db.Predictions.Where(p => wanted.Contains(p.EventId)).Select(p => new { p.EventId, p.Key }).ToListAsync(cancel)).Select(p => (p.EventId, p.Key)).ToHashSet();
        var articles = reports.ToLookup(r => r.EventId, r => r.Article!); // included above
        var fallen = ByModel ? await FallenDueAsync(db, cancel) : [];
        var written = await Task.WhenAll(due.Select(told => WriteAsync( // awaited as a whole, because a model takes its time and the save must not wait inside
            told, [.. articles[told.Id]], cards.GetValueOrDefault(told.Id), since[told.Id], readable.Contains(told.Id), [.. fallen.Where(p => Shares(p.Event!, told)).Take(3)], cancel))); // included
        var sum = new AnalyseSummary(0, 0, 0, 0, 0);
        foreach (var (told, card, draft) in written)
        {
            waiting.Remove(told.Id);
            seen[told.Id] = end;
            if (readable.Contains(told.Id) && draft is not null) Again(told.Id, draft);
            if (draft is not null) Settle(draft, fallen);
            if (card is null || draft is null) continue;
            card.Seq = end;
            db.Analyses.Add(card);
            Keep(db, card, draft, [.. actions[told.Id]], predictions);
            sum = Add(sum, new AnalyseSummary(1, card.Rich ? 1 : 0, card.Rich ? 0 : 1, card.Claims.Count, card.Dropped));
        }

        await db.SaveChangesAsync(cancel);
        return sum;
    }

    /// <summary>Events of the catalogue that an edition or a follower may show.</summary>
    private async Task<HashSet<long>> ReadableAsync(BotDb db, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Readers;
        var standing = db.Events.Where(e => e.MergedInto == null && e.Tier == Tier.Catalogue && e.LastAt > since);
        var top = await standing.OrderByDescending(e => e.Score).ThenBy(e => e.Id).Take(Readable).Select(e => e.Id).ToListAsync(cancel);
        return [.. top, .. await standing.Where(e => db.Follows.Any(f => f.EventId == e.Id)).Select(e => e.Id).ToListAsync(cancel)];
    }

    /// <summary>Forecasts whose time has come and that nobody has judged.</summary>
    private async Task<List<Prediction>> FallenDueAsync(BotDb db, CancellationToken cancel)
    {
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - Judged);
        return await db.Predictions.Include(p => p.Event).Where(p => p.DueAt <= now && p.DueAt > since && (p.State == PredictionState.Open || p.State == PredictionState.Due)).OrderBy(p => p.DueAt).ToListAsync(cancel);
    }

    private static bool Shares(NewsEvent one, NewsEvent other) => one.Id == other.Id || one.Actors.Intersect(other.Actors, StringComparer.OrdinalIgnoreCase).Any();

    private bool Wants(NewsEvent told, Analysis? card, IEnumerable<EventLog> since, bool readable)
    {
        var now = clock.GetUtcNow();
        if (card is null) return now - told.LastAt <= Reach;
        var news = since.Where(l => l.Seq > Math.Max(card.Seq, seen.GetValueOrDefault(told.Id))).ToList();
        var wish = card.ByModel ? Revision.WantedOfModel(card, told, news, now)
            : readable && now >= again.GetValueOrDefault(told.Id, card.At + Revision.LeastGap) ? Wish.Now
            : Revision.Wanted(card, told, news, now);
        if (wish == Wish.Later || (readable && again.GetValueOrDefault(told.Id) is var at && at > now && at < DateTimeOffset.MaxValue)) waiting.Add(told.Id);
        else waiting.Remove(told.Id);
        return wish == Wish.Now;
    }

    /// <summary>Where the model gave no card for a reason that passes, it is asked again in an hour.</summary>
    private void Again(long eventId, Draft draft)
    {
        again[eventId] = draft.TryAgain ? clock.GetUtcNow() + Revision.LeastGap : DateTimeOffset.MaxValue;
        if (draft.TryAgain) waiting.Add(eventId);
    }

    /// <summary>A new version, or none where the event has nothing to write from or nothing on the card would change.</summary>
    private async Task<(NewsEvent Told, Analysis? Card, Draft? Draft)> WriteAsync(NewsEvent told, List<Article> articles, Analysis? before, IEnumerable<EventLog> since, bool readable, List<Prediction> due, CancellationToken cancel)
    {
        var shown = told.Tier == Tier.Server ? articles : [.. articles.Where(a => a.Tier == Tier.Catalogue)];
        if (shown.Count == 0) return (told, null, null);
        try
        {
            var (material, now) = (new Material(told, shown), clock.GetUtcNow());
            var news = since.Where(l => before is not null && l.Seq > before.Seq).ToList();
            var draft = await analyst.WriteAsync(new Assignment(material, now, readable || before?.ByModel == true, due), cancel);
            var card = Cards.From(draft, material, before, news, now);
            if (before is not null) Revision.Mark(card, before, news);
            return (told, before is not null && Revision.Same(before, card) ? null : card, draft);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && log is not null)
        {
            Unwritten(log, told.Id, fault);
            return (told, null, null);
        }
    }

    /// <summary>Actions and forecasts are kept of the statements that stand, and of no others.</summary>
    private static void Keep(BotDb db, Analysis card, Draft draft, List<ActionItem> known, HashSet<(long, string)> predictions)
    {
        var standing = card.Claims.Where(c => c.Key is not null).Select(c => (c.Section, c.Key)).ToHashSet();
        foreach (var old in known) old.Withdrawn = !standing.Contains((Section.Next, old.Key));
        foreach (var action in draft.Actions.Where(a => standing.Contains((Section.Next, a.Key)) && !known.Any(k => k.Key == a.Key))) db.ActionItems.Add(action);
        foreach (var prediction in draft.Predictions.Where(p => standing.Contains((Section.Implication, p.Key)) && predictions.Add((p.EventId, p.Key)))) db.Predictions.Add(prediction);
    }

    /// <summary>Writes a forecast's outcome with its evidence; the first verdict stays.</summary>
    private static void Settle(Draft draft, List<Prediction> due)
    {
        foreach (var judgement in draft.Judgements)
        {
            if (due.Find(p => p.Id == judgement.PredictionId && p.Verdict is null) is not { } prediction) continue;
            var evidence = judgement.Evidence.Citations[0];
            (prediction.State, prediction.Verdict) = (judgement.State, $"{judgement.Evidence.Text} ({evidence.Publisher}, {evidence.Url})");
        }
    }

    private static AnalyseSummary Add(AnalyseSummary a, AnalyseSummary b) => new(a.Cards + b.Cards, a.Rich + b.Rich, a.Thin + b.Thin, a.Statements + b.Statements, a.Dropped + b.Dropped);

    [LoggerMessage(Level = LogLevel.Error, Message = "Event {Event} got no card; it is tried again when it changes")]
    private static partial void Unwritten(ILogger log, long @event, Exception fault);
}
