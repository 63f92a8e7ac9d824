using System.Text.Json.Nodes;

namespace Bot.Simulator.Gateway;

/// <summary>How many sessions may still be started today, and how many in five seconds.</summary>
/// <remarks>https://discord.com/developers/docs/events/gateway#session-start-limit-object</remarks>
internal sealed class SessionStarts(TimeProvider realTime, int maxConcurrency)
{
    private const int PerDay = 1000;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly Dictionary<int, (DateTimeOffset Start, int Used)> _windows = [];
    private DateTimeOffset _day = realTime.GetUtcNow();
    private int _used;

    /// <summary>Counts an IDENTIFY; false where its bucket is full for these five seconds, or the day's are spent.</summary>
    public bool TryTake(int shardId)
    {
        lock (_gate)
        {
            var now = realTime.GetUtcNow();
            if (now - _day >= Day)
                (_day, _used) = (now, 0);
            // Without shards the buckets of all shard ids serve the one bot: as many in five seconds as there are buckets.
            var window = _windows.GetValueOrDefault(shardId == 0 ? 0 : shardId % maxConcurrency);
            if (now - window.Start >= Window)
                window = (now, 0);
            if (window.Used >= maxConcurrency || _used >= PerDay)
                return false;
            _windows[shardId == 0 ? 0 : shardId % maxConcurrency] = (window.Start, window.Used + 1);
            _used++;
            return true;
        }
    }

    public JsonObject ToJson()
    {
        lock (_gate)
        {
            return new JsonObject
            {
                ["total"] = PerDay,
                ["remaining"] = PerDay - _used,
                ["reset_after"] = (long)Math.Max(0, (_day + Day - realTime.GetUtcNow()).TotalMilliseconds),
                ["max_concurrency"] = maxConcurrency,
            };
        }
    }
}
