using Bot.Discord.Rest;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Discord.Tests.Rest;

public sealed class ServerClockTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(7200)]
    [InlineData(-95.5)]
    public void Many_dates_in_whole_seconds_tell_the_offset_to_a_tenth(double offset)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var server = new ServerClock(clock);
        Assert.Null(server.Offset);
        for (var i = 0; i < 50; i++)
        {
            var sent = clock.GetUtcNow();
            clock.Advance(TimeSpan.FromMilliseconds(40));
            var date = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + TimeSpan.FromSeconds(offset)).ToUnixTimeSeconds());
            clock.Advance(TimeSpan.FromMilliseconds(40));
            server.Learn(date, sent, clock.GetUtcNow());
            clock.Advance(TimeSpan.FromMilliseconds(317));
        }

        Assert.InRange(server.Offset!.Value.TotalSeconds, offset - 0.1, offset + 0.1);
    }

    [Fact]
    public void A_clock_that_is_set_is_learnt_anew()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var server = new ServerClock(clock);
        server.Learn(clock.GetUtcNow(), clock.GetUtcNow(), clock.GetUtcNow());
        server.Learn(clock.GetUtcNow().AddHours(1), clock.GetUtcNow(), clock.GetUtcNow());
        Assert.InRange(server.Offset!.Value.TotalMinutes, 59, 61);
    }
}
