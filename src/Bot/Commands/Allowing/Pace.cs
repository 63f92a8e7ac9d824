using System.Collections.Concurrent;

namespace Bot.Commands.Allowing;

/// <summary>How fast people may ask: section <c>Limits</c> of the settings.</summary>
internal sealed class PaceOptions
{
    /// <summary>Interactions a person may make at once, and then one each <see cref="PersonSeconds"/>.</summary>
    public int PersonBurst { get; set; } = 20;

    public double PersonSeconds { get; set; } = 1.5;

    /// <summary>Interactions a server may make at once, and then this many a second.</summary>
    public int ServerBurst { get; set; } = 200;

    public double ServerPerSecond { get; set; } = 50;
}

/// <summary>Token buckets per person and per server. They run on real time, whatever the news desk's clock says.</summary>
internal sealed class Pace(PaceOptions options, TimeProvider clock)
{
    /// <summary>Full buckets are forgotten when there are more than this many.</summary>
    private const int MostBuckets = 10_000;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Zero when it is fine; else how long to wait.</summary>
    public TimeSpan Take(string person, string? server)
    {
        Forget();
        var wait = Of($"p{person}", options.PersonBurst, 1 / options.PersonSeconds).Take(clock);
        return wait > TimeSpan.Zero || server is null ? wait : Of($"s{server}", options.ServerBurst, options.ServerPerSecond).Take(clock);
    }

    /// <summary>Typing asks for suggestions with every key: a bucket of its own, ten times as deep.</summary>
    public bool TakeTyping(string person) => Of($"t{person}", options.PersonBurst * 10, 10 / options.PersonSeconds).Take(clock) == TimeSpan.Zero;

    private Bucket Of(string key, int burst, double perSecond) => _buckets.GetOrAdd(key, _ => new Bucket(burst, perSecond, clock.GetTimestamp()));

    private void Forget()
    {
        if (_buckets.Count > MostBuckets)
        {
            foreach (var (key, bucket) in _buckets)
            {
                if (bucket.IsFull(clock))
                {
                    _buckets.TryRemove(key, out _);
                }
            }
        }
    }

    private sealed class Bucket(int burst, double perSecond, long since)
    {
        private readonly Lock _lock = new();
        private double _tokens = burst;
        private long _since = since;

        public TimeSpan Take(TimeProvider clock)
        {
            lock (_lock)
            {
                Fill(clock);
                if (_tokens < 1)
                {
                    return TimeSpan.FromSeconds((1 - _tokens) / perSecond);
                }

                _tokens--;
                return TimeSpan.Zero;
            }
        }

        public bool IsFull(TimeProvider clock)
        {
            lock (_lock)
            {
                Fill(clock);
                return _tokens >= burst;
            }
        }

        private void Fill(TimeProvider clock)
        {
            var now = clock.GetTimestamp();
            _tokens = Math.Min(burst, _tokens + (clock.GetElapsedTime(_since, now).TotalSeconds * perSecond));
            _since = now;
        }
    }
}
