using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Simulator.Checking;

/// <summary>What is wrong with a body: what Discord refuses, and what it lets pass though the sender cannot have meant it.</summary>
internal sealed class Problems
{
    private readonly List<(string Path, string Code, string Message)> _refused = [];
    private readonly List<string> _notes = [];

    public bool AnyRefused => _refused.Count > 0;

    /// <summary>One line each, refusals first.</summary>
    public IEnumerable<string> Lines => _refused.Select(r => $"{(r.Path.Length == 0 ? "body" : r.Path)}: {r.Message}").Concat(_notes);

    /// <summary>Discord answers 400 for this. The path joins keys and indexes by dots.</summary>
    public void Refuse(string path, string code, string message) => _refused.Add((path, code, message));

    /// <summary>Discord lets this pass, but a witness does not.</summary>
    public void Note(string path, string message) => _notes.Add($"{(path.Length == 0 ? "body" : path)}: {message}");

    /// <summary>The nested form of Discord's error body.</summary>
    /// <remarks>https://discord.com/developers/docs/reference#error-messages</remarks>
    public JsonObject ToErrors()
    {
        var root = new JsonObject();
        foreach (var (path, code, message) in _refused)
        {
            var at = root;
            foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
                at = (JsonObject)(at[step] ??= new JsonObject());
            ((JsonArray)(at["_errors"] ??= new JsonArray())).Add((JsonNode)new JsonObject { ["code"] = code, ["message"] = message });
        }
        return root;
    }

    public static string Join(string path, string step) => path.Length == 0 ? step : $"{path}.{step}";

    public static string Join(string path, int index) => Join(path, index.ToString(CultureInfo.InvariantCulture));
}
