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

    public Command Describe()
    {
        var command = new Command("summarise", "Pick the sentences that tell most.") { input, output, count };
        input.AcceptExistingOnly();
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), parsed.GetRequiredValue(count)));
        return command;
    }

    private static int Run(FileInfo input, FileInfo output, int count)
    {
        File.WriteAllLines(output.FullName, JsonLines.Read(input).Select((row, i) =>
        {
            List<string> sentences = [.. (row["sentences"] is null ? row.Strings("source") : row.Strings("sentences")).Select(s => s.Trim())];
            var selected = Summary.Of(sentences, count);
            return JsonSerializer.Serialize(new { id = row.Id(i), selected, summary = selected.Select(k => sentences[k]) });
        }));
        return 0;
    }
}
