using System.Globalization;
using Bot.Subscriptions;
using CsCheck;

namespace Bot.Tests.Subscriptions;

public sealed class SlotsTests
{
    private static readonly DayOfWeek[] EveryDay = Enum.GetValues<DayOfWeek>();

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-23T07:59:59Z", "2026-11-23T08:00:00Z")]
    [InlineData("Europe/Berlin", "2026-11-23T08:00:00Z", "2026-11-30T08:00:00Z")]
    [InlineData("Europe/Berlin", "2026-07-01T00:00:00Z", "2026-07-06T07:00:00Z")]
    [InlineData("America/New_York", "2026-12-31T23:00:00Z", "2027-01-04T14:00:00Z")]
    [InlineData("Pacific/Kiritimati", "2026-11-21T00:00:00Z", "2026-11-22T19:00:00Z")]
    [InlineData("Asia/Kathmandu", "2028-02-28T23:00:00Z", "2028-03-06T03:15:00Z")]
    public void Monday_nine_o_clock_comes_at_the_local_minute(string zone, string after, string due) =>
        Assert.Equal(At(due), Slots.Next([DayOfWeek.Monday], new(9, 0), TimeZoneInfo.FindSystemTimeZoneById(zone), At(after)));

    [Fact]
    public void A_time_that_spring_skips_is_due_when_the_gap_ends() =>
        Assert.Equal(
            At("2027-03-28T01:00:00Z"),
            Slots.Next([DayOfWeek.Sunday], new(2, 30), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), At("2027-03-25T00:00:00Z")));

    [Fact]
    public void A_time_that_autumn_repeats_is_due_once_the_first_time()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var first = Slots.Next([DayOfWeek.Sunday], new(2, 30), berlin, At("2026-10-24T00:00:00Z"));
        Assert.Equal(At("2026-10-25T00:30:00Z"), first);
        Assert.Equal(At("2026-11-01T01:30:00Z"), Slots.Next([DayOfWeek.Sunday], new(2, 30), berlin, first));
    }

    [Theory]
    [InlineData("America/Asuncion", "2021-10-02T12:00:00Z", "2021-10-03T04:00:00Z")]
    [InlineData("Antarctica/Casey", "2021-10-01T20:00:00Z", "2021-10-02T16:01:00Z")]
    public void Clocks_that_skip_midnight_by_a_law_of_their_own_give_the_end_of_the_gap(string zone, string after, string due) =>
        Assert.Equal(At(due), Slots.Next(EveryDay, new TimeOnly(0, 12), TimeZoneInfo.FindSystemTimeZoneById(zone), At(after)));

    [Fact]
    public void In_every_zone_each_local_day_has_one_slot_for_twenty_years()
    {
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            Gen.Select(Gen.Int[0, (20 * 365) - 40], Gen.Int[0, 1439]).Sample(
                (day, minute) =>
                {
                    var time = new TimeOnly(minute / 60, minute % 60);
                    var at = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
                    var end = at.AddDays(30);
                    var slots = new List<DateTimeOffset>();
                    for (at = Slots.Next(EveryDay, time, zone, at); at < end; at = Slots.Next(EveryDay, time, zone, at))
                    {
                        Assert.Equal(at, Slots.Last(EveryDay, time, zone, at));
                        slots.Add(at);
                    }

                    // no clock is moved by more than three hours; a skipped 23:40 is due at 00:00, which is the next day's date
                    Assert.All(slots.Zip(slots.Skip(1), (one, next) => next - one), apart => Assert.InRange(apart, TimeSpan.FromHours(21), TimeSpan.FromHours(27)));
                    Assert.InRange(slots.Count, 29, 31);
                },
                iter: 20, threads: 1);
        }
    }

    [Fact]
    public void The_cut_off_is_the_full_hour_at_or_before_the_slot()
    {
        Assert.Equal(At("2026-11-23T03:00:00Z"), Slots.CutOff(At("2026-11-23T03:15:00Z")));
        Assert.Equal(At("2026-11-23T03:00:00Z"), Slots.CutOff(At("2026-11-23T08:30:00+05:30")));
    }
}
