using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Evaluation.Scores;

/// <summary>Article bodies against gold: overlap of word 4-grams, or segments that must and must not be there.</summary>
internal sealed partial class ExtractScore : IScore
{
    private readonly Argument<FileInfo> _gold = new("gold");
    private readonly Argument<FileInfo> _found = new("output");

    public Command Describe()
    {
        var command = new Command("extract", "Article bodies against gold; which of the two measures applies is seen from the gold file.") { _gold, _found };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(_gold), parsed.GetRequiredValue(_found)));
        return command;
    }

    private static int Run(FileInfo goldFile, FileInfo foundFile)
    {
        using var gold = JsonDocument.Parse(File.ReadAllBytes(goldFile.FullName));
        using var found = JsonDocument.Parse(File.ReadAllBytes(foundFile.FullName));
        var pages = gold.RootElement.EnumerateObject().ToList();
        var (precision, recall) = pages.Exists(page => page.Value.TryGetProperty("with", out _)) ? Segments(pages, found.RootElement) : Shingles(pages, found.RootElement);
        var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        Console.WriteLine($"pages {pages.Count}  precision {precision:0.000}  recall {recall:0.000}  F1 {f1:0.000}");
        Console.WriteLine(JsonSerializer.Serialize(new { pages = pages.Count, precision = Math.Round(precision, 4), recall = Math.Round(recall, 4), f1 = Math.Round(f1, 4) }));
        return 0;
    }

    private static (double Precision, double Recall) Shingles(List<JsonProperty> pages, JsonElement found)
    {
        List<double> precisions = [], recalls = [];
        foreach (var page in pages)
        {
            var wanted = Grams(page.Value.GetProperty("articleBody").GetString());
            var got = Grams(found.TryGetProperty(page.Name, out var own) ? own.GetProperty("articleBody").GetString() : null);
            var hit = wanted.Sum(gram => Math.Min(gram.Value, got.GetValueOrDefault(gram.Key)));
            if (got.Count > 0)
                precisions.Add((double)hit / got.Values.Sum());
            if (wanted.Count > 0)
                recalls.Add((double)hit / wanted.Values.Sum());
        }

        return (precisions.DefaultIfEmpty().Average(), recalls.DefaultIfEmpty().Average());
    }

    private static Dictionary<string, int> Grams(string? text)
    {
        var words = Word().Matches(text ?? "").Select(match => match.Value).ToList();
        return words.Count == 0 ? [] : Enumerable.Range(0, Math.Max(1, words.Count - 3)).Select(i => string.Join(' ', words.Skip(i).Take(4))).CountBy(gram => gram).ToDictionary();
    }

    private static (double Precision, double Recall) Segments(List<JsonProperty> pages, JsonElement found)
    {
        double hit = 0, missed = 0, wrong = 0;
        foreach (var page in pages)
        {
            var text = Normal(found.TryGetProperty(page.Value.GetProperty("file").GetString() ?? "", out var own) ? own.GetString() ?? "" : "");
            var with = page.Value.GetProperty("with").EnumerateArray().Count(segment => text.Contains(Normal(segment.GetString() ?? ""), StringComparison.Ordinal));
            hit += with;
            missed += page.Value.GetProperty("with").GetArrayLength() - with;
            wrong += page.Value.GetProperty("without").EnumerateArray().Count(segment => text.Contains(Normal(segment.GetString() ?? ""), StringComparison.Ordinal));
        }

        return (hit / Math.Max(1, hit + wrong), hit / Math.Max(1, hit + missed));
    }

    private static string Normal(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
