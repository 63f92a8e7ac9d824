using Bot.Commands.FreeText;

namespace Bot.Commands.Finding;

/// <summary>What the index keeps of an event.</summary>
internal sealed record IndexedEvent(long Id, string Title, IReadOnlyList<string> Actors, DateTimeOffset LastAt, bool Shared)
{
    public IReadOnlyList<string> Topics { get; init; } = [];

    public DateTimeOffset FirstAt { get; init; }
}

/// <summary>
/// An inverted index of words over titles and actors, in memory. A word of a query finds itself, words that begin with it and, where
/// there are none, words within a slip or two; rare words weigh more (inverse document frequency, Spärck Jones 1972), newer events win ties.
/// Not safe for use by several threads: <see cref="EventSearch"/> holds the lock.
/// </summary>
internal sealed class EventIndex
{
    private readonly Dictionary<string, List<int>> _postings = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _rows = [];
    private readonly List<IndexedEvent?> _events = [];
    private string[] _vocabulary = [];
    private int _sortedTerms;
    private float[] _scores = [];

    public int Count => _rows.Count;

    public void Put(IndexedEvent entry)
    {
        if (_rows.TryGetValue(entry.Id, out var old))
        {
            if (_events[old] is { } same && same.Title == entry.Title && same.Actors.SequenceEqual(entry.Actors))
            {
                _events[old] = entry;
                return;
            }

            _events[old] = null;
        }

        var row = _events.Count;
        _events.Add(entry);
        _rows[entry.Id] = row;
        foreach (var term in Terms.Of(entry.Title).Concat(entry.Actors.SelectMany(Terms.Of)).Distinct(StringComparer.Ordinal))
        {
            (_postings.TryGetValue(term, out var list) ? list : _postings[term] = new List<int>(1)).Add(row);
        }
    }

    public void Remove(long id)
    {
        if (_rows.Remove(id, out var row))
        {
            _events[row] = null;
        }
    }

    /// <summary>The best entries for what was typed, best first; without a word the newest.</summary>
    public IReadOnlyList<IndexedEvent> Find(string typed, int most)
    {
        var words = Terms.Words(typed).Distinct(StringComparer.Ordinal).Take(12).ToList();
        if (words.Count == 0)
        {
            return [.. _events.OfType<IndexedEvent>().OrderByDescending(e => e.LastAt).Take(most)];
        }

        Sort();
        Array.Resize(ref _scores, Math.Max(_scores.Length, _events.Count));
        var touched = new List<int>();
        for (var at = 0; at < words.Count; at++)
        {
            Score(at == 0 ? "" : words[at - 1], words[at], touched);
        }

        return Best(touched, most);
    }

    /// <summary>The entry of an event, or null.</summary>
    public IndexedEvent? Of(long id) => _rows.TryGetValue(id, out var row) ? _events[row] : null;

    /// <summary>All entries that hold every word of a phrase as it is, such as the name of a model.</summary>
    public IReadOnlyList<IndexedEvent> Holding(string phrase)
    {
        var lists = Terms.Words(phrase).Distinct(StringComparer.Ordinal).Select(word => _postings.GetValueOrDefault(word)).ToList();
        return lists.Count == 0 || lists.Contains(null)
            ? []
            : [.. lists.OfType<List<int>>().OrderBy(l => l.Count).Aggregate<IEnumerable<int>>((held, next) => held.Intersect(next)).Select(row => _events[row]).OfType<IndexedEvent>()];
    }

    /// <summary>Adds the weight of one word, and of the word joined with the one before it, to every event that holds it.</summary>
    private void Score(string before, string word, List<int> touched)
    {
        var best = new Dictionary<int, float>();
        foreach (var (term, likeness) in Matches(word))
        {
            Collect(term, likeness, best);
        }

        if (before.Length > 0 && _postings.ContainsKey(before + word))
        {
            Collect(before + word, 1.5f, best);
        }

        foreach (var (row, weight) in best)
        {
            if (_scores[row] == 0)
            {
                touched.Add(row);
            }

            _scores[row] += weight;
        }
    }

    private void Collect(string term, float likeness, Dictionary<int, float> best)
    {
        var rows = _postings[term];
        var weight = likeness * MathF.Log(1 + (_events.Count / (float)rows.Count));
        foreach (var row in rows)
        {
            if (_events[row] is not null && (!best.TryGetValue(row, out var known) || known < weight))
            {
                best[row] = weight;
            }
        }
    }

    /// <summary>The terms a word may stand for, with how surely. Slips are looked for only where nothing holds the word as it is.</summary>
    private IEnumerable<(string Term, float Likeness)> Matches(string word)
    {
        var found = false;
        if (_postings.ContainsKey(word))
        {
            found = true;
            yield return (word, 1f);
        }

        var first = Array.BinarySearch(_vocabulary, word, StringComparer.Ordinal);
        first = first < 0 ? ~first : first + 1;
        for (var at = first; at < _vocabulary.Length && at < first + 200 && _vocabulary[at].StartsWith(word, StringComparison.Ordinal); at++)
        {
            found = true;
            yield return (_vocabulary[at], word.Length == 1 ? 0.3f : 0.8f);
        }

        var slips = found ? 0 : Nearest.Slips(word.Length);
        foreach (var initial in slips == 0 ? [] : word[..2].Distinct())
        {
            foreach (var near in Near(word, initial, slips))
            {
                yield return near;
            }
        }
    }

    /// <summary>Terms within some slips that begin with one letter: people rarely miss the first, or swap it with the second.</summary>
    private IEnumerable<(string Term, float Likeness)> Near(string word, char initial, int slips)
    {
        var first = Array.BinarySearch(_vocabulary, initial.ToString(), StringComparer.Ordinal);
        for (var at = first < 0 ? ~first : first; at < _vocabulary.Length && _vocabulary[at][0] == initial; at++)
        {
            var term = _vocabulary[at];
            if (Math.Abs(term.Length - word.Length) <= slips && Nearest.Distance(word, term, slips) is var distance && distance <= slips)
            {
                yield return (term, 0.6f / distance);
            }
        }
    }

    private IndexedEvent[] Best(List<int> touched, int most)
    {
        var ranked = touched.Select(row => (Event: _events[row]!, Score: _scores[row])).ToList();
        foreach (var row in touched)
        {
            _scores[row] = 0;
        }

        var bar = ranked.Count == 0 ? 0 : ranked.Max(r => r.Score) * 0.45f;
        return [.. ranked.Where(r => r.Score >= bar).OrderByDescending(r => MathF.Round(r.Score, 1)).ThenByDescending(r => r.Event.LastAt).Take(most).Select(r => r.Event)];
    }

    private void Sort()
    {
        if (_sortedTerms != _postings.Count)
        {
            _vocabulary = [.. _postings.Keys];
            Array.Sort(_vocabulary, StringComparer.Ordinal);
            _sortedTerms = _postings.Count;
        }
    }
}
