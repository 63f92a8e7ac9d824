using Bot.Commands.FreeText;

namespace Bot.Tests.Commands;

public sealed class FreeTextTests
{
    [Theory]
    [InlineData("9am", "09:00")]
    [InlineData("9 AM", "09:00")]
    [InlineData("9 a.m.", "09:00")]
    [InlineData("9:30 p.m.", "21:30")]
    [InlineData("12am", "00:00")]
    [InlineData("12 pm", "12:00")]
    [InlineData("9", "09:00")]
    [InlineData("21:30", "21:30")]
    [InlineData("7.15", "07:15")]
    [InlineData("0900", "09:00")]
    [InlineData("18h30", "18:30")]
    [InlineData("24:00", "00:00")]
    [InlineData("half past eight", "08:30")]
    [InlineData("Half past eight in the evening", "20:30")]
    [InlineData("half eight", "08:30")]
    [InlineData("quarter to nine", "08:45")]
    [InlineData("a quarter past 7 pm", "19:15")]
    [InlineData("ten to six", "05:50")]
    [InlineData("nine thirty", "09:30")]
    [InlineData("nine forty-five am", "09:45")]
    [InlineData("9 o'clock", "09:00")]
    [InlineData("at noon", "12:00")]
    [InlineData("midnight", "00:00")]
    public void A_time_is_understood_as_people_write_it(string text, string time) =>
        Assert.Equal(Reading<TimeOnly>.Of(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), TimeText.Read(text));

    [Theory]
    [InlineData("half past eigth", "08:30")]
    [InlineData("nien", "09:00")]
    [InlineData("25:00", "23:00")]
    [InlineData("9:75", "09:59")]
    public void A_time_with_a_slip_is_refused_with_the_nearest_one(string text, string time) =>
        Assert.Equal(Reading<TimeOnly>.Perhaps(TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)), TimeText.Read(text));

    [Theory]
    [InlineData("when I wake")]
    [InlineData("")]
    [InlineData("9pm9")]
    [InlineData("١٢:٣٠")]
    [InlineData("９:30")]
    [InlineData("-1")]
    public void What_is_no_time_is_refused(string text) => Assert.Equal(Reading<TimeOnly>.Nothing, TimeText.Read(text));

    [Theory]
    [InlineData("berlin", "Europe/Berlin")]
    [InlineData("EUROPE/berlin", "Europe/Berlin")]
    [InlineData("new york", "America/New_York")]
    [InlineData("America/New_York", "America/New_York")]
    [InlineData("utc", "UTC")]
    [InlineData("UTC+2", "Etc/GMT-2")]
    [InlineData("gmt-5", "Etc/GMT+5")]
    [InlineData("W. Europe Standard Time", "Europe/Berlin")]
    public void A_zone_is_understood_by_its_name_or_its_city(string text, string zone) =>
        Assert.Equal(Reading<string>.Of(zone), ZoneText.Read(text));

    [Theory]
    [InlineData("Berlin time", "Europe/Berlin")]
    [InlineData("CET", "Europe/Berlin")]
    [InlineData("Berln", "Europe/Berlin")]
    [InlineData("pacific time", "America/Los_Angeles")]
    [InlineData("germany", "Europe/Berlin")]
    [InlineData("Nwe York", "America/New_York")]
    public void A_zone_that_is_nearly_one_is_refused_with_what_was_probably_meant(string text, string zone) =>
        Assert.Equal(Reading<string>.Perhaps(zone), ZoneText.Read(text));

    [Theory]
    [InlineData("Mordor")]
    [InlineData("")]
    [InlineData("UTC+27")]
    [InlineData("../../etc/passwd")]
    public void What_is_no_zone_is_refused(string text) => Assert.Equal(Reading<string>.Nothing, ZoneText.Read(text));

    [Fact]
    public void Every_zone_that_is_suggested_or_completed_exists() => Assert.All(
        new[] { "", "a", "be", "cet", "eu", "san", "time", "new y", "pst", "utc" }.SelectMany(typed => ZoneText.Complete(typed, 25)),
        zone => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), zone));

    [Theory]
    [InlineData("２０２６-W47")]
    [InlineData("9999-W01")]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public void A_week_beyond_all_calendars_is_refused_with_the_last_one(string text) =>
        Assert.Equal(Reading<string>.Perhaps("2026-W47"), WeekText.Read(text, new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("Monday", "Monday")]
    [InlineData("mon", "Monday")]
    [InlineData("on tuesdays", "Tuesday")]
    [InlineData("thu, mon", "Monday Thursday")]
    [InlineData("Mon and Thu", "Monday Thursday")]
    [InlineData("weekdays", "Monday Tuesday Wednesday Thursday Friday")]
    [InlineData("every day", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday")]
    public void A_day_is_understood(string text, string days)
    {
        var read = Assert.IsType<Reading<IReadOnlyList<DayOfWeek>>.Understood>(DayText.Read(text));
        Assert.Equal(days, string.Join(' ', read.Value));
    }

    [Fact]
    public void A_day_with_a_slip_is_refused_with_the_nearest_one()
    {
        var read = Assert.IsType<Reading<IReadOnlyList<DayOfWeek>>.Unclear>(DayText.Read("mondya"));
        Assert.Equal([DayOfWeek.Monday], read.Suggestion);
    }

    [Theory]
    [InlineData("caht", "chat", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("same", "same", 0)]
    public void Slips_are_counted(string from, string to, int slips) => Assert.Equal(slips, Nearest.Distance(from, to, 5));

    [Fact]
    public void The_bounded_count_agrees_with_the_plain_one() => CsCheck.Check.Sample(
        CsCheck.Gen.Select(CsCheck.Gen.String[CsCheck.Gen.Char["abc"], 0, 8], CsCheck.Gen.String[CsCheck.Gen.Char["abc"], 0, 8]),
        pair => Nearest.Distance(pair.Item1, pair.Item2, 2) == Math.Min(Plain(pair.Item1, pair.Item2), 3));

    /// <summary>Optimal string alignment by its definition, without any bound.</summary>
    private static int Plain(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return a.Length + b.Length;
        }

        var best = Math.Min(Math.Min(Plain(a[1..], b) + 1, Plain(a, b[1..]) + 1), Plain(a[1..], b[1..]) + (a[0] == b[0] ? 0 : 1));
        return a.Length > 1 && b.Length > 1 && a[0] == b[1] && a[1] == b[0] ? Math.Min(best, Plain(a[2..], b[2..]) + 1) : best;
    }
}
