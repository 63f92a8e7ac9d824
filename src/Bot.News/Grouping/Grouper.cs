using Bot.News.Grouping.Placing;
using Bot.News.Grouping.Reading;
using Microsoft.EntityFrameworkCore;

namespace Bot.News.Grouping;

/// <summary>What one round of grouping did.</summary>
public sealed record GroupSummary(int Placed, int Formed, int SetAside, int Merged, int Split);

/// <summary>Which articles found events: <see cref="AiNews"/> leaves aside what is noise or not about AI; <see cref="Everything"/> places all.</summary>
public enum GroupingScope { AiNews, Everything }

/// <summary>Decides which articles tell of the same event, and what speaks for its weight.</summary>
public sealed class Grouper(IDbContextFactory<BotDb> store, TimeProvider clock) : IDisposable
{
    private const int BatchSize = 256;

    private readonly SemaphoreSlim turn = new(1);
    private Desk? desk;

    public GroupingScope Scope { get; init; }

    /// <summary>Names that came up later are unknown to it; null knows all. For measuring how it fares with new names.</summary>
    public DateOnly? NamesUntil { get; init; }

    /// <summary>
    /// Places every article that has no report yet, in order of arrival, and those edited since. Each batch is one
    /// transaction; a failed one leaves nothing behind and is placed again by the next call.
    /// </summary>
    public async Task<GroupSummary> GroupAsync(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        var summary = new GroupSummary(0, 0, 0, 0, 0);
        var finished = false;
        try
        {
            desk ??= await OpenAsync(cancel);
            while (await NextAsync(desk, cancel) is { Count: > 0 } articles) summary = await PlaceAsync(desk, articles, summary, cancel);
            finished = true;
            return summary;
        }
        finally
        {
            if (!finished) desk = null; // what is in memory may be ahead of the store: read it anew next time
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Reads the window back from the store, after a start.</summary>
    private async Task<Desk> OpenAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var opened = new Desk(Gazetteer.Load(NamesUntil), await db.Events.MaxAsync(e => (long?)e.Id, cancel) ?? 0);
        var newest = await db.Reports.Where(report => report.EventId != null).MaxAsync(report => (DateTimeOffset?)report.Article!.When, cancel);
        opened.PlacedUntil = await db.Articles.Where(article => db.Reports.Any(report => report.ArticleId == article.Id)).MaxAsync(article => (long?)article.Id, cancel) ?? 0;
        if (newest is null) return opened;
        var (from, long_) = (newest.Value - Desk.Window, newest.Value - Desk.LongWindow);
        var kept = db.Reports.AsNoTracking().Include(report => report.Article)
            .Where(report => report.EventId != null && (report.Event!.LastAt >= from || (report.Event.Publishers >= Desk.Developing && report.Event.LastAt >= long_)))
            .OrderBy(report => report.ArticleId);
        await foreach (var report in kept.AsAsyncEnumerable().WithCancellation(cancel)) opened.Restore(report.Article!, report.EventId!.Value); // both loaded above
        return opened;
    }

    /// <summary>The next batch: first the edited ones of the window, then the new ones.</summary>
    private async Task<List<Article>> NextAsync(Desk desk, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var from = desk.Newest - Desk.Window;
        var edited = await db.Articles.AsNoTracking()
            .Where(article => article.When >= from && article.EditedAt >= desk.EditsSeenUntil && article.Id <= desk.PlacedUntil)
            .Where(article => db.Reports.Any(report => report.ArticleId == article.Id && report.Revision != article.Revision))
            .OrderBy(article => article.EditedAt).Take(BatchSize).ToListAsync(cancel);
        if (edited.Count > 0) return edited;
        return await db.Articles.AsNoTracking().Where(article => article.Id > desk.PlacedUntil).OrderBy(article => article.Id).Take(BatchSize).ToListAsync(cancel);
    }

    private async Task<GroupSummary> PlaceAsync(Desk desk, List<Article> articles, GroupSummary before, CancellationToken cancel)
    {
        var work = desk.Place(articles, Scope);
        await using var db = await store.CreateDbContextAsync(cancel);
        await SaveAsync(db, desk, work, cancel);
        desk.PlacedUntil = Math.Max(desk.PlacedUntil, articles[^1].Id);
        if (work.Edited) desk.EditsSeenUntil = articles.Max(article => article.EditedAt) ?? desk.EditsSeenUntil;

        return new GroupSummary(
            before.Placed + work.Placements.Count,
            before.Formed + work.Placements.Count(placement => placement.Formed),
            before.SetAside + work.Placements.Count(placement => placement.SetAside is not null),
            before.Merged + work.Repairs.Count(repair => repair.Kind == EventLogKind.Merged),
            before.Split + work.Repairs.Count(repair => repair.Kind == EventLogKind.Split));
    }

    private async Task SaveAsync(BotDb db, Desk desk, Work work, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var ids = work.Touched.ToList();
        var events = await db.Events.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var moved = work.Repairs.SelectMany(repair => repair.Moved).Select(sketch => sketch.ArticleId).Concat(work.Placements.Where(placement => placement.Again).Select(placement => placement.Article.Id)).Distinct().ToList();
        var known = await db.Reports.Where(report => moved.Contains(report.ArticleId)).ToDictionaryAsync(report => report.ArticleId, cancel);
        foreach (var placement in work.Placements) Write(db, known, placement, now);
        foreach (var repair in work.Repairs)
        {
            foreach (var sketch in repair.Moved) known[sketch.ArticleId].EventId = sketch.Bundle?.EventId;
        }

        var chronicle = new Chronicle(desk, work, events, now);
        var log = chronicle.Write();
        db.Events.AddRange(chronicle.Formed);
        db.EventLog.AddRange(log);
        await db.SaveChangesAsync(cancel);
    }

    private static void Write(BotDb db, Dictionary<long, Report> known, Placement placement, DateTimeOffset now)
    {
        if (!known.TryGetValue(placement.Article.Id, out var report))
        {
            report = new Report { ArticleId = placement.Article.Id };
            known[report.ArticleId] = report;
            db.Reports.Add(report);
        }

        report.EventId = placement.Sketch?.Bundle?.EventId;
        report.SetAside = placement.SetAside;
        report.Revision = placement.Article.Revision;
        report.At = now;
    }
}
