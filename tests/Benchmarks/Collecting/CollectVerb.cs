using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Benchmarks.Delivering;
using Bot.News.Collecting;
using Bot.News.Store;
using Bot.Simulator;
using Bot.Simulator.Newsstands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Collecting;

/// <summary>Collects a thousand sources, of which many behave badly, from the local newsstand in a process of its own, round after round.</summary>
internal sealed class CollectVerb : IVerb
{
    private readonly Option<int> _sources = new("--sources") { DefaultValueFactory = _ => 1000 };
    private readonly Option<int> _rounds = new("--rounds") { DefaultValueFactory = _ => 5, Description = "rounds over all sources, a day and more apart" };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: sources times this" };
    private readonly Option<string?> _serve = new("--serve") { Hidden = true, Description = "internal: be the newsstand of this folder" };

    private sealed record Run(List<double> Rounds, List<double> Healthy, List<double> HeapMb, double PeakMb, int Found, int Expected, int Twice, int Failed);

    public Command Describe()
    {
        var command = new Command("collect", "1,000 sources (fast, slow, dead, hanging, lying, endless): time of a full round, memory, and whether bad ones delay good ones") { _sources, _rounds, _seed, _scale, _serve };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(_serve) is { } folder)
                return await ServeAsync(folder, cancel);

            var count = Math.Max(20, (int)(parsed.GetValue(_sources) * parsed.GetValue(_scale)));
            return await MeasureAsync(count, parsed.GetValue(_rounds), parsed.GetValue(_seed), cancel);
        });
        return command;
    }

    private static async Task<int> MeasureAsync(int count, int rounds, int seed, CancellationToken cancel)
    {
        var alone = await RunAsync(count, 1, seed, onlyGood: true, cancel);
        var mixed = await RunAsync(count, rounds, seed, onlyGood: false, cancel);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            sources = count,
            seed,
            round_seconds = mixed.Rounds,
            slowest_round_seconds = mixed.Rounds.Max(),
            last_good_source_seconds = mixed.Healthy,
            good_sources_alone_seconds = alone.Healthy[0],
            heap_mb_after_round = mixed.HeapMb,
            peak_mb = mixed.PeakMb,
            items_found = mixed.Found,
            items_expected = mixed.Expected,
            items_twice = mixed.Twice,
            failing_sources_last_round = mixed.Failed,
            processors = Environment.ProcessorCount,
        }));
        return mixed.Rounds.Max() <= 60 && mixed.Found == mixed.Expected && mixed.Twice == 0 ? 0 : 1;
    }

    private static async Task<Run> RunAsync(int count, int rounds, int seed, bool onlyGood, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("collect-").FullName;
        var time = new ShiftedTime();
        var stand = Stand.Write(folder, count, seed, time.GetUtcNow(), onlyGood);
        using var server = new StandProcess(folder);
        var newsstand = await server.AddressAsync(cancel);
        await using var services = Desk(Path.Combine(folder, "bot.db"), newsstand, folder, time);
        await services.PrepareStoreAsync(cancel);
        var run = new Run([], [], [], 0, 0, 0, 0, 0);
        using var memory = new MemoryWatch();
        for (var round = 0; round < rounds; round++)
        {
            var began = time.GetUtcNow();
            var watch = Stopwatch.StartNew();
            var summary = await services.GetRequiredService<Collector>().CollectAsync(null, cancel);
            run.Rounds.Add(Math.Round(watch.Elapsed.TotalSeconds, 1));
            run.Healthy.Add(await LastGoodAsync(services, stand, began, cancel));
            run.HeapMb.Add(Math.Round(GC.GetTotalMemory(forceFullCollection: true) / 1e6, 1));
            run = run with { Failed = summary.Failed };
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}: {watch.Elapsed.TotalSeconds:0.0} s, {summary.Sources} sources, {summary.New} new, {summary.Failed} failed, heap {run.HeapMb[^1]} MB"));
            if (round < rounds - 1)
                await PassAsync(time, newsstand, TimeSpan.FromHours(25), cancel);
        }

        var (found, twice) = await CountAsync(services, stand, cancel);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return run with { PeakMb = memory.PeakMb, Found = found, Twice = twice, Expected = stand.Expected(time.GetUtcNow()) };
    }

    private static async Task PassAsync(ShiftedTime time, string newsstand, TimeSpan by, CancellationToken cancel)
    {
        time.Pass(by);
        using var http = new HttpClient();
        var answer = await http.PostAsJsonAsync(newsstand.Replace("/newsstand", "/_control/clock", StringComparison.Ordinal), new { by = by.ToString() }, cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static ServiceProvider Desk(string database, string newsstand, string folder, TimeProvider time)
    {
        var opml = Path.Combine(folder, "sources.opml");
        using var http = new HttpClient();
        using var answer = http.Send(new HttpRequestMessage(HttpMethod.Get, newsstand));
        using (var file = File.Create(opml))
            answer.Content.ReadAsStream().CopyTo(file);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["News:SourcesFile"] = opml, ["News:FetchPages"] = "false" }).Build();
        return new ServiceCollection().AddSingleton(time).AddStore($"Data Source={database}").AddCollecting(settings).BuildServiceProvider();
    }

    /// <summary>Seconds from the start of the round until the last well-behaved source was stored.</summary>
    private static async Task<double> LastGoodAsync(IServiceProvider services, Stand stand, DateTimeOffset began, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        var good = stand.Sources.Where(source => source.Manner is null).Select(source => source.File).ToHashSet();
        var rows = await db.Sources.Select(source => new { source.Name, source.LastFetchedAt }).ToListAsync(cancel);
        return Math.Round((rows.Where(row => good.Contains(row.Name)).Max(row => row.LastFetchedAt ?? began) - began).TotalSeconds, 1);
    }

    private static async Task<(int Found, int Twice)> CountAsync(IServiceProvider services, Stand stand, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        var able = stand.Sources.Where(source => source.Manner is null or "slow").Select(source => source.File).ToHashSet();
        var urls = (await db.Articles.Select(article => new { article.Source!.Name, article.Url }).ToListAsync(cancel)).Where(row => able.Contains(row.Name)).ToList();
        return (urls.Count, urls.Count - urls.Distinct().Count());
    }

    private static async Task<int> ServeAsync(string folder, CancellationToken cancel)
    {
        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions { Newsstand = Newsstand.Load(folder) }, cancel);
        Console.WriteLine(discord.Address + "newsstand");
        await Task.Run(() => Console.In.ReadToEnd(), cancel); // ends with the process that started this one
        return 0;
    }
}
