using System.CommandLine;
using System.Text.Json;
using Bot.News.Analysing;
using Bot.News.Grouping;
using Bot.News.Recapping;
using Bot.News.Store;
using Bot.News.Store.Recapping;
using Microsoft.EntityFrameworkCore;

namespace Evaluation;

/// <summary>Groups and ranks one week of an articles file, best first, with the cards.</summary>
internal sealed class RecapVerb : IVerb
{
    private const int Candidates = 300;
    private const int Written = 60;
    private const int MaxArticles = 60;

    private readonly Option<FileInfo> input = new("--in") { Required = true, Description = "Articles, JSON Lines." };
    private readonly Option<string> week = new("--week") { Required = true, Description = "An ISO week such as 2026-W22." };
    private readonly Option<FileInfo> output = new("--out") { Required = true, Description = "Where the events go, JSON Lines, best first." };
    private readonly Option<DateOnly?> names = new("--names-until") { Description = "Leave out gazetteer entries of later months." };
    private readonly Option<bool> bare = new("--no-cards") { Description = "Rank alone, write no cards." };

    private readonly Option<FileInfo?> edition = new("--edition") { Description = "Where the week's edition goes as readers get it, HTML." };

    public Command Describe()
    {
        var command = new Command("recap", "Rank the events of a week.") { input, week, output, names, bare, edition };
        input.AcceptExistingOnly();
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetRequiredValue(input), Window.OfWeek(parsed.GetRequiredValue(week)), parsed.GetRequiredValue(output), parsed.GetValue(names), !parsed.GetValue(bare), parsed.GetValue(edition), cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo input, Window window, FileInfo output, DateOnly? namesUntil, bool cards, FileInfo? edition, CancellationToken cancel)
    {
        await using var archive = await Archive.LoadAsync(input, window.CutOff, false, cancel);
        using (var grouper = new Grouper(archive.Store, archive.Stage<TimeProvider>()) { NamesUntil = namesUntil })
        {
            await Console.Error.WriteLineAsync((await grouper.GroupAsync(cancel)).ToString());
        }

        if (cards) await Console.Error.WriteLineAsync((await archive.Stage<Analyser>().AnalyseAsync(cancel)).ToString());
        await using var db = await archive.Store.CreateDbContextAsync(cancel);
        var ranked = await RankAsync(db, window, cancel);
        var ids = await archive.IdsAsync(cancel);
        var lines = new List<string>();
        foreach (var row in ranked.Take(Written))
        {
            var articles = await db.Reports.Where(report => report.EventId == row.Event.Id).OrderBy(report => report.ArticleId).Select(report => report.ArticleId).Take(MaxArticles).ToListAsync(cancel);
            var card = await db.Analyses.AsNoTracking().Include(analysis => analysis.Claims).ThenInclude(claim => claim.Citations)
                .Where(analysis => analysis.EventId == row.Event.Id).OrderByDescending(analysis => analysis.Version).FirstOrDefaultAsync(cancel);
            lines.Add(JsonSerializer.Serialize(new
            {
                rank = lines.Count + 1,
                @event = row.Event.Id,
                title = row.Event.Title,
                score = Math.Round(row.Score, 3),
                why = row.Why,
                articles = articles.Select(id => ids[id]),
                card = card is null ? [] : CardJson.Of(card, row.Event, window.CutOff, ids),
            }));
        }

        await File.WriteAllLinesAsync(output.FullName, lines, cancel);
        if (edition is not null) await File.WriteAllTextAsync(edition.FullName, EditionHtml.Of(await archive.Stage<Recapper>().PreviewAsync(new Profile(), window.From, window.CutOff, cancel)), cancel);
        return 0;
    }

    /// <summary>The events of the week in the order in which the edition for a reader without wishes has them.</summary>
    private static async Task<IReadOnlyList<Ranked>> RankAsync(BotDb db, Window window, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking()
            .Where(e => e.MergedInto == null && e.LastAt > window.From && e.FirstAt <= window.CutOff)
            .Where(e => 2 * db.Reports.Count(report => report.EventId == e.Id && report.Article!.When > window.From) >= e.Reports) // told before else
            .OrderByDescending(e => e.Score).Take(Candidates).ToListAsync(cancel);
        List<Candidate> candidates = [];
        foreach (var e in events)
        {
            var families = await db.Reports.Where(report => report.EventId == e.Id).Select(report => report.Article!.Family).Distinct().ToListAsync(cancel);
            var lead = await db.Articles.Where(article => article.Id == e.TitleArticleId).Select(article => article.Family).FirstAsync(cancel);
            candidates.Add(new Candidate(e, families, lead, 0));
        }

        return Ranking.Order(candidates, Profile.Default, window.CutOff);
    }
}
