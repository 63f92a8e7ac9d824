namespace Bot.Subscriptions;

/// <summary>
/// When each running subscription needs looking at again, so that a minute in which one of ten thousand is due reads one row. The rows
/// stay the truth: all are read again after any change, at a start, and every ten minutes.
/// </summary>
internal sealed class Wakes
{
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<long, DateTimeOffset> _next = [];
    private bool _stale = true;
    private long _readAt;

    public Wakes(SubscriptionChanges? changes)
    {
        if (changes is not null)
        {
            changes.Happened += () =>
            {
                lock (_gate)
                {
                    _stale = true;
                }
            };
        }
    }

    /// <summary>Subscriptions to look at now; null for all.</summary>
    public IReadOnlyList<long>? Due(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_stale && TimeProvider.System.GetElapsedTime(_readAt) < Trust)
            {
                return [.. _next.Where(pair => pair.Value <= now).Select(pair => pair.Key)];
            }

            (_stale, _readAt) = (false, TimeProvider.System.GetTimestamp());
            _next.Clear();
            return null;
        }
    }

    /// <summary>Notes when a subscription is to be looked at next; null when it does not run any more.</summary>
    public void Set(long subscription, DateTimeOffset? next)
    {
        lock (_gate)
        {
            if (next is { } at)
            {
                _next[subscription] = at;
            }
            else
            {
                _next.Remove(subscription);
            }
        }
    }

    /// <summary>All must be read again: something went wrong on the way.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _stale = true;
        }
    }

    /// <summary>The earliest of all; null when none is known.</summary>
    public DateTimeOffset? Earliest()
    {
        lock (_gate)
        {
            return _stale || _next.Count == 0 ? null : _next.Values.Min();
        }
    }
}
