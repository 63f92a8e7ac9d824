using System.Text.Json.Nodes;
using Bot.Simulator.World;

namespace Bot.Simulator.Checking;

/// <summary>One request as it was seen, with what was wrong about it or about our own answer.</summary>
internal sealed record JournalRow(DateTimeOffset At, string Method, string Path, int Status, IReadOnlyList<string> Errors)
{
    public JsonObject ToJson() => new()
    {
        ["at"] = Instants.Format(At),
        ["method"] = Method,
        ["path"] = Path,
        ["status"] = Status,
        ["valid"] = Errors.Count == 0,
        ["errors"] = new JsonArray([.. Errors.Select(e => JsonValue.Create(e))]),
    };
}

/// <summary>The requests of late, and every one that broke a rule.</summary>
internal sealed class Journal
{
    private const int Kept = 50_000;
    private readonly Lock _gate = new();
    private readonly Queue<JournalRow> _rows = [];
    private readonly List<JournalRow> _violations = [];

    public void Add(JournalRow row)
    {
        lock (_gate)
        {
            _rows.Enqueue(row);
            if (_rows.Count > Kept)
                _rows.Dequeue();
            if (row.Errors.Count > 0 && _violations.Count < Kept)
                _violations.Add(row);
        }
    }

    public IReadOnlyList<JournalRow> Rows
    {
        get
        {
            lock (_gate)
                return [.. _rows];
        }
    }

    public IReadOnlyList<JournalRow> Violations
    {
        get
        {
            lock (_gate)
                return [.. _violations];
        }
    }
}
