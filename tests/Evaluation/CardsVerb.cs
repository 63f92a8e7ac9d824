using System.CommandLine;
using System.Globalization;
using Bot.News.Analysing;
using Bot.News.Grouping;
using Bot.News.Recapping;
using Bot.News.Store.Analysing;
using Bot.News.Store.Recapping;
using Microsoft.EntityFrameworkCore;

namespace Evaluation;

/// <summary>Writes the top cards of a week in Markdown, for people to read.</summary>
internal sealed class CardsVerb : IVerb
{
    private readonly Option<FileInfo> input = new("--in") { Required = true, Description = "Articles, JSON Lines." };
    private readonly Option<string> week = new("--week") { Required = true, Description = "ISO week of publication in UTC, such as 2026-W19." };
    private readonly Option<FileInfo> output = new("--out") { Required = true, Description = "Where the Markdown goes." };
    private readonly Option<int> count = new("--count") { DefaultValueFactory = _ => 20, Description = "How many cards." };

    public Command Describe()
    {
        var command = new Command("cards", "Write a week's top cards for people to read.") { input, week, output, count };
        input.AcceptExistingOnly();
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(input), parsed.GetRequiredValue(week), parsed.GetRequiredValue(output), parsed.GetValue(count), cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo input, string week, FileInfo output, int count, CancellationToken cancel)
    {
        if (week.Split("-W") is not [var year, var number] || !int.TryParse(year, out var y) || !int.TryParse(number, out var w) || w is < 1 or > 53)
        {
            await Console.Error.WriteLineAsync($"\"{week}\" is no week. Write it as 2026-W19.");
            return 2;
        }

        var from = new DateTimeOffset(ISOWeek.ToDateTime(y, w, DayOfWeek.Monday), TimeSpan.Zero);
        var until = from.AddDays(7);
        await using var archive = await Archive.LoadAsync(input, until, false, cancel);
        await archive.Stage<Grouper>().GroupAsync(cancel);
        var began = TimeProvider.System.GetTimestamp();
        var sum = await archive.Stage<Analyser>().AnalyseAsync(cancel);
        await Console.Error.WriteLineAsync($"{sum} in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s");
        await File.WriteAllTextAsync(output.FullName, await WriteAsync(archive, from, until, count, cancel), cancel);
        return 0;
    }

    private static async Task<string> WriteAsync(Archive archive, DateTimeOffset from, DateTimeOffset until, int count, CancellationToken cancel)
    {
        await using var db = await archive.Store.CreateDbContextAsync(cancel);
        var told = await db.Events.AsNoTracking().Where(e => e.MergedInto == null && e.FirstAt >= from && e.FirstAt < until && db.Analyses.Any(a => a.EventId == e.Id)).OrderByDescending(e => e.Score).Take(4 * count).ToListAsync(cancel);
        var window = told.Where(e => e.Languages.Count == 0 || e.Languages.Intersect(new Profile().Languages).Any()).Take(count).ToList(); // as in an edition: what nobody can read is left out
        var ids = window.Select(e => e.Id).ToList();
        var cards = (await db.Analyses.AsNoTracking().Include(a => a.Claims).ThenInclude(c => c.Citations).Where(a => ids.Contains(a.EventId)).AsSplitQuery().ToListAsync(cancel))
            .GroupBy(a => a.EventId).ToDictionary(g => g.Key, g => g.MaxBy(a => a.Version)!); // a group has a row
        var reports = (await db.Reports.AsNoTracking().Where(r => r.EventId != null && ids.Contains(r.EventId.Value)).Select(r => new { r.EventId, r.Article }).ToListAsync(cancel)).ToLookup(r => r.EventId, r => r.Article!); // a report has an article
        return string.Join("\n---\n\n", window.Select(e => CardText.Markdown(CardMaking.Make(e, cards[e.Id], [.. reports[e.Id]], [], until))))
            + $"\n\n<!-- {Figures(cards.Values)} -->\n";
    }

    private static string Figures(IReadOnlyCollection<Analysis> cards) => string.Create(CultureInfo.InvariantCulture,
        $"{cards.Count} cards, {cards.Count(c => c.Rich)} rich, {cards.Sum(c => c.Claims.Count)} statements, {cards.Sum(c => c.Dropped)} dropped, longest short part {(cards.Count == 0 ? 0 : cards.Max(Cards.SummaryWords))} words");
}
