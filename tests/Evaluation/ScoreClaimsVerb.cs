using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Evaluation;

/// <summary>Scores `ground` on labelled claims: a let-through false claim costs precision, a refused true one recall.</summary>
internal sealed class ScoreClaimsVerb : IVerb
{
    private readonly Option<FileInfo> gold = new("--gold") { Required = true, Description = "What `claims` wrote, or rows of {\"id\",\"true\",\"kind\"}." };
    private readonly Option<FileInfo> output = new("--pred") { Required = true, Description = "What `ground` wrote." };

    public Command Describe()
    {
        var command = new Command("score-claims", "Score verdicts on labelled claims, by kind.") { gold, output };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(gold), parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(FileInfo gold, FileInfo pred)
    {
        var verdicts = JsonLines.Read(pred).Select((row, i) => (Id: row.Id(i), Yes: (bool)row["supported"]!)).ToDictionary(v => v.Id, v => v.Yes);
        var rows = JsonLines.Read(gold).Select((row, i) => (True: (bool)row["true"]!, Kind: row["kind"]?.ToString() ?? "", Kept: row["kept_out"] is { } k && (bool)k, Yes: verdicts.GetValueOrDefault(row.Id(i)))).ToList();
        foreach (var kind in rows.GroupBy(r => (r.Kind, r.True, r.Kept)))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind.Key.Kind,-14} {(kind.Key.True ? "true" : "false"),-6} {(kind.Key.Kept ? "kept out" : "tuned on"),-9} {kind.Count(),5} let through {kind.Count(r => r.Yes),5} {100.0 * kind.Count(r => r.Yes) / kind.Count(),6:0.0} %"));
        var (all, kept) = (Figures(rows), Figures([.. rows.Where(r => r.Kept)]));
        Console.WriteLine(JsonSerializer.Serialize(new { claims = rows.Count, precision = all.Precision, recall = all.Recall, kept_out_precision = kept.Precision, kept_out_recall = kept.Recall }));
        return 0;
    }

    private static (double Precision, double Recall) Figures(List<(bool True, string Kind, bool Kept, bool Yes)> rows)
    {
        var right = rows.Count(r => r.True && r.Yes);
        return (Math.Round(right / (double)Math.Max(1, rows.Count(r => r.Yes)), 4), Math.Round(right / (double)Math.Max(1, rows.Count(r => r.True)), 4));
    }
}
