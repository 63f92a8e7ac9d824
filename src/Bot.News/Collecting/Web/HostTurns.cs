using System.Collections.Concurrent;
using System.Net;

namespace Bot.News.Collecting.Web;

/// <summary>
/// Spares every host: one request at a time and a pause between two, whoever asks. This machine itself needs no sparing, so
/// addresses on loopback are let through at once.
/// </summary>
internal sealed class HostTurns(TimeProvider real)
{
    /// <summary>From the end of one request to the start of the next one to the same host.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Hosts remembered at most before those that rest are forgotten.</summary>
    private const int MostHosts = 4_000;

    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    private sealed class Host(TimeProvider real)
    {
        public TimeProvider Real => real;
        public SemaphoreSlim Gate { get; } = new(1);
        public long? FreeSince { get; set; }
        public TimeSpan Pause { get; set; } = HostTurns.Pause;
        public int Waiting;
    }

    /// <summary>A host's turn, given back when disposed.</summary>
    internal readonly struct Turn : IDisposable
    {
        private readonly object? _host;

        internal Turn(object? host) => _host = host;

        public void Dispose()
        {
            if (_host is not Host host)
                return;

            host.FreeSince = host.Real.GetTimestamp();
            Interlocked.Decrement(ref host.Waiting);
            host.Gate.Release();
        }
    }

    /// <summary>Waits until the host may be asked.</summary>
    public async Task<Turn> EnterAsync(Uri at, CancellationToken cancel)
    {
        if (IsHere(at))
            return default;

        var host = Of(at);
        Interlocked.Increment(ref host.Waiting);
        try
        {
            await host.Gate.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref host.Waiting);
            throw;
        }

        var turn = new Turn(host);
        if (host.FreeSince is { } since && host.Pause - real.GetElapsedTime(since) is { Ticks: > 0 } rest)
        {
            try
            {
                await Task.Delay(rest, real, cancel);
            }
            catch (OperationCanceledException)
            {
                turn.Dispose();
                throw;
            }
        }

        return turn;
    }

    /// <summary>Takes a host's own wish for longer pauses (Crawl-delay), up to ten seconds.</summary>
    public void Slow(Uri at, TimeSpan pause)
    {
        if (!IsHere(at))
            Of(at).Pause = pause < Pause ? Pause : pause > LongestPause ? LongestPause : pause;
    }

    /// <summary>True where the address names this machine.</summary>
    public static bool IsHere(Uri at) => at.IsLoopback || (IPAddress.TryParse(at.Host, out var address) && IPAddress.IsLoopback(address));

    private Host Of(Uri at)
    {
        if (_hosts.Count > MostHosts)
        {
            foreach (var idle in _hosts.Where(pair => pair.Value is { Waiting: 0, FreeSince: { } since } && real.GetElapsedTime(since) > LongestPause))
                _hosts.TryRemove(idle);
        }

        return _hosts.GetOrAdd(at.Authority, _ => new Host(real));
    }
}
