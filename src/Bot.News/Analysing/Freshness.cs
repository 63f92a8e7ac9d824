using System.Globalization;

namespace Bot.News.Analysing;

/// <summary>Says at reading time whether an event is still moving, and how soon its first report was collected.</summary>
public static class Freshness
{
    /// <summary>
    /// Stale after a time without a new report that depends on the type (outages and leaks age in a day, research in a week)
    /// and on the pace: an event that drew reports slowly is given longer, up to twice that time.
    /// </summary>
    public static bool IsStale(NewsEvent told, DateTimeOffset now) => now - told.LastAt > Patience(told);

    /// <summary>How long the event stays fresh after its last report.</summary>
    public static TimeSpan Patience(NewsEvent told)
    {
        var hours = told.Type switch
        {
            "outage" => 24,
            "security" => 48,
            "launch" or "release" or "chips" or "people" => 72,
            "funding" or "acquisition" or "partnership" => 96,
            "lawsuit" or "policy" => 120,
            "research" => 168,
            _ => 72,
        };
        var gap = told.Reports > 1 ? (told.LastAt - told.FirstAt) / (told.Reports - 1) : TimeSpan.Zero;
        return TimeSpan.FromHours(Math.Min(hours + 2 * gap.TotalHours, 2.0 * hours));
    }

    /// <summary>"collected in 18m", or null for the backlog of a first fetch and for undated articles.</summary>
    public static string? Lag(Article article)
    {
        if (article.Backlog || article.Published is not { } published || article.Collected < published) return null;
        return "collected in " + Short(article.Collected - published);
    }

    /// <summary>Publisher, freshness, collection lag, reports and independent publishers; what is not known is left out.</summary>
    /// <param name="headline">The article that the card's headline links to.</param>
    public static string Badge(NewsEvent told, string publisher, Article? headline, DateTimeOffset now)
    {
        var reports = told.Reports == 1 ? "1 report" : string.Create(CultureInfo.InvariantCulture, $"{told.Reports} reports, {told.Publishers} {(told.Publishers == 1 ? "publisher" : "publishers")}");
        string?[] parts = [publisher, IsStale(told, now) ? "stale" : "fresh", headline is null ? null : Lag(headline), reports];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Short(TimeSpan span) => span.TotalMinutes < 1 ? "under 1m"
        : span.TotalHours < 1 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}m")
        : span.TotalDays < 2 ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}h")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays}d");
}
