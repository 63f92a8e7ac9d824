using System.Globalization;

namespace Bot.Simulator.Faults;

/// <summary>The faults in force. A fault strikes <c>times</c> times, or for a while, or (a state) until it is taken back.</summary>
internal sealed class FaultBoard(TimeProvider realTime)
{
    private readonly Lock _gate = new();
    private readonly List<Standing> _standing = [];
    private int _last;

    /// <summary>Raised with each new fault, so that what can happen at once does.</summary>
    public event Action<Fault>? Ordered;

    /// <summary>Raised each time a fault strikes.</summary>
    public event Action<Fault>? Struck;

    /// <summary>Raised after the faults were taken back.</summary>
    public event Action? Cleared;

    public string Order(Fault fault)
    {
        lock (_gate)
        {
            fault = fault with { Id = (++_last).ToString(CultureInfo.InvariantCulture) };
            var lasting = fault.ForMs is { } ms && !fault.IsDelay;
            var left = fault.Times ?? (lasting || fault.IsState ? int.MaxValue : 1);
            _standing.Add(new Standing(fault, lasting ? realTime.GetUtcNow().AddMilliseconds(fault.ForMs!.Value) : null, left));
        }
        Ordered?.Invoke(fault);
        return fault.Id;
    }

    public void Clear()
    {
        lock (_gate)
            _standing.Clear();
        Cleared?.Invoke();
    }

    /// <summary>The first fault of a kind that matches, used up by one.</summary>
    public Fault? Take(FaultKind kind, Func<Fault, bool>? matches = null)
    {
        Standing? found;
        lock (_gate)
        {
            found = Find(kind, matches);
            if (found is null)
                return null;
            if (--found.Left <= 0)
                _standing.Remove(found);
        }
        Struck?.Invoke(found.Fault);
        return found.Fault;
    }

    /// <summary>The first fault of a kind that matches, left in force.</summary>
    public Fault? Active(FaultKind kind, Func<Fault, bool>? matches = null)
    {
        lock (_gate)
            return Find(kind, matches)?.Fault;
    }

    private Standing? Find(FaultKind kind, Func<Fault, bool>? matches)
    {
        if (_standing.Count == 0)
            return null;
        var now = realTime.GetUtcNow();
        _standing.RemoveAll(s => s.Until <= now);
        return _standing.FirstOrDefault(s => s.Fault.Kind == kind && (matches is null || matches(s.Fault)));
    }

    private sealed class Standing(Fault fault, DateTimeOffset? until, int left)
    {
        public Fault Fault { get; } = fault;

        public DateTimeOffset? Until { get; } = until;

        public int Left { get; set; } = left;
    }
}
