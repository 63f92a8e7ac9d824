using System.Text.Json.Nodes;
using Bot.Simulator.World;

namespace Bot.Simulator.Checking;

/// <summary>One request as it was seen, with what was wrong about it or about our own answer.</summary>
internal sealed record JournalRow(DateTimeOffset At, string Method, string Path, int Status, IReadOnlyList<string> Errors)
{
    /// <summary>The route as Discord's OpenAPI file writes it, and the body; kept for the newest rows only.</summary>
    public (string Template, JsonNode? Body)? Detail { get; set; }

    public JsonObject ToJson(bool detailed = false)
    {
        var json = Plain();
        if (detailed && Detail is { } detail)
            (json["template"], json["body"]) = (detail.Template, detail.Body?.DeepClone());
        return json;
    }

    private JsonObject Plain() => new()
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
    private const int DetailsKept = 2_000;
    private readonly Queue<JournalRow> _rows = [];
    private readonly Queue<JournalRow> _detailed = [];
    private readonly List<JournalRow> _violations = [];

    public void Add(JournalRow row)
    {
        lock (_gate)
        {
            _rows.Enqueue(row);
            if (row.Detail is not null)
                _detailed.Enqueue(row);
            if (_detailed.Count > DetailsKept)
                _detailed.Dequeue().Detail = null;
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
