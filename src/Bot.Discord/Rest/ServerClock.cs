namespace Bot.Discord.Rest;

/// <summary>
/// How far Discord's clock is from ours, learnt from the Date header of its answers, so that a host whose clock is wrong still
/// judges an interaction's age rightly.
/// </summary>
internal sealed class ServerClock(TimeProvider clock)
{
    private readonly Lock gate = new();
    private TimeSpan? low;
    private TimeSpan? high;

    /// <summary>Discord's time minus ours; null until the first answer.</summary>
    public TimeSpan? Offset
    {
        get
        {
            lock (gate)
                return low is { } from && high is { } to ? (from + to) / 2 : null;
        }
    }

    /// <summary>Discord's time now; ours while nothing is known.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() + (Offset ?? TimeSpan.Zero);

    /// <summary>
    /// The header was written between the two instants and says the second it was written in, so each answer bounds the offset
    /// from both sides; the bounds of many answers cut each other down to some milliseconds.
    /// </summary>
    public void Learn(DateTimeOffset date, DateTimeOffset sent, DateTimeOffset received)
    {
        var from = date - received;
        var to = date + TimeSpan.FromSeconds(1) - sent;
        lock (gate)
        {
            low = low is null || from > low ? from : low;
            high = high is null || to < high ? to : high;
            if (low > high)
                (low, high) = (from, to); // a clock was set: what was learnt before is about another one
        }
    }
}
