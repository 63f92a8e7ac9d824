using System.CommandLine;
using System.Text.Json;
using Bot.News.Analysing;

namespace Evaluation;

/// <summary>Picks the sentences that tell most of each text.</summary>
internal sealed class SummariseVerb : IVerb
{
    private readonly Option<FileInfo> input = new("--in") { Required = true, Description = "{\"id\"?,\"sentences\":[…]} or {\"source\":[…]}, JSON Lines." };
    private readonly Option<FileInfo> output = new("--out") { Required = true, Description = "Where {\"id\",\"selected\",\"summary\"} goes, JSON Lines." };
    private readonly Option<int> count = new("--sentences") { Required = true, Description = "How many sentences to pick." };
    private readonly Option<bool> lead = new("--lead") { Description = "The baseline: the first sentences." };

    public Command Describe()
    {
        var command = new Command("summarise", "Pick the sentences that tell most.") { input, output, count, lead };
        input.AcceptExistingOnly();
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), parsed.GetRequiredValue(count), parsed.GetValue(lead)));
        return command;
    }

    private static int Run(FileInfo input, FileInfo output, int count, bool lead)
    {
        File.WriteAllLines(output.FullName, JsonLines.Read(input).Select((row, i) =>
        {
            List<string> sentences = [.. (row["sentences"] is null ? row.Strings("source") : row.Strings("sentences")).Select(s => s.Trim())];
            var selected = lead ? [.. Enumerable.Range(0, Math.Min(count, sentences.Count))] : Summary.Of(sentences, count);
            return JsonSerializer.Serialize(new { id = row.Id(i), selected, summary = selected.Select(k => sentences[k]) });
        }));
        return 0;
    }
}
