using System.CommandLine;

namespace Evaluation.Scores;

/// <summary>Labelled pairs of articles against the events they were put in: precision and recall of "the same happening".</summary>
internal sealed class PairScore : IScore
{
    private readonly Argument<FileInfo> _labels = new("labels") { Description = "Rows of {\"file\",\"a\",\"b\",\"same\",\"hard\"?}." };
    private readonly Argument<DirectoryInfo> _folder = new("folder") { Description = "Holds FILE.jsonl, what `group --in FILE.jsonl` wrote." };

    public Command Describe()
    {
        var command = new Command("pairs", "Labelled pairs of articles against the events they were put in.") { _labels, _folder };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(_labels), parsed.GetRequiredValue(_folder)));
        return command;
    }

    private static int Run(FileInfo labels, DirectoryInfo folder)
    {
        List<(bool Same, bool Joined, bool Hard)> rows = [];
        foreach (var file in JsonLines.Read(labels).GroupBy(row => row.Text("file")))
        {
            var clusters = JsonLines.Read(new FileInfo(Path.Combine(folder.FullName, file.Key + ".jsonl"))).ToDictionary(row => row.Text("id"), row => row.Text("cluster"));
            rows.AddRange(file.Select(row => ((bool)row["same"]!, clusters.TryGetValue(row.Text("a"), out var a) && clusters.TryGetValue(row.Text("b"), out var b) && a == b, row["hard"] is { } hard && (bool)hard))); // a label has a verdict
        }

        Figures.Print(
        [
            ("pairs", rows.Count), ("same", rows.Count(row => row.Same)), .. Of("", rows),
            .. rows.Exists(row => row.Hard) ? Of("hard_", [.. rows.Where(row => row.Hard)]) : [],
        ]);
        return 0;
    }

    private static IEnumerable<(string, double)> Of(string name, List<(bool Same, bool Joined, bool Hard)> rows)
    {
        double right = rows.Count(row => row is { Same: true, Joined: true });
        yield return (name + "precision", right / Math.Max(1, rows.Count(row => row.Joined)));
        yield return (name + "recall", right / Math.Max(1, rows.Count(row => row.Same)));
    }
}
