using Bot.News.Recapping;

namespace Bot.News.Tests.Recapping;

public sealed class WindowTests
{
    [Theory]
    [InlineData("2026-11-16T08:00Z", "2026-11-23T08:00Z", "16–22 November")]
    [InlineData("2026-11-30T07:00Z", "2026-12-07T07:00Z", "30 November – 6 December")]
    [InlineData("2026-12-28T08:00Z", "2027-01-04T08:00Z", "28 December 2026 – 3 January 2027")]
    [InlineData("2026-11-22T08:00Z", "2026-11-23T08:00Z", "22 November")]
    [InlineData("2026-11-09T08:00Z", "2026-11-23T08:00Z", "9–22 November")]
    [InlineData("2026-11-23T08:00Z", "2026-11-23T09:00Z", "23 November")]
    public void Its_days_read_as_a_person_says_them(string from, string cutOff, string days) =>
        Assert.Equal(days, new Window(At(from), At(cutOff)).Days());

    [Fact]
    public void An_iso_week_runs_from_Monday_to_Sunday_in_UTC()
    {
        var week = Window.OfWeek("2026-W47");
        Assert.Equal("16–22 November", week.Days());
        Assert.Equal("the week", week.Span());
        Assert.True(At("2026-11-16T00:00Z") > week.From && At("2026-11-22T23:59Z") <= week.CutOff && At("2026-11-23T00:00Z") > week.CutOff);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-W54")]
    [InlineData("2026-W00")]
    [InlineData("W47-2026")]
    [InlineData("2025-W53")]
    public void What_is_no_week_is_refused_with_an_example(string week) =>
        Assert.Contains("2026-W47", Assert.Throws<FormatException>(() => Window.OfWeek(week)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 14)]
    [InlineData(4, 14)]
    [InlineData(5, 7)]
    [InlineData(60, 7)]
    public void A_first_edition_looks_back_two_weeks_where_one_holds_little(int events, int days) =>
        Assert.Equal(TimeSpan.FromDays(days), At("2026-11-23T08:00Z") - Window.First(At("2026-11-23T08:00Z"), events).From);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
