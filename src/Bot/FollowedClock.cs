using System.Text.Json;

namespace Bot;

/// <summary>
/// The clock of a local Discord, followed by asking it four times a second: tests live through a week in a second.
/// A jump fires each timer that came due once, not once for every period that was skipped.
/// </summary>
internal sealed class FollowedClock(Uri url) : TimeProvider, IDisposable
{
    private static readonly TimeSpan Ask = TimeSpan.FromMilliseconds(250);
    private readonly Lock _lock = new();
    private readonly HashSet<FollowedTimer> _timers = [];
    private readonly CancellationTokenSource _stop = new();
    private DateTimeOffset _anchor = System.GetUtcNow();
    private long _anchoredAt = System.GetTimestamp();
    private double _rate = 1;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _anchor + (System.GetElapsedTime(_anchoredAt) * _rate);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FollowedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Reads the clock once and then keeps following it until disposed.</summary>
    /// <exception cref="HttpRequestException">Nobody answers at the address.</exception>
    public async Task FollowAsync(CancellationToken cancel)
    {
        var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        await ReadAsync(http, cancel);
        _ = KeepReadingAsync(http, _stop.Token);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task KeepReadingAsync(HttpClient http, CancellationToken cancel)
    {
        using var owned = http;
        using var tick = new PeriodicTimer(Ask);
        try
        {
            while (await tick.WaitForNextTickAsync(cancel))
            {
                try
                {
                    await ReadAsync(http, cancel);
                }
                catch (HttpRequestException)
                {
                    // it is gone or restarting: go on from where the clock was
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // disposed
        }
    }

    private async Task ReadAsync(HttpClient http, CancellationToken cancel)
    {
        using var answer = JsonDocument.Parse(await http.GetStringAsync(url, cancel));
        var now = answer.RootElement.GetProperty("now").GetDateTimeOffset();
        var rate = answer.RootElement.TryGetProperty("rate", out var speed) ? speed.GetDouble() : 1;
        lock (_lock)
        {
            (_anchor, _anchoredAt, _rate) = (now, System.GetTimestamp(), rate);
        }

        Fire();
    }

    private void Fire()
    {
        var now = GetUtcNow();
        FollowedTimer[] due;
        lock (_lock)
        {
            due = [.. _timers.Where(timer => timer.DueAt <= now)];
        }

        foreach (var timer in due)
        {
            timer.Fire(now);
        }
    }

    private sealed class FollowedTimer(FollowedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    clock._timers.Remove(this);
                    return true;
                }

                DueAt = clock.GetUtcNow() + dueTime;
                clock._timers.Add(this);
            }

            if (dueTime <= TimeSpan.Zero)
            {
                ThreadPool.QueueUserWorkItem(_ => Fire(clock.GetUtcNow()));
            }

            return true;
        }

        public void Fire(DateTimeOffset now)
        {
            lock (clock._lock)
            {
                if (!clock._timers.Contains(this) || DueAt > now)
                {
                    return;
                }

                if (_period > TimeSpan.Zero)
                {
                    DueAt = now + _period;
                }
                else
                {
                    clock._timers.Remove(this);
                }
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
