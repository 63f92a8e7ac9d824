using System.Text.Json.Nodes;
using Bot.Simulator.Faults;
using Bot.Simulator.World;

namespace Bot.Simulator.Rest;

/// <summary>What the ordered faults do to one request.</summary>
internal sealed class RequestFaults(SimulatedWorld world, ApiCall call)
{
    private static readonly TimeSpan UsualDelay = TimeSpan.FromSeconds(1);

    private readonly string _what = $"{call.Request.Method} {call.Request.Path}";

    /// <summary>True where the connection is to break before the request is looked at; only with a route, else it is the gateway's.</summary>
    public bool Drops() => world.Faults.Take(FaultKind.DropTcp, f => f.Route is not null && Strikes(f)) is not null;

    public bool DropsAnswer() => call.Request.Method != "GET" && world.Faults.Take(FaultKind.StoredButDropped, Strikes) is not null;

    public async Task DelayAsync(CancellationToken token)
    {
        if (world.Faults.Take(FaultKind.Slow, Strikes) is { } slow)
            await Task.Delay(slow.ForMs is { } ms ? TimeSpan.FromMilliseconds(ms) : UsualDelay, world.RealTime, token);
    }

    /// <summary>An answer in place of the real one; null where none is ordered.</summary>
    public Written? Instead()
    {
        if (world.Faults.Take(FaultKind.Cloudflare, Strikes) is not null)
            return Written.Ban();
        if (world.Faults.Take(FaultKind.GlobalRateLimit, f => call.Route.NeedsToken && Strikes(f)) is { } global)
            return Limited(global, "global");
        if (world.Faults.Take(FaultKind.RateLimit, Strikes) is { } limit)
            return Limited(limit, limit.Code is 20028 ? "shared" : "user");
        return world.Faults.Take(FaultKind.Error, Strikes) is { } error ? Failed(error.Code ?? 500) : null;
    }

    private Written Limited(Fault fault, string scope)
    {
        var wait = TimeSpan.FromSeconds(fault.RetryAfter ?? 1);
        return Written.TooMany(new LimitVerdict(false, RateLimits.BucketOf(call.Route), 5, 0, wait, scope), world.Clock.GetUtcNow()) with { IsFault = true };
    }

    private static Written Failed(int code)
    {
        // What comes from the proxies before Discord is no JSON.
        if (code is 502 or 503 or 504)
            return new Written(code, null, $"<html><body><h1>{code}</h1>upstream connect error</body></html>") { IsFault = true };
        var answer = DiscordRefusalException.OfCode(code).ToAnswer();
        return Written.Of(answer) with { IsFault = true };
    }

    private bool Strikes(Fault fault) =>
        (fault.Route is null || _what.Contains(fault.Route, StringComparison.OrdinalIgnoreCase))
        && (fault.Channel is null || fault.Channel == ChannelId())
        && (fault.User is null || fault.User == UserId());

    private string ChannelId() => call.Value("channel_id");

    private string? UserId() => world.Places.Channels.GetValueOrDefault(ChannelId())?.Recipient?.Id ?? call.Value("user_id");
}
