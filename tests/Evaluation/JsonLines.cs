using System.Text.Json.Nodes;

namespace Evaluation;

/// <summary>Reads JSON Lines and says which line is at fault.</summary>
internal static class JsonLines
{
    public static IEnumerable<JsonObject> Read(FileInfo file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            yield return Parse(line, file, number);
        }
    }

    private static JsonObject Parse(string line, FileInfo file, int number)
    {
        try
        {
            return JsonNode.Parse(line) as JsonObject ?? throw new InvalidDataException($"{file.Name}, line {number}: an object is expected.");
        }
        catch (System.Text.Json.JsonException broken)
        {
            throw new InvalidDataException($"{file.Name}, line {number}: {broken.Message}", broken);
        }
    }

    public static string Id(this JsonObject row, int number) => row["id"] is { } id ? id.ToString() : number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static List<string> Strings(this JsonObject row, string name) => row[name] is JsonArray array ? [.. array.Select(item => item?.ToString() ?? "")] : [];

    /// <summary>A value as text; empty where it is missing.</summary>
    public static string Text(this JsonObject row, string name) => row[name]?.ToString() ?? "";

    public static IReadOnlyList<int> Numbers(this JsonObject row, string name) => row[name] is JsonArray array ? [.. array.Select(item => (int)item!)] : [];

    public static IEnumerable<JsonObject> Rows(this JsonObject row, string name) => row[name] is JsonArray array ? array.OfType<JsonObject>() : [];
}
