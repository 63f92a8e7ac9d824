namespace Bot.News.Recapping;

/// <summary>Says at reading time whether an event is still moving.</summary>
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
}
