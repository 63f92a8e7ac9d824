using Bot.News.Collecting;
using Bot.News.Store.Collecting;

namespace Bot.News.Tests.Collecting;

public sealed class HabitTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(20, 5, 6)]
    [InlineData(6 * 60, 9, 22)]
    [InlineData(3 * 24 * 60, 40, 60)]
    public void Busy_sources_are_asked_often_and_quiet_ones_seldom(int gapMinutes, int least, int most)
    {
        var source = Publishing(Enumerable.Range(1, 120).Select(i => Monday.AddMinutes(-i * gapMinutes * 1.01)));

        Assert.InRange(Rhythm.IntervalOf(source, Monday).TotalMinutes, least, most);
    }

    [Fact]
    public void A_desk_that_publishes_in_the_morning_is_left_alone_at_night()
    {
        var source = Publishing(Enumerable.Range(1, 40).SelectMany(day => new[] { Monday.Date.AddDays(-day).AddHours(9), Monday.Date.AddDays(-day).AddHours(10.4) }).Select(at => new DateTimeOffset(at, TimeSpan.Zero)));

        Assert.True(Rhythm.IntervalOf(source, Monday.AddHours(-2.9)) < TimeSpan.FromMinutes(20));
        Assert.True(Rhythm.IntervalOf(source, Monday.AddHours(12)) > TimeSpan.FromMinutes(40));
    }

    [Fact]
    public void Only_so_much_is_remembered_and_floods_count_once()
    {
        var flood = Enumerable.Range(0, 400).Select(i => Monday.AddHours(-2).AddSeconds(i / 4.0));

        Assert.Single(Habit.Learn([], flood, Monday));
        Assert.Equal(Habit.Kept, Habit.Learn([], Enumerable.Range(0, 500).Select(i => Monday.AddHours(-i)), Monday).Count);
        Assert.Empty(Habit.Learn([], [Monday.AddDays(1)], Monday)); // dated in the future: no habit to learn from
    }

    [Fact]
    public void Silence_is_measured_against_the_sources_own_habit()
    {
        var daily = Publishing(Enumerable.Range(0, 30).Select(day => Monday.AddDays(-day)));
        var monthly = Publishing(Enumerable.Range(0, 10).Select(month => Monday.AddDays(-30 * month)));

        Assert.Equal("ok", SourceHealth.Of(daily, Monday.AddDays(5)).State);
        Assert.Equal("silent", SourceHealth.Of(daily, Monday.AddDays(9)).State);
        Assert.Equal("ok", SourceHealth.Of(monthly, Monday.AddDays(80)).State);
        Assert.Contains("moved", SourceHealth.Of(monthly, Monday.AddDays(100)).Problem, StringComparison.Ordinal);
    }

    private static Source Publishing(IEnumerable<DateTimeOffset> at) =>
        new() { Name = "Wire", Url = "https://wire.example/feed", Publisher = "Wire", Family = "Wire", LastFetchedAt = Monday, Published = Habit.Learn([], at, Monday) };
}
