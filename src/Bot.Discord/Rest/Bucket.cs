namespace Bot.Discord.Rest;

/// <summary>
/// One limit of Discord's: so many requests in a window that starts with the first of them. Times are distances from the
/// limiter's start on a monotonic clock. Not safe for threads by itself; the limiter locks.
/// </summary>
internal sealed class Bucket
{
    private readonly LimitWindow window = new();
    private int? limit;
    private int remaining;
    private bool unlimited;
    private TimeSpan blockedUntil;

    public int InFlight { get; private set; }

    /// <summary>Where its waiting and its answers go on, once its hash turned out to be another's.</summary>
    public Bucket? MergedInto { get; set; }

    public Queue<Waiter> Waiting { get; } = new();

    public ITimer? Timer { get; set; }

    public TimeSpan LastUsed { get; private set; }

    /// <summary>Nobody is in it, and all it knows has passed.</summary>
    public bool Forgettable(TimeSpan now, TimeSpan unusedSince) =>
        InFlight == 0 && Waiting.Count == 0 && LastUsed < unusedSince && now > blockedUntil && !(window.End > now);

    /// <summary>Hands over who waits and what is under way.</summary>
    public void MoveTo(Bucket other)
    {
        other.remaining = Math.Max(0, other.remaining - InFlight);
        (other.InFlight, InFlight, MergedInto) = (other.InFlight + InFlight, 0, other);
        while (Waiting.TryDequeue(out var waiter))
            other.Waiting.Enqueue(waiter);
        Timer?.Dispose();
        Timer = null;
    }

    /// <summary>Null: go. Otherwise when to ask again, at the latest; <see cref="TimeSpan.MaxValue"/>: when an answer comes.</summary>
    public TimeSpan? NotBefore(TimeSpan now)
    {
        if (now < blockedUntil)
            return blockedUntil;
        if (window.Over(now))
            remaining = Math.Max(0, (limit ?? 1) - InFlight); // those under way may count in the new window
        if (unlimited || remaining > 0 && limit is not null)
            return null;
        if (InFlight == 0 && window.End is null)
            return null; // nothing is known, or no answer ever came: one goes to find out
        return window.End ?? TimeSpan.MaxValue;
    }

    public void Enter(TimeSpan now)
    {
        (InFlight, LastUsed) = (InFlight + 1, now);
        remaining = Math.Max(0, remaining - 1);
    }

    public void Lost() => InFlight--;

    public void Answered(LimitHeaders answer, TimeSpan sentAt, TimeSpan now)
    {
        InFlight--;
        if (answer.Global || answer.OnlyThisRequest)
            return; // says nothing about this bucket
        if (answer is { Limit: { } newLimit, ResetAfter: { } resetAfter })
            Learn(newLimit, answer.Remaining ?? 0, resetAfter, sentAt, now);
        else if (answer.Status < 500 && !answer.TooMany && limit is null)
            unlimited = true;
        if (answer.TooMany)
        {
            // without a hint, or with a nonsensical one, a short pause keeps the line from hammering
            var wait = Max(answer.RetryAfter ?? TimeSpan.Zero, answer.ResetAfter ?? TimeSpan.Zero);
            blockedUntil = Max(blockedUntil, now + Max(wait, TimeSpan.FromMilliseconds(100)) + LimitWindow.Margin);
            remaining = 0;
        }
    }

    private void Learn(int newLimit, int newRemaining, TimeSpan resetAfter, TimeSpan sentAt, TimeSpan now)
    {
        var first = limit is null;
        (limit, unlimited) = (newLimit, false);
        if (!window.Learn(resetAfter, sentAt, now))
            return; // of the window before: those under way were counted when it ended
        remaining = first ? newRemaining : Math.Min(remaining, newRemaining);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}

/// <summary>Someone in a line, and what is told them when their turn comes.</summary>
internal sealed class Waiter
{
    private readonly TaskCompletionSource<TimeSpan?> turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Null: go. Otherwise the pause ahead is too long to wait for here.</summary>
    public Task<TimeSpan?> Turn => turn.Task;

    public bool Go() => turn.TrySetResult(null);

    public void TooLong(TimeSpan pause) => turn.TrySetResult(pause);

    public void Cancel(CancellationToken cancel) => turn.TrySetCanceled(cancel);
}
