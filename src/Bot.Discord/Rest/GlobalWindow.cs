namespace Bot.Discord.Rest;

/// <summary>
/// The limit over all routes. A place is free again a second after its answer came, less the shortest way there and back that was
/// seen: the next request cannot arrive sooner than a second after the one before it did, so that Discord never counts more than
/// the limit in any second, and a far Discord costs no share of it.
/// https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
/// </summary>
internal sealed class GlobalWindow : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTrip = TimeSpan.FromSeconds(1); // beyond it a slow answer must not hold up the rest

    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(5); // of the shortest way, for what a timer and a network may still gain
    private const int Trips = 250; // so many answers make one reckoning of the shortest way; two are kept

    private readonly Lock gate = new();
    private readonly PriorityQueue<Place, TimeSpan> taken = new();
    private readonly Queue<(Waiter Waiter, Place Place)> waiting = new();
    private readonly TimeProvider clock;
    private readonly TimeSpan patience;
    private readonly long start;
    private readonly ITimer timer;
    private TimeSpan pausedUntil;
    private TimeSpan shortest = TimeSpan.MaxValue;
    private TimeSpan shortestBefore;
    private int trips;
    private int free;

    public GlobalWindow(TimeProvider clock, int perSecond, TimeSpan patience)
    {
        (this.clock, this.patience, free, start) = (clock, patience, perSecond, clock.GetTimestamp());
        timer = clock.CreateTimer(_ => Pump(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Now => clock.GetElapsedTime(start);

    /// <summary>A place, or the pause that is longer than anyone waits for here.</summary>
    public async ValueTask<(Place? Place, TimeSpan Pause)> EnterAsync(CancellationToken cancel)
    {
        var (waiter, place) = (new Waiter(), new Place());
        lock (gate)
            waiting.Enqueue((waiter, place));
        Pump();
        await using var registration = cancel.UnsafeRegister(_ => waiter.Cancel(cancel), null);
        return await waiter.Turn is { } pause ? (null, pause) : (place, TimeSpan.Zero);
    }

    /// <param name="answered">Discord answered it, so that the way there and back is known.</param>
    public void Leave(Place place, bool answered)
    {
        lock (gate)
        {
            var now = Now;
            if (answered)
                Learn(now - place.Since);
            var head = (shortest < shortestBefore ? shortest : shortestBefore) - Margin;
            taken.Enqueue(place, now + Window - (head > TimeSpan.Zero ? head : TimeSpan.Zero));
        }

        Pump();
    }

    public void Pause(TimeSpan length)
    {
        lock (gate)
            pausedUntil = pausedUntil > Now + length ? pausedUntil : Now + length;
        Pump();
    }

    public void Dispose() => timer.Dispose();

    private void Pump()
    {
        lock (gate)
        {
            var now = Now;
            while (taken.TryPeek(out var place, out var until) && until <= now)
            {
                taken.Dequeue();
                free += place.Free() ? 1 : 0;
            }

            if (pausedUntil - now > patience)
                Empty(pausedUntil - now);
            while (waiting.Count > 0 && free > 0 && now >= pausedUntil)
                Admit(now);
            if (waiting.Count > 0)
                Wake(now);
        }
    }

    private void Admit(TimeSpan now)
    {
        var (waiter, place) = waiting.Dequeue();
        if (!waiter.Go())
            return; // cancelled while in line
        free--;
        place.Since = now;
        taken.Enqueue(place, now + LongestTrip + Window);
    }

    private void Learn(TimeSpan trip)
    {
        shortest = trip < shortest ? trip : shortest;
        if (++trips == Trips)
            (shortestBefore, shortest, trips) = (shortest, TimeSpan.MaxValue, 0);
    }

    private void Empty(TimeSpan pause)
    {
        while (waiting.TryDequeue(out var next))
            next.Waiter.TooLong(pause);
    }

    private void Wake(TimeSpan now)
    {
        var next = now < pausedUntil ? pausedUntil : taken.TryPeek(out _, out var until) ? until : now + Window;
        timer.Change(Limits.TimerDelay(next - now), Timeout.InfiniteTimeSpan);
    }

    /// <summary>One of the places of a second; it stands in the queue twice at most, and is freed once.</summary>
    internal sealed class Place
    {
        private bool freed;

        public TimeSpan Since { get; set; }

        public bool Free() => !freed && (freed = true);
    }
}

/// <summary>What the two kinds of line have in common.</summary>
internal static class Limits
{
    /// <summary>Timers count whole milliseconds and may fire early by less than one, so the wait is rounded up.</summary>
    public static TimeSpan TimerDelay(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Clamp(Math.Ceiling(wait.TotalMilliseconds), 1, int.MaxValue));
}
