using System.Text.Json;

namespace Evaluation.Collecting;

/// <summary>One feed to read: its bytes and what was known when it was fetched.</summary>
internal sealed record FeedCase(string Id, byte[] Bytes, IReadOnlyDictionary<string, string> Headers, string? Address)
{
    public static FeedCase From(JsonElement json, string folder)
    {
        var headers = json.TryGetProperty("httpHeaders", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(header => header.GetString()!.Split(':', 2)).Where(parts => parts.Length == 2) // the headers are strings
                .DistinctBy(parts => parts[0].Trim(), StringComparer.OrdinalIgnoreCase).ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase)
            : [];
        var address = json.TryGetProperty("feedUrl", out var url) && url.ValueKind == JsonValueKind.String ? url.GetString() : null;
        return new FeedCase(
            json.GetProperty("id").GetString() ?? "", File.ReadAllBytes(Path.Combine(folder, json.GetProperty("file").GetString() ?? "")), headers, address);
    }

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;
}
