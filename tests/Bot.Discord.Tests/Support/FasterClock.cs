namespace Bot.Discord.Tests.Support;

/// <summary>Real time, so many times faster: timers and timestamps agree, and sockets need no pretending.</summary>
internal sealed class FasterClock(double factor) : TimeProvider
{
    private readonly long start = System.GetTimestamp();
    private readonly DateTimeOffset began = System.GetUtcNow();

    /// <summary>How wrong the host's date is; timestamps do not follow it.</summary>
    public TimeSpan Skew { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (long)(System.GetElapsedTime(start).Ticks * factor);

    public override DateTimeOffset GetUtcNow() => began + Skew + new TimeSpan(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Scale(dueTime), Scale(period)), Scale);

    private TimeSpan Scale(TimeSpan span) => span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(span.TotalMilliseconds / factor)));

    private sealed class Timer(ITimer inner, Func<TimeSpan, TimeSpan> scale) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(scale(dueTime), scale(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
