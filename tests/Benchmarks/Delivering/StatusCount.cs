using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Benchmarks.Delivering;

/// <summary>Counts the answers of all HTTP clients of this process by status, from the runtime's own meter.</summary>
internal sealed class StatusCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<int, int> _counts = new();

    public StatusCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            foreach (var (name, value) in tags)
            {
                if (name == "http.response.status_code" && value is int status)
                {
                    _counts.AddOrUpdate(status, 1, (_, count) => count + 1);
                }
            }
        });
        _listener.Start();
    }

    public int Of(int status) => _counts.GetValueOrDefault(status);

    public int All => _counts.Values.Sum();

    public void Dispose() => _listener.Dispose();
}
