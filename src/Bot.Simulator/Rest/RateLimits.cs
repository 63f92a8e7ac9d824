using System.Security.Cryptography;
using System.Text;

namespace Bot.Simulator.Rest;

/// <summary>What a bucket said: its state after this request, or, refused, how long to wait.</summary>
internal sealed record LimitVerdict(bool Allowed, string Bucket, int Limit, int Remaining, TimeSpan ResetAfter, string Scope)
{
    public bool IsGlobal => Scope == "global";
}

/// <summary>Fixed windows per bucket and major resource, and one window for all requests together, in real time.</summary>
/// <remarks>https://discord.com/developers/docs/topics/rate-limits</remarks>
internal sealed class RateLimits(TimeProvider realTime)
{
    private const int GlobalCount = 50;
    private static readonly TimeSpan GlobalWindow = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Bucket, string Major), Window> _windows = [];
    private Window _global = new(default, 0);

    /// <summary>Counts a request; null for a route without limits.</summary>
    public LimitVerdict? Take(ApiRoute route, string major)
    {
        var now = realTime.GetUtcNow();
        lock (_gate)
        {
            if (route.NeedsToken && !TryUse(ref _global, now, GlobalCount, GlobalWindow))
                return new LimitVerdict(false, "", GlobalCount, 0, _global.Start + GlobalWindow - now, "global");
            if (route.Limit is not { } limit)
                return null;
            var bucket = BucketOf(route);
            var window = _windows.GetValueOrDefault((bucket, major), new Window(default, 0));
            var allowed = TryUse(ref window, now, limit.Count, limit.Window);
            _windows[(bucket, major)] = window;
            Forget(now);
            return new LimitVerdict(
                allowed, bucket, limit.Count, limit.Count - window.Used, window.Start + limit.Window - now, route.IsShared ? "shared" : "user");
        }
    }

    /// <summary>The opaque name that clients see of a route's bucket.</summary>
    public static string BucketOf(ApiRoute route) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(route.Bucket ?? $"{route.Method} {route.Template}"))[..16]);

    private static bool TryUse(ref Window window, DateTimeOffset now, int count, TimeSpan length)
    {
        if (now - window.Start >= length)
            window = new Window(now, 0);
        if (window.Used >= count)
            return false;
        window = window with { Used = window.Used + 1 };
        return true;
    }

    private void Forget(DateTimeOffset now)
    {
        if (_windows.Count < 5_000)
            return;
        foreach (var old in _windows.Where(w => now - w.Value.Start > TimeSpan.FromHours(1)).Select(w => w.Key).ToList())
            _windows.Remove(old);
    }


    private readonly record struct Window(DateTimeOffset Start, int Used);
}
