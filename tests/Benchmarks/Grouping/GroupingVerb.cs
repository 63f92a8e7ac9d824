using System.CommandLine;
using System.Text.Json;
using Bot.News.Grouping;
using Bot.News.Grouping.Reading;
using Bot.News.Store.Collecting;

namespace Benchmarks.Grouping;

/// <summary>What grouping costs an article as the archive behind it grows; grouping alone, on one thread, without the store; seconds are of processor time.</summary>
internal sealed class GroupingVerb : IVerb
{
    private const int Batch = 256, Slice = 10_000;

    private readonly Option<int> _articles = new("--articles") { DefaultValueFactory = _ => 1_000_000 };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: articles times this" };

    public Command Describe()
    {
        var command = new Command("grouping", "Articles grouped a second, from an archive of 10,000 to one of a million; and the memory") { _articles, _seed, _scale };
        command.SetAction(parsed => Run(Math.Max(Slice, (int)(parsed.GetValue(_articles) * parsed.GetValue(_scale))), parsed.GetValue(_seed)));
        return command;
    }

    private static int Run(int articles, int seed)
    {
        var stream = new NewsStream(seed);
        var desk = new Desk(Gazetteer.Load(null), 0);
        List<(int Archive, double PerSecond, double Megabytes)> slices = [];
        List<Article> batch = [];
        var (placed, busy, before) = (0, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var article in stream.Take(articles))
        {
            batch.Add(article);
            if (batch.Count < Batch && placed + batch.Count < articles)
                continue;
            var started = Environment.CpuUsage.TotalTime; // other work on the machine does not count
            desk.Place(batch, GroupingScope.AiNews);
            busy += Environment.CpuUsage.TotalTime - started;
            desk.PlacedUntil = batch[^1].Id;
            var slice = (placed + batch.Count) / Slice > placed / Slice;
            placed += batch.Count;
            batch.Clear();
            if (!slice)
                continue;
            slices.Add((placed, Slice / (busy - before).TotalSeconds, GC.GetTotalMemory(forceFullCollection: slices.Count % 20 == 0) / 1048576.0));
            before = busy;
            if (slices.Count % 10 == 1)
                Console.Error.WriteLine($"{placed} articles: {slices[^1].PerSecond:0} a second, {slices[^1].Megabytes:0} MB");
        }

        var (first, last) = (Median(slices.Take(5)), Median(slices.TakeLast(5)));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            articles = placed,
            real_news = stream.IsReal,
            per_second = Math.Round(placed / busy.TotalSeconds),
            per_second_first_50000 = Math.Round(first),
            per_second_last_50000 = Math.Round(last),
            slower_by = Math.Round(first / last, 2),
            memory_mb = Math.Round(GC.GetTotalMemory(forceFullCollection: true) / 1048576.0),
            seed,
        }));
        GC.KeepAlive(desk); // its memory is what was measured
        return 0;
    }

    private static double Median(IEnumerable<(int Archive, double PerSecond, double Megabytes)> slices) => slices.Select(slice => slice.PerSecond).Order().ToList() is var ordered ? ordered[ordered.Count / 2] : 0;
}
