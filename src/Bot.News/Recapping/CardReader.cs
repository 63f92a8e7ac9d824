using Microsoft.EntityFrameworkCore;

namespace Bot.News.Recapping;

/// <summary>Reads an event's card with its reports and what is related to it.</summary>
internal sealed class CardReader(BotDb db)
{
    private const int MostMerges = 32;
    private const int MostRelated = 5;

    /// <summary>Tells which events may be related; null where the store is to be searched.</summary>
    public Func<NewsEvent, Task<IReadOnlyList<long>>>? Near { get; init; }

    public async Task<Card?> ReadAsync(long eventId, long? analysisId, DateTimeOffset now, CancellationToken cancel)
    {
        var told = await StandingAsync(eventId, cancel);
        if (told is null)
        {
            return null;
        }

        var analysis = await db.Analyses.AsNoTracking().AsSplitQuery()
            .Include(card => card.Claims).ThenInclude(claim => claim.Citations)
            .Where(card => analysisId == null ? card.EventId == told.Id : card.Id == analysisId)
            .OrderByDescending(card => card.Version).FirstOrDefaultAsync(cancel);
        if (analysis is null)
        {
            return null;
        }

        var reports = await db.Reports.AsNoTracking().Where(report => report.EventId == told.Id && report.Article!.Tier == Tier.Catalogue)
            .Select(report => report.Article!).OrderBy(article => article.When).Take(100).ToListAsync(cancel);
        return CardMaking.Make(told, analysis, reports, await RelatedAsync(told, cancel), now);
    }

    private async Task<NewsEvent?> StandingAsync(long eventId, CancellationToken cancel)
    {
        var told = await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == eventId, cancel);
        for (var step = 0; told?.MergedInto is { } into && step < MostMerges; step++)
        {
            told = await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == into, cancel);
        }

        return told;
    }

    private async Task<List<NewsEvent>> NearAsync(NewsEvent told, CancellationToken cancel)
    {
        var standing = db.Events.AsNoTracking().Where(e => e.Id != told.Id && e.MergedInto == null && e.Tier == Tier.Catalogue);
        if (Near is not null)
        {
            var ids = await Near(told);
            return ids.Count == 0 ? [] : await standing.Where(e => ids.Contains(e.Id)).ToListAsync(cancel);
        }

        var (from, to) = (told.FirstAt.AddDays(-30), told.LastAt.AddDays(30));
        return await standing.Where(e => e.LastAt > from && e.FirstAt < to)
            .Where(e => e.Actors.Any(actor => told.Actors.Contains(actor)))
            .OrderByDescending(e => e.Score).Take(20).ToListAsync(cancel);
    }

    /// <summary>Events of the month around it that share an actor; where none does, none is shown.</summary>
    private async Task<IReadOnlyList<RelatedEvent>> RelatedAsync(NewsEvent told, CancellationToken cancel)
    {
        if (told.Actors.Count == 0)
        {
            return [];
        }

        var near = await NearAsync(told, cancel);
        var kept = near.OrderByDescending(e => e.Actors.Intersect(told.Actors).Count()).ThenByDescending(e => e.Topics.Intersect(told.Topics).Count()).Take(MostRelated).ToList();
        var articles = kept.ConvertAll(e => e.PrimaryArticleId ?? e.TitleArticleId);
        var urls = await db.Articles.Where(article => articles.Contains(article.Id)).ToDictionaryAsync(article => article.Id, article => article.Url, cancel);
        return [.. kept.Select(e => new RelatedEvent(
            e.Id, e.Title, urls.GetValueOrDefault(e.PrimaryArticleId ?? e.TitleArticleId, ""), Words.Listed([.. e.Actors.Intersect(told.Actors).Take(2)])))];
    }
}
