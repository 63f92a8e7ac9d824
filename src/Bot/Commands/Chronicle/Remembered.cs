using System.Collections.Concurrent;

namespace Bot.Commands.Chronicle;

/// <summary>Values that cost much to read, kept as long as their stamp stays the same. Several who ask at once share one reading.</summary>
/// <param name="most">With more than this many, all are forgotten: they are cheap to read again.</param>
internal sealed class Remembered<T>(int most)
{
    private readonly ConcurrentDictionary<string, (string Stamp, Lazy<Task<T>> Value)> _kept = new(StringComparer.Ordinal);

    public async Task<T> GetAsync(string key, string stamp, Func<Task<T>> read)
    {
        if (_kept.Count > most)
        {
            _kept.Clear();
        }

        var fresh = (Stamp: stamp, Value: new Lazy<Task<T>>(read));
        var kept = _kept.AddOrUpdate(key, fresh, (_, old) => old.Stamp == stamp ? old : fresh);
        try
        {
            return await kept.Value.Value;
        }
        catch
        {
            _kept.TryRemove(KeyValuePair.Create(key, kept)); // what failed is read anew
            throw;
        }
    }
}
