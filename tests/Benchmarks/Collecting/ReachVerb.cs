using System.CommandLine;
using System.Text.Json;
using Bot.News;
using Bot.News.Analysing;
using Bot.News.Collecting;
using Bot.News.Grouping;
using Bot.News.Store;
using Bot.News.Store.Collecting;
using Bot.Simulator;
using Bot.Simulator.Newsstands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Collecting;

/// <summary>How much there is to write cards from: the share of the top 20 events with at least 8 usable sentences, with the pages behind the teasers and without.</summary>
internal sealed class ReachVerb : IVerb
{
    private const int Top = 20;
    private const int Enough = 8;

    private readonly Option<DirectoryInfo?> newsstand = new("--newsstand") { Description = "A newsstand folder; the sample where absent." };
    private readonly Option<DirectoryInfo[]> pages = new("--pages") { AllowMultipleArgumentsPerToken = true, Description = "Folders of web pages (.html or .html.gz): a newsstand is made of them instead, whose feeds hold only what the pages say of themselves in title and description." };
    private readonly Option<int> count = new("--count") { DefaultValueFactory = _ => 200, Description = "Pages taken." };
    private readonly Option<int> seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "Which pages are taken." };
    private readonly Option<double> scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "Takes fewer pages." };

    public Command Describe()
    {
        var command = new Command("reach", "The share of the top 20 events with at least 8 usable sentences, with and without the pages behind the teasers") { newsstand, pages, count, seed, scale };
        command.SetAction(async (parsed, cancel) =>
        {
            var made = Directory.CreateTempSubdirectory("reach-").FullName;
            var take = (int)(parsed.GetValue(count) * parsed.GetValue(scale));
            var stand = parsed.GetValue(pages) is { Length: > 0 } folders ? PageStand.Write(made, folders, take, parsed.GetValue(seed))
                : parsed.GetValue(newsstand)?.FullName ?? Path.Combine(AppContext.BaseDirectory, "Sample");
            var with = await MeasureAsync(stand, fetching: true, cancel);
            var without = await MeasureAsync(stand, fetching: false, cancel);
            Directory.Delete(made, recursive: true);
            Console.WriteLine(JsonSerializer.Serialize(new { with_pages = with, without_pages = without }));
            return 0;
        });
        return command;
    }

    private static async Task<object> MeasureAsync(string folder, bool fetching, CancellationToken cancel)
    {
        var work = Directory.CreateTempSubdirectory("reach-desk-").FullName;
        var stand = Newsstand.Load(folder);
        var now = stand.Newest ?? TimeProvider.System.GetUtcNow();
        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions { Newsstand = stand, Start = now, ManualClock = true }, cancel);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(work, "bot.db")}",
            ["News:SourcesFile"] = await SourcesAsync(discord, work, cancel),
            ["News:FetchThrough"] = $"{discord.Address}newsstand/fetch",
            ["News:FetchPages"] = fetching ? "true" : "false",
        }).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(discord.Clock).AddSingleton<IConfiguration>(settings).AddNewsDesk(settings).BuildServiceProvider();
        await services.PrepareStoreAsync(cancel);
        var store = services.GetRequiredService<IDbContextFactory<BotDb>>();
        await services.GetRequiredService<Collector>().CollectAsync(null, cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        while (fetching && await db.Articles.AnyAsync(article => article.Page == PageState.Pending && article.PageProblem == null, cancel))
            await services.GetRequiredService<Collector>().CollectAsync(null, cancel);
        await services.GetRequiredService<Grouper>().GroupAsync(cancel);

        var events = await db.Events.AsNoTracking().Where(told => told.MergedInto == null).OrderByDescending(told => told.Score).Take(Top).ToListAsync(cancel);
        List<int> usable = [];
        foreach (var told in events)
            usable.Add(new Material(told, await db.Reports.AsNoTracking().Where(report => report.EventId == told.Id).Select(report => report.Article!).ToListAsync(cancel)).Usable.Count); // a report has an article
        var fetched = await db.Articles.CountAsync(article => article.Page == PageState.Fetched, cancel);
        var articles = await db.Articles.CountAsync(cancel);
        var shown = new
        {
            share = events.Count == 0 ? 0 : Math.Round(usable.Count(n => n >= Enough) / (double)events.Count, 2),
            events = events.Count,
            median_usable = usable.Order().ElementAtOrDefault(usable.Count / 2),
            articles,
            pages_fetched = fetched,
        };
        SqliteConnection.ClearAllPools();
        Directory.Delete(work, recursive: true);
        return shown;
    }

    private static async Task<string> SourcesAsync(SimulatedDiscord discord, string work, CancellationToken cancel)
    {
        using var http = new HttpClient();
        var file = Path.Combine(work, "stand.opml");
        await File.WriteAllTextAsync(file, await http.GetStringAsync(new Uri($"{discord.Address}newsstand"), cancel), cancel);
        return file;
    }
}
