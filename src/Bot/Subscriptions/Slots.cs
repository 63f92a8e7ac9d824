namespace Bot.Subscriptions;

/// <summary>
/// When editions are due: a pure function of weekdays, local time and zone, and the only code that knows daylight-saving time.
/// A local time that the spring change skips is due at the first instant after the gap; one that autumn repeats is due the first time.
/// </summary>
internal static class Slots
{
    /// <summary>The first due instant (UTC) later than <paramref name="after"/>.</summary>
    public static DateTimeOffset Next(IReadOnlyCollection<DayOfWeek> days, TimeOnly time, TimeZoneInfo zone, DateTimeOffset after)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime).AddDays(-1);
        while (true)
        {
            if (days.Contains(day.DayOfWeek) && Instant(day, time, zone) is var due && due > after)
            {
                return due;
            }

            day = day.AddDays(1);
        }
    }

    /// <summary>The last due instant (UTC) not later than <paramref name="at"/>.</summary>
    public static DateTimeOffset Last(IReadOnlyCollection<DayOfWeek> days, TimeOnly time, TimeZoneInfo zone, DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime).AddDays(1);
        while (true)
        {
            if (days.Contains(day.DayOfWeek) && Instant(day, time, zone) is var due && due <= at)
            {
                return due;
            }

            day = day.AddDays(-1);
        }
    }

    /// <summary>The cut-off that belongs to a due instant: the full UTC hour at or before it.</summary>
    public static DateTimeOffset CutOff(DateTimeOffset due) => new(due.UtcTicks - (due.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    /// <summary>
    /// The instant (UTC) at which a local date and time comes. It asks the zone only what its clocks show at an instant: asked whether a
    /// local time is skipped or repeated, .NET is wrong where a zone changed by a law of its own (Asunción and Casey in October 2021).
    /// </summary>
    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = new DateTimeOffset(day.ToDateTime(time), TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(local.AddDays(-1)), zone.GetUtcOffset(local.AddDays(1)));
        var (first, last) = before > after ? (local - before, local - after) : (local - after, local - before);
        if (Shown(first, zone) == local)
        {
            return first;
        }

        return Shown(last, zone) == local ? last : AfterGap(local, first, last, zone);
    }

    /// <summary>What the zone's clocks show, as if it were UTC.</summary>
    private static DateTimeOffset Shown(DateTimeOffset at, TimeZoneInfo zone) => new(TimeZoneInfo.ConvertTime(at, zone).DateTime, TimeSpan.Zero);

    /// <summary>The first second at which the clocks show no less than a time that they skip, between an instant before and one after.</summary>
    private static DateTimeOffset AfterGap(DateTimeOffset local, DateTimeOffset before, DateTimeOffset after, TimeZoneInfo zone)
    {
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before.AddSeconds(Math.Floor((after - before).TotalSeconds / 2));
            (before, after) = Shown(middle, zone) < local ? (middle, after) : (before, middle);
        }

        return after;
    }
}
