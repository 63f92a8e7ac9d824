using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Bot.News.Analysing;

/// <summary>
/// Checks a card that somebody doubts against what its sources say now. A statement falls when its publisher took the cited sentence back,
/// or when the sentence does not carry it; the card without it is a new version, marked as a correction.
/// </summary>
public sealed class Rechecker(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>How many statements of the event's newest card fell; null where there is no card.</summary>
    public async Task<int?> RecheckAsync(long eventId, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var card = await db.Analyses.AsNoTracking().Include(a => a.Claims).ThenInclude(c => c.Citations).Where(a => a.EventId == eventId).OrderByDescending(a => a.Version).AsSplitQuery().FirstOrDefaultAsync(cancel);
        if (card is null) return null;
        var cited = card.Claims.SelectMany(c => c.Citations).Select(c => c.ArticleId).Distinct().ToList();
        var articles = await db.Articles.AsNoTracking().Where(a => cited.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var standing = card.Claims.Where(c => Stands(c, articles)).ToList();
        var fallen = card.Claims.Count - standing.Count;
        if (fallen == 0) return 0;
        db.Analyses.Add(Corrected(card, standing, fallen, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return fallen;
    }

    private static bool Stands(Claim claim, Dictionary<long, Article> articles) =>
        claim.Citations.Count > 0 && claim.Citations.All(c => IsThere(c, articles.GetValueOrDefault(c.ArticleId)))
        && (claim.Section is Section.Next or Section.Timeline or Section.Comparison
            || Grounding.Check(claim.Text, [.. claim.Citations.Select(c => c.Sentence)], WrittenOn(articles.GetValueOrDefault(claim.Citations[0].ArticleId))).Supported);

    /// <summary>An article that is gone, or was not edited since, keeps what was cited: the citation is its proof.</summary>
    private static bool IsThere(Citation cited, Article? article) =>
        article is null || article.Revision <= cited.Revision || Plain(article.Title + "\n" + article.Text).Contains(Plain(cited.Sentence).TrimEnd('…'), StringComparison.OrdinalIgnoreCase);

    private static DateOnly? WrittenOn(Article? article) => article is null ? null : DateOnly.FromDateTime((article.Published ?? article.When).UtcDateTime);

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Analysis Corrected(Analysis card, List<Claim> standing, int fallen, DateTimeOffset now)
    {
        foreach (var claim in standing)
        {
            (claim.Id, claim.AnalysisId) = (0, 0);
            claim.Citations.ForEach(c => (c.Id, c.ClaimId) = (0, 0));
        }

        return new Analysis
        {
            EventId = card.EventId,
            Version = card.Version + 1,
            At = now,
            Reason = string.Create(CultureInfo.InvariantCulture, $"correction: {fallen} {(fallen == 1 ? "statement does" : "statements do")} not stand in the sources"),
            Correction = true,
            Producer = card.Producer,
            ByModel = card.ByModel,
            Headline = card.Headline,
            Url = card.Url,
            Publisher = card.Publisher,
            Hook = card.Hook,
            Language = card.Language,
            Rich = card.Rich && standing.Exists(c => c.Section == Section.Changed),
            WhyHere = [.. card.WhyHere],
            Who = [.. card.Who],
            Claims = standing,
            Dropped = card.Dropped + fallen,
            Seq = card.Seq,
        };
    }
}
