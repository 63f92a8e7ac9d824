namespace Bot.Simulator;

/// <summary>
/// A clock that can be set, advanced, sped up and stopped. Its timers fire when simulated time passes them; a jump over
/// many periods fires a periodic timer once, and the next period counts from the jump's end.
/// </summary>
public sealed class SimulatorClock : TimeProvider, IDisposable
{
    private static readonly TimeSpan LongestNap = TimeSpan.FromHours(6);

    private readonly Lock _gate = new();
    private readonly TimeProvider _real;
    private readonly List<Alarm> _alarms = [];
    private readonly ITimer _waker;
    private DateTimeOffset _anchor;
    private long _anchorStamp;
    private double _rate;

    /// <summary>Starts at an instant and runs at <paramref name="rate"/> simulated seconds per real second; 0 stands still.</summary>
    public SimulatorClock(DateTimeOffset start, double rate = 1, TimeProvider? real = null)
    {
        _real = real ?? System;
        _anchor = start.ToUniversalTime();
        _anchorStamp = _real.GetTimestamp();
        _rate = rate;
        _waker = _real.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised after the clock was set, advanced or given another rate.</summary>
    public event Action? Turned;

    /// <summary>Simulated seconds per real second, 0 or more.</summary>
    public double Rate
    {
        get
        {
            lock (_gate)
                return _rate;
        }
        set
        {
            if (!double.IsFinite(value) || value < 0)
                throw new ArgumentOutOfRangeException(nameof(value), "A clock's rate is 0 or more.");
            Turn(() => _rate = value);
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return Now();
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves to an instant, forward or back.</summary>
    public void SetTo(DateTimeOffset instant) => Turn(() => _anchor = instant.ToUniversalTime());

    /// <summary>Moves by a span, forward or back.</summary>
    public void Advance(TimeSpan by) => Turn(() => _anchor += by);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    public void Dispose() => _waker.Dispose();

    private DateTimeOffset Now() => _anchor + _real.GetElapsedTime(_anchorStamp) * _rate;

    private void Turn(Action change)
    {
        lock (_gate)
        {
            _anchor = Now();
            _anchorStamp = _real.GetTimestamp();
            change();
        }
        Ring();
        Turned?.Invoke();
    }

    private void Ring()
    {
        List<Alarm> due = [];
        lock (_gate)
        {
            var now = Now();
            foreach (var alarm in _alarms.Where(a => a.Due <= now).ToList())
            {
                due.Add(alarm);
                if (alarm.Period > TimeSpan.Zero)
                    alarm.Due = now + alarm.Period;
                else
                    _alarms.Remove(alarm);
            }
            SleepUntilNext(now);
        }
        foreach (var alarm in due)
            ThreadPool.QueueUserWorkItem(static a => a.Fire(), alarm, preferLocal: false);
    }

    private void SleepUntilNext(DateTimeOffset now)
    {
        if (_alarms.Count == 0 || _rate <= 0)
        {
            _waker.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }
        var wait = (_alarms.Min(a => a.Due) - now) / _rate;
        // Timers are whole milliseconds: rounding up keeps a nap from ending just before its alarm.
        var nap = wait <= TimeSpan.Zero ? TimeSpan.Zero : wait < LongestNap ? wait + TimeSpan.FromMilliseconds(1) : LongestNap;
        _waker.Change(nap, Timeout.InfiniteTimeSpan);
    }

    private sealed class Alarm(SimulatorClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._alarms.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    var now = clock.Now();
                    Due = dueTime > DateTimeOffset.MaxValue - now ? DateTimeOffset.MaxValue : now + dueTime;
                    Period = period;
                    clock._alarms.Add(this);
                }
                clock.SleepUntilNext(clock.Now());
            }
            return true;
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
                clock._alarms.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
