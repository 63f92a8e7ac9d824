using Bot.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Simulator;

public sealed class ClockTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _real = new();
    private readonly SimulatorClock _clock;

    public ClockTests() => _clock = new SimulatorClock(Start, rate: 1, _real);

    public void Dispose() => _clock.Dispose();

    [Fact]
    public void It_runs_with_the_real_time_at_its_rate()
    {
        _clock.Rate = 60;
        _real.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(Start.AddMinutes(2), _clock.GetUtcNow());
        _clock.Rate = 0;
        _real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Start.AddMinutes(2), _clock.GetUtcNow());
    }

    [Fact]
    public async Task A_jump_of_a_week_fires_a_periodic_timer_once()
    {
        var (fired, rang) = (0, new SemaphoreSlim(0));
        using var timer = _clock.CreateTimer(
            _ =>
            {
                Interlocked.Increment(ref fired);
                rang.Release();
            },
            null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.True(await rang.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.Equal(1, fired);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await rang.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.Equal(2, fired);
    }

    [Fact]
    public async Task A_delay_ends_when_simulated_time_has_passed_it_and_not_before()
    {
        var delay = Task.Delay(TimeSpan.FromHours(3), _clock, TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.False(delay.IsCompleted);
        _clock.SetTo(Start.AddHours(3));
        await delay.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Timers_follow_a_change_of_rate()
    {
        var delay = Task.Delay(TimeSpan.FromHours(1), _clock, TestContext.Current.CancellationToken);
        _clock.Rate = 3600;
        _real.Advance(TimeSpan.FromSeconds(1.1));
        await delay.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Elapsed_time_is_simulated_time()
    {
        var before = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(TimeSpan.FromDays(1), _clock.GetElapsedTime(before));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_rate_below_zero_is_refused(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Rate = rate);
}
