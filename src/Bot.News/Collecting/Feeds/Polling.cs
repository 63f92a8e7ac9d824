namespace Bot.News.Collecting.Feeds;

/// <summary>What an RSS channel says about when to come back. https://www.rssboard.org/rss-specification#optionalChannelElements</summary>
internal static class Polling
{
    public static TimeSpan? KeepFor(Element channel)
    {
        if (FeedFields.Number(channel.Child("", "ttl")) is { } minutes and > 0)
            return TimeSpan.FromMinutes(minutes);

        var often = Math.Max(1, FeedFields.Number(channel.Child("sy", "updatefrequency")) ?? 1);
        return channel.Child("sy", "updateperiod")?.Text.Trim().ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1) / often,
            "daily" => TimeSpan.FromDays(1) / often,
            "weekly" => TimeSpan.FromDays(7) / often,
            _ => null,
        };
    }

    public static List<int> SkipHours(Element channel) =>
        [.. Parts(channel, "skiphours", "hour").Select(FeedFields.Number).OfType<int>().Where(hour => hour is >= 0 and <= 24).Select(hour => hour % 24).Distinct()];

    public static List<DayOfWeek> SkipDays(Element channel) =>
        [.. Parts(channel, "skipdays", "day").Select(day => Enum.TryParse<DayOfWeek>(day.Text.Trim(), true, out var named) ? named : (DayOfWeek?)null).OfType<DayOfWeek>().Distinct()];

    private static IEnumerable<Element> Parts(Element channel, string list, string part) => channel.Child("", list)?.All("", part) ?? [];
}
