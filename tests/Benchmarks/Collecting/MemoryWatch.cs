using System.Diagnostics;

namespace Benchmarks.Collecting;

/// <summary>Notes the largest working set of this process, looked at ten times a second.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly Timer _timer;
    private long _peak;

    public MemoryWatch() => _timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

    public double PeakMb
    {
        get
        {
            Look();
            return Math.Round(Interlocked.Read(ref _peak) / 1e6);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        using var self = Process.GetCurrentProcess();
        var now = self.WorkingSet64;
        long seen;
        while ((seen = Interlocked.Read(ref _peak)) < now && Interlocked.CompareExchange(ref _peak, now, seen) != seen)
        {
        }
    }
}
