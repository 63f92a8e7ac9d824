using Bot.News.Store.Subscriptions;

namespace Benchmarks.Delivering;

/// <summary>
/// When a subscription is due, found by looking at what local clocks show and at nothing else: the first instant at which the clock shows
/// the time, else the first at which it shows more.
/// </summary>
internal static class Reckoning
{
    public static IEnumerable<DateTimeOffset> Of(Subscription subscription, DateTimeOffset after, DateTimeOffset until)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(subscription.Zone);
        for (var day = DateOnly.FromDateTime(after.UtcDateTime).AddDays(-2); day <= DateOnly.FromDateTime(until.UtcDateTime).AddDays(2); day = day.AddDays(1))
        {
            if (subscription.Days.Contains(day.DayOfWeek) && Instant(day.ToDateTime(subscription.Time), zone) is var due && due > after && due <= until)
            {
                yield return due;
            }
        }
    }

    private static DateTimeOffset Instant(DateTime wanted, TimeZoneInfo zone)
    {
        var utc = new DateTimeOffset(DateTime.SpecifyKind(wanted, DateTimeKind.Unspecified), TimeSpan.Zero);
        var offsets = new[] { utc.AddHours(-30), utc.AddHours(30) }.Select(at => Shown(at, zone) - at.UtcDateTime).Distinct();
        var shows = offsets.Select(offset => utc - offset).Where(at => Shown(at, zone) == wanted).Order().ToList();
        if (shows.Count > 0)
        {
            return shows[0];
        }

        var at = utc.AddHours(-30); // skipped: walk to the first minute whose clock shows more
        var step = TimeSpan.FromHours(1);
        while (Shown(at + step, zone) < wanted)
        {
            at += step;
        }

        while (Shown(at, zone) < wanted)
        {
            at += TimeSpan.FromMinutes(1);
        }

        return at;
    }

    private static DateTime Shown(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}
