namespace Bot.News.Collecting;

/// <summary>Decides when a source is asked again, from its own rhythm and what it asks for.</summary>
internal static class Rhythm
{
    public static readonly TimeSpan Fastest = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan Slowest = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <summary>A source that answers without items for so long is paused.</summary>
    public static readonly TimeSpan EmptyToPause = TimeSpan.FromDays(60);

    /// <summary>Failures in a row after which a source is paused: about a week of waiting.</summary>
    public const int FailuresToPause = 12;

    /// <summary>Where a source's habit is not known yet.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(15);

    /// <summary>Where it answers without items: many a feed is empty before its first one.</summary>
    private static readonly TimeSpan Empty = TimeSpan.FromMinutes(30);

    /// <summary>Time until the next fetch by the source's habit, 5–60 minutes; the slowest where its hub tells us of news anyway.</summary>
    public static TimeSpan IntervalOf(Source source, DateTimeOffset now) =>
        source.HubUntil > now ? Slowest : source.EmptySince is not null ? Empty : Habit.Of(source.Published, now)?.Wait(now, Fastest, Slowest) ?? Usual;

    /// <summary>The next turn: after the interval, but not before the source's own ttl or cache time (up to an hour), nor in hours it skips.</summary>
    public static DateTimeOffset Next(Source source, DateTimeOffset now, TimeSpan interval, TimeSpan? keepFor)
    {
        var asked = keepFor ?? (source.KeepMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : TimeSpan.Zero);
        var next = now + Max(interval, Clamp(asked, TimeSpan.Zero, Slowest));
        for (var hour = 0; hour < 24 * 7; hour++)
        {
            if (!source.SkipHours.Contains(next.UtcDateTime.Hour) && !source.SkipDays.Contains((int)next.UtcDateTime.DayOfWeek))
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
