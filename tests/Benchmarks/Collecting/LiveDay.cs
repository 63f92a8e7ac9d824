using System.Globalization;
using System.Text;
using Bot.News.Collecting;
using Bot.News.Store;
using Bot.Simulator;
using Bot.Simulator.Newsstands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Collecting;

/// <summary>One day of real rhythms, minute by minute, through the real collector and the local newsstand over HTTP.</summary>
internal static class LiveDay
{
    private const int MostSources = 20;

    /// <summary>Figures of the day: lag from publication to the stored article, requests that the newsstand saw.</summary>
    public static async Task<object> RunAsync(IReadOnlyList<List<DateTimeOffset>> rhythms, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("lag-").FullName;
        var sources = rhythms.Where(list => list.Count >= 30).Take(MostSources).ToList();
        var start = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < sources.Count; i++)
            await File.WriteAllTextAsync(Path.Combine(folder, $"source-{i:00}.xml"), Feed(i, sources[i], start), cancel);

        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions { Newsstand = Newsstand.Load(folder), Start = start, ManualClock = true }, cancel);
        var time = discord.Clock;
        var settings = new Dictionary<string, string?> { ["News:SourcesFile"] = "", ["News:FetchPages"] = "false" };
        for (var i = 0; i < sources.Count; i++)
            settings[$"News:Sources:{i}:Url"] = $"{discord.Address}newsstand/source-{i:00}.xml";
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time).AddStore($"Data Source={Path.Combine(folder, "bot.db")}")
            .AddCollecting(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        await services.PrepareStoreAsync(cancel);
        var (asked, end) = (0, start.AddDays(1));
        while (time.GetUtcNow() < end)
        {
            asked += (await services.GetRequiredService<Collector>().CollectAsync(null, cancel)).Sources;
            time.Advance(TimeSpan.FromMinutes(1));
        }

        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        var lags = (await db.Articles.Where(article => !article.Backlog).Select(article => new { article.Collected, article.Published }).ToListAsync(cancel))
            .Where(article => article.Published is not null).Select(article => (article.Collected - article.Published!.Value).TotalMinutes).Order().ToList(); // filtered just before
        var shown = new { sources = sources.Count, items = lags.Count, median_minutes = Math.Round(lags.ElementAtOrDefault(lags.Count / 2), 2), requests_per_source_and_day = Math.Round((double)asked / Math.Max(1, sources.Count), 1) };
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return shown;
    }

    /// <summary>The source's instants, moved so that its middle day is the one that begins now at the same hour of the day.</summary>
    private static string Feed(int source, List<DateTimeOffset> published, DateTimeOffset start)
    {
        var middle = published[published.Count / 2];
        var shift = TimeSpan.FromDays(Math.Round((start - middle).TotalDays));
        var text = new StringBuilder($"""<?xml version="1.0"?><rss version="2.0"><channel><title>Source {source}</title>""");
        foreach (var at in published.Select(at => at + shift).Where(at => at < start.AddDays(2)).TakeLast(150).Reverse())
            text.Append(CultureInfo.InvariantCulture, $"<item><title>Item of {at:yyyy-MM-dd HH:mm:ss} {source}</title><link>https://source-{source}.example/{at.Ticks}</link><pubDate>{at:R}</pubDate></item>");
        return text.Append("</channel></rss>").ToString();
    }
}
