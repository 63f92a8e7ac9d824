using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.News.Recapping;

namespace Evaluation.Baselines;

/// <summary>
/// The simplest method that ranks a week at all, to be measured beside the desk: lab names, launch verbs, version numbers, points and the number of
/// sources over groups of like titles.
/// </summary>
internal sealed partial class BaselineVerb : IVerb
{
    private const double Same = 0.35;

    private readonly Option<FileInfo> input = new("--in") { Required = true, Description = "Articles, JSON Lines." };
    private readonly Option<string> week = new("--week") { Required = true, Description = "An ISO week such as 2026-W22." };
    private readonly Option<FileInfo> output = new("--out") { Required = true, Description = "Where the events go, JSON Lines, best first." };

    public Command Describe()
    {
        var command = new Command("baseline", "Rank the events of a week by the simplest method there is.") { input, week, output };
        input.AcceptExistingOnly();
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(week), parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(FileInfo input, string week, FileInfo output)
    {
        var rows = Undated.Space([.. File.ReadLines(input.FullName).Where(line => line.Length > 0).Select(ArchiveRow.Parse)]);
        var window = Window.OfWeek(week);
        var ranked = Group([.. rows.Where(row => row.Published > window.From && row.Published <= window.CutOff)])
            .Select(group => (Group: group, Score: group.Max(Weight) + Math.Log(group.Select(row => row.Source).Distinct().Count()))).OrderByDescending(pair => pair.Score).Take(60);
        File.WriteAllLines(output.FullName, ranked.Select((pair, k) => JsonSerializer.Serialize(new { rank = k + 1, @event = k + 1, title = pair.Group.MaxBy(Weight)!.Title, score = Math.Round(pair.Score, 3), why = Array.Empty<string>(), articles = pair.Group.Select(row => row.Id).Take(60) }))); // a group has a row
        return 0;
    }

    /// <summary>Each article joins the group whose first report it resembles most, by the cosine of TF-IDF vectors.</summary>
    private static List<List<ArchiveRow>> Group(List<ArchiveRow> rows)
    {
        var words = rows.ConvertAll(row => Word().Matches(row.Title.ToLowerInvariant()).Select(match => match.Value).Where(word => word.Length > 2).Distinct().ToArray());
        var seen = words.SelectMany(set => set).GroupBy(word => word).ToDictionary(group => group.Key, group => Math.Log((double)rows.Count / group.Count()));
        var vectors = words.ConvertAll(set => (Words: set.ToHashSet(), Norm: Math.Sqrt(set.Sum(word => seen[word] * seen[word]))));
        var groups = new List<(int First, List<ArchiveRow> Rows)>();
        var byWord = new Dictionary<string, List<int>>();
        for (var i = 0; i < rows.Count; i++)
        {
            var near = words[i].SelectMany(word => byWord.GetValueOrDefault(word) ?? []).Distinct()
                .Select(g => (Group: g, Like: words[i].Where(vectors[groups[g].First].Words.Contains).Sum(word => seen[word] * seen[word]) / Math.Max(1e-9, vectors[i].Norm * vectors[groups[g].First].Norm)))
                .Where(pair => pair.Like >= Same).OrderByDescending(pair => pair.Like).Select(pair => (int?)pair.Group).FirstOrDefault();
            if (near is { } at)
            {
                groups[at].Rows.Add(rows[i]);
                continue;
            }

            foreach (var word in words[i].Where(word => seen[word] > 3)) (byWord.TryGetValue(word, out var list) ? list : byWord[word] = []).Add(groups.Count);
            groups.Add((i, [rows[i]]));
        }

        return groups.ConvertAll(group => group.Rows);
    }

    private static double Weight(ArchiveRow row) =>
        Math.Min(4, 2 * Lab().Count(row.Title)) + (Launch().IsMatch(row.Title) ? 1.5 : 0) + (Version().IsMatch(row.Title) ? 1 : 0)
        + (Points().Match(row.Text) is { Success: true } found ? Math.Log(1 + int.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)) / 3 : 0);

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d.]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:openai|anthropic|google|deepmind|gemini|claude|gpt|meta|llama|mistral|xai|grok|nvidia|microsoft|apple|amazon|deepseek|qwen|hugging face)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Lab();

    [GeneratedRegex(@"\b(?:launch|releas|introduc|announc|unveil|acquir|rais|open.?sourc)", RegexOptions.IgnoreCase)]
    private static partial Regex Launch();

    [GeneratedRegex(@"\b\d+\.\d+\b")]
    private static partial Regex Version();

    [GeneratedRegex(@"Points: (\d+)")]
    private static partial Regex Points();
}
