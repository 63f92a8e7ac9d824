using Bot.News.Collecting.Feeds;

namespace Bot.News.Collecting;

/// <summary>Decides when a source is asked again, from its own rhythm and what it asks for.</summary>
internal static class Rhythm
{
    public static readonly TimeSpan Fastest = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Slowest = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <summary>Failures in a row after which a source is paused: about a week of waiting.</summary>
    public const int FailuresToPause = 12;

    /// <summary>Time between fetches, from the gaps between the newest items: a twelfth of their median, 5–60 minutes.</summary>
    public static TimeSpan IntervalOf(Feed feed, DateTimeOffset now)
    {
        var dates = feed.Items.Select(item => item.Published ?? item.Updated).OfType<DateTimeOffset>().Where(at => at <= now).OrderDescending().Take(20).ToList();
        if (dates.Count < 3)
            return TimeSpan.FromMinutes(15);

        var gaps = dates.Zip(dates.Skip(1), (newer, older) => newer - older).Append(now - dates[0]).Order().ToList();
        return Clamp(gaps[gaps.Count / 2] / 12, Fastest, Slowest);
    }

    /// <summary>The next turn: after the interval, but not before the source's own ttl or cache time (up to an hour), nor in hours it skips.</summary>
    public static DateTimeOffset Next(DateTimeOffset now, TimeSpan interval, Feed? feed, TimeSpan? keepFor)
    {
        var asked = keepFor ?? feed?.KeepFor ?? TimeSpan.Zero;
        var next = now + Max(interval, Clamp(asked, TimeSpan.Zero, Slowest));
        for (var hour = 0; feed is not null && hour < 24 * 7; hour++)
        {
            if (!feed.SkipHours.Contains(next.UtcDateTime.Hour) && !feed.SkipDays.Contains(next.UtcDateTime.DayOfWeek))
                break;

            next = new DateTimeOffset(next.UtcDateTime.Date.AddHours(next.UtcDateTime.Hour + 1), TimeSpan.Zero);
        }

        return next;
    }

    /// <summary>How long to wait after failures in a row: doubling from five minutes to a day, or what the server asks for.</summary>
    public static TimeSpan WaitAfter(int failures, TimeSpan? asked)
    {
        var doubled = Fastest * Math.Pow(2, Math.Clamp(failures - 1, 0, 10));
        return Clamp(asked is { } wait && wait > doubled ? wait : doubled, Fastest, LongestWait);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Clamp(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? most : value;
}
