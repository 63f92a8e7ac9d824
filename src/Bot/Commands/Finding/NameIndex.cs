using Bot.Commands.FreeText;

namespace Bot.Commands.Finding;

/// <summary>
/// Companies, products, models and topics by name, with the events that name them. Not safe for use by several threads:
/// <see cref="EventSearch"/> holds the lock.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>A name and how often events use it, written as the first of them wrote it.</summary>
    private sealed record Entry(string Name, HashSet<long> Events);

    private readonly Dictionary<string, Entry> _entries = Topics.All.ToDictionary(t => t, t => new Entry(t, []), StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, IReadOnlyList<string>> _names = [];

    public void Put(IndexedEvent told)
    {
        Remove(told.Id);
        IReadOnlyList<string> names = [.. told.Actors, .. told.Topics];
        _names[told.Id] = names;
        foreach (var name in names)
        {
            if (!_entries.TryGetValue(name, out var entry))
            {
                _entries[name] = entry = new Entry(name, []);
            }

            entry.Events.Add(told.Id);
        }
    }

    public void Remove(long id)
    {
        if (_names.Remove(id, out var names))
        {
            foreach (var name in names)
            {
                _entries.GetValueOrDefault(name)?.Events.Remove(id);
            }
        }
    }

    /// <summary>The name as it is usually written, and the events that name it; null where no event does.</summary>
    public (string Name, IReadOnlyCollection<long> Events)? Of(string typed) =>
        _entries.TryGetValue(typed.Trim(), out var entry) && entry.Events.Count > 0 ? (entry.Name, entry.Events) : null;

    /// <summary>Names that begin with what was typed, then those that hold a word which does; the most told of first.</summary>
    public IReadOnlyList<string> Complete(string typed, int most)
    {
        var start = typed.Trim();
        return [.. _entries.Values
            .Where(e => e.Events.Count > 0)
            .Select(e => (Entry: e, Place: Place(e.Name, start)))
            .Where(e => e.Place < 2)
            .OrderBy(e => e.Place).ThenByDescending(e => e.Entry.Events.Count).ThenBy(e => e.Entry.Name, StringComparer.Ordinal)
            .Take(most).Select(e => e.Entry.Name)];
    }

    /// <summary>The name that was probably meant; null where none is near.</summary>
    public string? Near(string typed) =>
        Nearest.Of(typed.Trim().ToLowerInvariant(), _entries.Values.Where(e => e.Events.Count > 0).OrderByDescending(e => e.Events.Count).Select(e => e.Name.ToLowerInvariant())) is { } near
            ? _entries[near].Name
            : null;

    private static int Place(string name, string start) =>
        name.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? 0 : name.Contains(' ' + start, StringComparison.OrdinalIgnoreCase) ? 1 : 2;
}
