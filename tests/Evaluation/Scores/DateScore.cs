using System.CommandLine;
using System.Text.Json.Nodes;

namespace Evaluation.Scores;

/// <summary>
/// Days found in text: the share of inputs (those with a reference date, and nothing but dates expected) that are right, which is as many
/// expressions as expected, each with the same first and last offset and a value among the expected ones.
/// </summary>
internal sealed class DateScore : IScore
{
    private readonly Argument<FileInfo> _gold = new("gold") { Description = "Rows of {\"id\",\"input\",\"ref\",\"expected\":[…]}." };
    private readonly Argument<FileInfo> _found = new("output") { Description = "What `dates` wrote." };

    public Command Describe()
    {
        var command = new Command("dates", "Days found in text against the expected ones.") { _gold, _found };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(_gold), parsed.GetRequiredValue(_found)));
        return command;
    }

    private static int Run(FileInfo goldFile, FileInfo foundFile)
    {
        var found = JsonLines.Read(foundFile).ToDictionary(row => row.Text("id"), row => row.Rows("dates").ToList());
        var verdicts = JsonLines.Read(goldFile).Where(Counts).Select(row => Verdict(row.Rows("expected").ToList(), found.GetValueOrDefault(row.Text("id"), []))).ToList();
        var inputs = Math.Max(1, verdicts.Count);
        Figures.Print([("inputs", verdicts.Count), ("spans", (double)verdicts.Count(v => v.Spans) / inputs), ("right", (double)verdicts.Count(v => v.Right) / inputs)]);
        return 0;
    }

    private static bool Counts(JsonObject row) => row["ref"] is not null && row.Rows("expected").ToList() is { Count: > 0 } expected && expected.TrueForAll(one => one.Text("type") == "date");

    private static (bool Spans, bool Right) Verdict(List<JsonObject> expected, List<JsonObject> found)
    {
        var got = found.GroupBy(Span).ToDictionary(same => same.Key, same => same.Last().Text("value"));
        var spans = got.Count == expected.Count && expected.TrueForAll(one => got.ContainsKey(Span(one)));
        return (spans, spans && expected.TrueForAll(one => one.Rows("values").Any(value => value.Text("value") == Day(got[Span(one)]))));
    }

    private static (string Start, string End) Span(JsonObject one) => (one.Text("start"), one.Text("end"));

    private static string Day(string value) => value.Length > 10 ? value[..10] : value;
}
