using System.CommandLine;
using System.Text.Json.Nodes;

namespace Evaluation.Scores;

/// <summary>
/// Selected sentences against references: ROUGE-1, -2 and -L (Lin 2004), in percent. Rows with highlights are scored with all selected
/// sentences and, beside it, with F1 against the sentences that people chose; rows with several targets with the first sentence, against
/// the target that fits it best.
/// </summary>
internal sealed class SummaryScore : IScore
{
    private readonly Argument<FileInfo> _gold = new("gold") { Description = "Rows with `highlights` and `gold_extractive_ids`, or with `source` and `target`." };
    private readonly Argument<FileInfo> _found = new("output") { Description = "What `summarise` wrote." };

    public Command Describe()
    {
        var command = new Command("summaries", "Selected sentences against references.") { _gold, _found };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(_gold), parsed.GetRequiredValue(_found)));
        return command;
    }

    private static int Run(FileInfo goldFile, FileInfo foundFile)
    {
        var found = JsonLines.Read(foundFile).Select((row, i) => (Id: row.Id(i), Selected: row.Numbers("selected"))).ToDictionary(row => row.Id, row => row.Selected);
        var scores = JsonLines.Read(goldFile).Select((row, i) => Score(row, found.GetValueOrDefault(row.Id(i), []))).ToList();
        var n = Math.Max(1, scores.Count);
        List<(string, double)> figures =
        [
            ("texts", scores.Count), ("rouge_1", 100 * scores.Sum(s => s.Rouge.One) / n), ("rouge_2", 100 * scores.Sum(s => s.Rouge.Two) / n), ("rouge_l", 100 * scores.Sum(s => s.Rouge.Longest) / n),
        ];
        if (scores.Exists(s => s.Sentences is not null))
            figures.Add(("sentence_f1", scores.Sum(s => s.Sentences ?? 0) / n));
        Figures.Print(figures);
        return 0;
    }

    private static (RougeScore Rouge, double? Sentences) Score(JsonObject row, IReadOnlyList<int> selected)
    {
        var sentences = row["sentences"] is JsonArray { Count: > 0 } ? row.Strings("sentences") : row.Strings("source").ConvertAll(sentence => sentence.Trim());
        var within = selected.Where(index => index >= 0 && index < sentences.Count).ToList();
        var chosen = within.Count > 0 ? within.ConvertAll(index => sentences[index]) : [""];
        if (row["highlights"] is null)
            return (Best(row.Strings("target").ConvertAll(target => Rouge.OfSentences(chosen[0], target))), null);

        var (ids, gold) = (row.Numbers("sentence_ids"), row.Numbers("gold_extractive_ids").ToHashSet());
        var own = within.Select(index => ids[index]).ToHashSet();
        return (Rouge.OfTexts(chosen, row.Strings("highlights")), gold.Count + own.Count > 0 ? 2.0 * gold.Intersect(own).Count() / (gold.Count + own.Count) : 0);
    }

    /// <summary>The reference that fits best by ROUGE-1, then -2, then -L.</summary>
    private static RougeScore Best(List<RougeScore> scores) => scores.OrderByDescending(s => s.One).ThenByDescending(s => s.Two).ThenByDescending(s => s.Longest).FirstOrDefault(new RougeScore(0, 0, 0));
}
