using System.CommandLine;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Evaluation.Scores;

/// <summary>The share of asserts that normalised feeds hold, exactly and leniently (markup, spacing and case aside), by group.</summary>
internal sealed partial class FeedScore : IScore
{
    private const string SecurityGroup = "wellformed/sanitize";
    private readonly Argument<FileInfo> _cases = new("cases");
    private readonly Argument<FileInfo> _read = new("output");

    public Command Describe()
    {
        var command = new Command("feeds", "Asserts of feed cases against the normalised feeds.") { _cases, _read };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(_cases), parsed.GetRequiredValue(_read)));
        return command;
    }

    private static int Run(FileInfo cases, FileInfo read)
    {
        var feeds = File.ReadLines(read.FullName).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(line => line.GetProperty("id").GetString() ?? "");
        List<(string Group, int Asserts, int Strict, int Lenient)> rows = [];
        foreach (var line in File.ReadLines(cases.FullName).Where(line => line.Length > 0))
        {
            var one = JsonDocument.Parse(line).RootElement;
            var asserts = one.GetProperty("asserts").EnumerateArray().ToList();
            if (asserts.Count == 0)
                continue;

            JsonElement? feed = feeds.TryGetValue(one.GetProperty("id").GetString() ?? "", out var found) && found.TryGetProperty("feed", out var model) ? model : null;
            var held = asserts.Select(assert => Held(feed, assert)).ToList();
            rows.Add((one.GetProperty("group").GetString() ?? "", asserts.Count, held.Count(h => h.Strict), held.Count(h => h.Lenient)));
        }

        foreach (var group in rows.GroupBy(row => row.Group).OrderByDescending(group => group.Sum(row => row.Asserts)))
            Console.WriteLine($"{group.Key,-28} asserts {group.Sum(r => r.Asserts),5} strict {group.Sum(r => r.Strict),5} lenient {group.Sum(r => r.Lenient),5}");

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            asserts = rows.Sum(r => r.Asserts),
            strict = Share(rows, r => r.Strict),
            lenient = Share(rows, r => r.Lenient),
            lenient_without_sanitize = Share([.. rows.Where(r => r.Group != SecurityGroup)], r => r.Lenient),
            macro = Math.Round(rows.Average(r => (double)r.Lenient / r.Asserts), 4),
        }));
        return 0;
    }

    private static double Share(List<(string Group, int Asserts, int Strict, int Lenient)> rows, Func<(string Group, int Asserts, int Strict, int Lenient), int> of) =>
        Math.Round((double)rows.Sum(of) / Math.Max(1, rows.Sum(r => r.Asserts)), 4);

    private static (bool Strict, bool Lenient) Held(JsonElement? feed, JsonElement assert)
    {
        var path = assert.GetProperty("path").GetString() ?? "";
        var wanted = Text(assert.GetProperty("value"));
        var got = path.EndsWith("authors[0].raw", StringComparison.Ordinal) ? Named(Get(feed, path[..^4]), wanted) : Text(Get(feed, path));
        var strict = got?.Trim() == wanted?.Trim();
        return (strict, strict || (got is not null && Soft(got) == Soft(wanted ?? "")) || (string.IsNullOrEmpty(got) && wanted == ""));
    }

    /// <summary>A person's text counts where it holds a name or address that was read.</summary>
    private static string? Named(JsonElement? person, string? wanted) =>
        person is { ValueKind: JsonValueKind.Object } one && wanted is not null
        && one.EnumerateObject().Any(part => part.Value.GetString() is { Length: > 0 } text && wanted.Contains(text, StringComparison.Ordinal)) ? wanted : null;

    private static JsonElement? Get(JsonElement? at, string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            if (at is not { } here)
                return null;

            at = here.ValueKind switch
            {
                JsonValueKind.Array when step.Value == "length" => JsonDocument.Parse(here.GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture)).RootElement,
                JsonValueKind.Array when int.TryParse(step.Value, out var index) => index < here.GetArrayLength() ? here[index] : null,
                JsonValueKind.Object => here.TryGetProperty(step.Value, out var next) ? next : null,
                _ => null,
            };
        }

        return at;
    }

    private static string? Text(JsonElement? value) => value is not { } element || element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : element.ToString();

    private static string Soft(string text) => Space().Replace(Tag().Replace(WebUtility.HtmlDecode(WebUtility.HtmlDecode(text)), " "), "").ToLowerInvariant().TrimEnd('/');

    [GeneratedRegex(@"[^.\[\]]+")]
    private static partial Regex Step();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
