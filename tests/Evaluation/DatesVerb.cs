using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bot.News.Analysing;

namespace Evaluation;

/// <summary>Reads the days that texts name.</summary>
internal sealed class DatesVerb : IVerb
{
    private readonly Option<FileInfo> input = new("--in") { Required = true, Description = "{\"id\",\"input\",\"ref\"}, JSON Lines." };
    private readonly Option<FileInfo> output = new("--out") { Required = true, Description = "Where {\"id\",\"dates\"} goes, JSON Lines." };

    public Command Describe()
    {
        var command = new Command("dates", "Read the days that texts name.") { input, output };
        input.AcceptExistingOnly();
        command.SetAction(parsed => Run(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output)));
        return command;
    }

    private static int Run(FileInfo input, FileInfo output)
    {
        File.WriteAllLines(output.FullName, JsonLines.Read(input).Select((row, i) =>
        {
            var text = row["input"]?.ToString() ?? "";
            DateOnly? reference = row["ref"] is { } day ? DateOnly.FromDateTime(DateTime.Parse(day.ToString(), CultureInfo.InvariantCulture)) : null;
            var dates = DayDates.Of(text, reference).Select(d => new { text = text.Substring(d.Start, d.Length), start = d.Start, end = d.Start + d.Length - 1, value = d.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) });
            return JsonSerializer.Serialize(new { id = row.Id(i), dates });
        }));
        return 0;
    }
}
