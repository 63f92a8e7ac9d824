using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting;

/// <summary>Writes on a source's row what its turn taught: when to come back, what went wrong and how to mend it.</summary>
internal static class SourceTurn
{
    private const string Empty = "it answers, but holds no items; check its address";

    /// <summary>Changes the row; returns what went wrong in one line, null where nothing did.</summary>
    public static string? Record(Source source, Harvest harvest, DateTimeOffset now)
    {
        source.LastFetchedAt = now;
        switch (harvest.Outcome)
        {
            case Fetched answer when harvest.Feed is { } feed:
                Read(source, answer, feed, now);
                return null;
            case Fetched:
                return Fail(source, harvest.Unreadable ?? "it could not be read", null, now);
            case NotModified unchanged:
                source.Failures = 0;
                source.LastError = source.EmptySince is null ? null : Empty; // an empty answer does not fill by staying the same
                Plan(source, unchanged.KeepFor, now);
                return null;
            case TryLater later:
                return Fail(source, later.Why, later.After, now);
            case Gone:
                Fail(source, "the server says that it is gone for good (410)", null, now);
                source.PausedBecause = "its address is gone for good (410); find its new feed address, or remove it";
                return source.LastError;
            case Refused refused:
                return Fail(source, refused.Why, null, now);
            default:
                throw new InvalidOperationException($"no case for {harvest.Outcome}");
        }
    }

    private static void Read(Source source, Fetched answer, Feed feed, DateTimeOffset now)
    {
        source.Failures = 0;
        source.ETag = answer.ETag;
        source.LastModified = answer.LastModified;
        source.MovedTo = answer.MovedTo ?? source.MovedTo;
        source.Hub = feed.Hub ?? answer.Hub;
        source.HubTopic = source.Hub is null ? null : feed.FeedLink ?? answer.Self ?? answer.Address;
        source.FirstFetchedAt ??= now;
        source.Published = Habit.Learn(source.Published, feed.Items.Select(item => item.Published ?? item.Updated).OfType<DateTimeOffset>(), now);
        source.KeepMinutes = feed.KeepFor?.TotalMinutes;
        source.SkipHours = [.. feed.SkipHours];
        source.SkipDays = [.. feed.SkipDays.Select(day => (int)day)];
        source.EmptySince = feed.Items.Count > 0 ? null : source.EmptySince ?? now;
        source.LastError = source.EmptySince is null ? null : Empty;
        Plan(source, answer.KeepFor, now);
        if (feed.Title is { } title && source.Name == CanonicalUrl.HostOf(new Uri(source.Url)))
            source.Name = Texts.Characters.Only(title.Length <= 100 ? title : title[..100]);
    }

    private static void Plan(Source source, TimeSpan? keepFor, DateTimeOffset now)
    {
        var interval = Rhythm.IntervalOf(source, now);
        source.IntervalMinutes = interval.TotalMinutes;
        source.NextFetchAt = Rhythm.Next(source, now, interval, keepFor);
        if (now - source.EmptySince > Rhythm.EmptyToPause)
            source.PausedBecause = $"it has answered without a single item for {Rhythm.EmptyToPause.TotalDays:0} days; check its address, then add it again";
    }

    private static string Fail(Source source, string why, TimeSpan? asked, DateTimeOffset now)
    {
        source.Failures++;
        source.LastError = why;
        source.NextFetchAt = now + Rhythm.WaitAfter(source.Failures, asked);
        if (source.MovedTo is not null && source.Failures >= 3)
            source.MovedTo = null; // the new place fails; try the old one again
        if (source.Failures >= Rhythm.FailuresToPause)
            source.PausedBecause = $"it failed {source.Failures} times in a row, last because {why}; check its address, then add it again";
        return why;
    }
}
