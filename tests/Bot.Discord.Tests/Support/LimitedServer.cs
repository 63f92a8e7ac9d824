using Bot.Discord.Rest;

namespace Bot.Discord.Tests.Support;

/// <summary>Discord's limits as a model in virtual time: a fixed window per channel, and 50 in any second over all.</summary>
internal sealed class LimitedServer(TimeProvider clock, int limit, TimeSpan window, int global = 50)
{
    private readonly Dictionary<string, (DateTimeOffset End, int Used)> windows = [];
    private readonly Queue<DateTimeOffset> lastSecond = new();

    public int Violations { get; private set; }
    public int Served { get; private set; }

    public LimitHeaders Take(string channel)
    {
        var now = clock.GetUtcNow();
        while (lastSecond.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
            lastSecond.Dequeue();
        if (lastSecond.Count >= global)
        {
            Violations++;
            return new LimitHeaders(429) { Global = true, Scope = "global", RetryAfter = TimeSpan.FromSeconds(1) };
        }

        lastSecond.Enqueue(now);
        var state = windows.GetValueOrDefault(channel);
        if (state.End <= now)
            state = (now + window, 0);
        var refused = state.Used >= limit;
        windows[channel] = state with { Used = state.Used + (refused ? 0 : 1) };
        Violations += refused ? 1 : 0;
        Served += refused ? 0 : 1;
        return new LimitHeaders(refused ? 429 : 200)
        {
            Limit = limit,
            Remaining = Math.Max(0, limit - windows[channel].Used),
            ResetAfter = state.End - now,
            Bucket = "hash",
            Scope = refused ? "user" : null,
            RetryAfter = refused ? state.End - now : null,
        };
    }
}
