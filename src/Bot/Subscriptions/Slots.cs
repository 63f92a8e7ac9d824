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

    /// <summary>The instant (UTC) at which a local date and time comes.</summary>
    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local))
        {
            return AfterGap(local, zone);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>Walks out of a skipped stretch of local time, minute by minute: gaps are an hour as a rule, a day at most.</summary>
    private static DateTimeOffset AfterGap(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
