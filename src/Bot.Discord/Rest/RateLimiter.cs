namespace Bot.Discord.Rest;

/// <summary>
/// Lets requests go no faster than Discord allows. Knows method, path, headers and the clock, nothing else. A bucket is learnt
/// from the first answer, and until then one request at a time finds out.
/// </summary>
internal sealed class RateLimiter(TimeProvider clock, int globalPerSecond, TimeSpan patience) : IDisposable
{
    private const int SweepEvery = 1024;
    private static readonly TimeSpan KeepIdle = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly Dictionary<Route, Bucket> byRoute = [];
    private readonly Dictionary<(string Hash, string Major), Bucket> byHash = [];
    private readonly GlobalWindow global = new(clock, globalPerSecond, patience);
    private readonly long start = clock.GetTimestamp();
    private int untilSweep = SweepEvery;

    private TimeSpan Now => clock.GetElapsedTime(start);

    /// <summary>How many buckets are remembered; for tests of memory.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
                return byRoute.Count;
        }
    }

    /// <summary>
    /// Waits for the turn. Every permit must be given back by exactly one of its ways; a pause longer than the patience comes
    /// back at once instead, so no call hangs for an hour.
    /// </summary>
    public async ValueTask<Admission> EnterAsync(HttpMethod method, string path, CancellationToken cancel)
    {
        var route = Route.Of(method, path, clock.GetUtcNow());
        if (route.Free)
            return new Permit(this, route, null, null, Now);
        var waiter = new Waiter();
        Bucket bucket;
        lock (gate)
        {
            bucket = Find(route);
            bucket.Waiting.Enqueue(waiter);
            Pump(bucket);
        }

        await using var registration = cancel.UnsafeRegister(_ => waiter.Cancel(cancel), null);
        if (await waiter.Turn is { } pause)
            return new TooBusy(pause);
        return await EnterGlobalAsync(route, bucket, cancel);
    }

    public void Dispose()
    {
        global.Dispose();
        lock (gate)
        {
            foreach (var bucket in byRoute.Values)
                bucket.Timer?.Dispose();
        }
    }

    private async ValueTask<Admission> EnterGlobalAsync(Route route, Bucket bucket, CancellationToken cancel)
    {
        if (route.OutsideGlobal)
            return new Permit(this, route, bucket, null, Now);
        var entered = false;
        try
        {
            var (place, pause) = await global.EnterAsync(cancel);
            entered = place is not null;
            return entered ? new Permit(this, route, bucket, place, Now) : new TooBusy(pause);
        }
        finally
        {
            if (!entered)
                Leave(bucket, leaving => leaving.Lost());
        }
    }

    internal void Answered(Permit permit, LimitHeaders answer)
    {
        if (answer.TooMany && answer.Global)
            global.Pause((answer.RetryAfter ?? TimeSpan.FromSeconds(1)) + TimeSpan.FromMilliseconds(50));
        if (permit.Place is { } place)
            global.Leave(place, answered: true);
        if (permit.Bucket is not { } bucket)
            return;
        Leave(bucket, leaving =>
        {
            if (answer.Bucket is { } hash && !answer.OnlyThisRequest)
                leaving = Join(permit.Route, hash, leaving);
            leaving.Answered(answer, permit.SentAt, Now);
        });
    }

    internal void Lost(Permit permit)
    {
        if (permit.Place is { } place)
            global.Leave(place, answered: false);
        if (permit.Bucket is { } bucket)
            Leave(bucket, leaving => leaving.Lost());
    }

    private void Leave(Bucket bucket, Action<Bucket> how)
    {
        lock (gate)
        {
            how(Follow(bucket));
            Pump(Follow(bucket));
        }
    }

    /// <summary>The route turned out to share its limit with others: from now on they stand in one line.</summary>
    private Bucket Join(Route route, string hash, Bucket bucket)
    {
        var key = (hash, route.Major);
        if (!byHash.TryGetValue(key, out var shared))
            shared = bucket;
        byHash[key] = byRoute[route] = shared = Follow(shared); // hashes may change back and forth; nobody may end in a circle
        if (shared == bucket)
            return bucket;
        bucket.MoveTo(shared);
        return shared;
    }

    private static Bucket Follow(Bucket bucket)
    {
        while (bucket.MergedInto is { } next)
            bucket = next;
        return bucket;
    }

    private Bucket Find(Route route)
    {
        if (--untilSweep <= 0)
            Sweep();
        if (byRoute.TryGetValue(route, out var bucket))
            return Follow(bucket);
        return byRoute[route] = new Bucket();
    }

    private void Pump(Bucket bucket)
    {
        var now = Now;
        while (bucket.Waiting.TryPeek(out var waiter))
        {
            if (bucket.NotBefore(now) is not { } until)
            {
                bucket.Waiting.Dequeue();
                if (waiter.Go())
                    bucket.Enter(now);
            }
            else if (until == TimeSpan.MaxValue)
            {
                return; // the answer that is under way wakes the line
            }
            else if (until - now > patience)
            {
                bucket.Waiting.Dequeue().TooLong(until - now);
            }
            else
            {
                bucket.Timer ??= clock.CreateTimer(_ => Wake(bucket), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                bucket.Timer.Change(Limits.TimerDelay(until - now), Timeout.InfiniteTimeSpan);
                return;
            }
        }
    }

    private void Wake(Bucket bucket)
    {
        lock (gate)
            Pump(Follow(bucket));
    }

    /// <summary>Interactions come with a bucket each, so those that nobody uses are forgotten.</summary>
    private void Sweep()
    {
        untilSweep = Math.Max(SweepEvery, byRoute.Count);
        var oldest = Now - KeepIdle;
        foreach (var (route, bucket) in byRoute)
        {
            if (!Follow(bucket).Forgettable(Now, oldest))
                continue;
            byRoute.Remove(route);
            bucket.Timer?.Dispose();
        }

        foreach (var (key, bucket) in byHash)
        {
            if (Follow(bucket).Forgettable(Now, oldest))
                byHash.Remove(key);
        }
    }
}

/// <summary>What asking for a turn gives: a <see cref="Permit"/>, or <see cref="TooBusy"/>.</summary>
internal abstract record Admission;

/// <summary>The pause ahead is longer than anyone waits for here.</summary>
internal sealed record TooBusy(TimeSpan After) : Admission;

/// <summary>The right to send one request now. Given back by <see cref="Answered"/>, or else by disposing of it.</summary>
internal sealed record Permit(RateLimiter Limiter, Route Route, Bucket? Bucket, GlobalWindow.Place? Place, TimeSpan SentAt) : Admission, IDisposable
{
    private int done;

    public void Answered(LimitHeaders answer)
    {
        if (Interlocked.Exchange(ref done, 1) == 0)
            Limiter.Answered(this, answer);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref done, 1) == 0)
            Limiter.Lost(this);
    }
}
