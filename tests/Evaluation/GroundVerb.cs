using System.CommandLine;
using System.Text.Json;
using Bot.News.Analysing;

namespace Evaluation;

/// <summary>Says of each claim whether its sentences carry it.</summary>
internal sealed class GroundVerb : IVerb
{
    private readonly Option<FileInfo> input = new("--in") { Required = true, Description = "{\"id\",\"claim\",\"sentences\":[…]}, JSON Lines; \"written\" (YYYY-MM-DD) may give the day of the sentences." };
    private readonly Option<FileInfo> output = new("--out") { Required = true, Description = "Where {\"id\",\"supported\",\"why\"} goes, JSON Lines." };

    public Command Describe()
    {
        var command = new Command("ground", "Check claims against the sentences they cite.") { input, output };
        input.AcceptExistingOnly();
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(FileInfo input, FileInfo output)
    {
        File.WriteAllLines(output.FullName, JsonLines.Read(input).Select((row, i) =>
        {
            DateOnly? written = row["written"] is { } day ? DateOnly.Parse(day.ToString(), System.Globalization.CultureInfo.InvariantCulture) : null;
            var verdict = Grounding.Check(row["claim"]?.ToString() ?? "", row.Strings("sentences"), written);
            return JsonSerializer.Serialize(new { id = row.Id(i), supported = verdict.Supported, why = verdict.Why });
        }));
        return 0;
    }
}
