namespace Bot.News.Collecting;

/// <summary>
/// When a source usually publishes, learnt from its newest items: how often, at what hours, and at what minutes of the hour
/// (many desks publish on the hour). Says when asking is worth a request.
/// </summary>
internal sealed class Habit
{
    /// <summary>Instants kept; more would remember habits that have changed.</summary>
    public const int Kept = 120;

    private const int Bins = 24 * 12;

    /// <summary>How much of an even spread is mixed in, counted in publications: a desk may always break its habit.</summary>
    private const double EvenHours = 6, EvenMinutes = 12;

    /// <summary>
    /// Asking is worth it once this many item-minutes of waiting have gathered. Chosen on real publication times so that active
    /// sources are found within three minutes for about two thirds of the requests of a fixed ten-minute interval.
    /// </summary>
    private const double Worth = 0.2;

    private readonly double[] _perMinute = new double[Bins];

    private Habit(double perDay, double[] hours, double[] minutes)
    {
        for (var bin = 0; bin < Bins; bin++)
            _perMinute[bin] = perDay * hours[bin / 12] * minutes[bin % 12] / 5;
    }

    /// <summary>Adds what was just seen to what is known: the newest instants in minutes since 1970, ascending, those within two minutes as one.</summary>
    public static List<long> Learn(IReadOnlyList<long> known, IEnumerable<DateTimeOffset> seen, DateTimeOffset now)
    {
        var all = known.Concat(seen.Where(at => at <= now).Select(MinuteOf)).Distinct().Order();
        List<long> apart = [];
        foreach (var minute in all)
        {
            if (apart.Count == 0 || minute - apart[^1] >= 2)
                apart.Add(minute);
        }

        return apart.Count <= Kept ? apart : apart[^Kept..];
    }

    /// <summary>The habit behind the instants; null where they are too few to show one.</summary>
    public static Habit? Of(IReadOnlyList<long> published, DateTimeOffset now)
    {
        if (published.Count < 3)
            return null;

        var (hours, minutes) = (new double[24], new double[12]);
        foreach (var at in published)
        {
            hours[at % 1440 / 60]++;
            minutes[at % 60 / 5]++;
        }

        var count = published.Count;
        var days = Math.Max(MinuteOf(now) - published[0], 60) / 1440.0;
        return new Habit(
            count / days,
            [.. Enumerable.Range(0, 24).Select(i => (((hours[(i + 23) % 24] + (2 * hours[i]) + hours[(i + 1) % 24]) / 4) + (EvenHours / 24)) / (count + EvenHours))],
            [.. minutes.Select(seen => (seen + (EvenMinutes / 12)) / (count + EvenMinutes))]);
    }

    /// <summary>Minutes to wait from now, between the two bounds: until the waiting of what is likely published meanwhile is worth a request.</summary>
    public TimeSpan Wait(DateTimeOffset now, TimeSpan least, TimeSpan most)
    {
        var (published, waited) = (0.0, 0.0);
        for (var minute = 0; minute < most.TotalMinutes; minute++)
        {
            published += _perMinute[(MinuteOf(now) + minute) % 1440 / 5];
            waited += published;
            if (minute + 1 >= least.TotalMinutes && waited >= Worth)
                return TimeSpan.FromMinutes(minute + 1);
        }

        return most;
    }

    /// <summary>The longest silence that is nothing unusual: three times the longest but one of its gaps, a week at least. Null where too little is known.</summary>
    public static TimeSpan? UsualSilence(IReadOnlyList<long> published)
    {
        if (published.Count < 5)
            return null;

        var gaps = published.Zip(published.Skip(1), (older, newer) => newer - older).OrderDescending().ToList();
        var usual = TimeSpan.FromMinutes(gaps[1] * 3);
        return usual < TimeSpan.FromDays(7) ? TimeSpan.FromDays(7) : usual;
    }

    private static long MinuteOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;
}
