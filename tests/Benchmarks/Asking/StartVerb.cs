using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Bot.Simulator;

namespace Benchmarks.Asking;

/// <summary>From the start of the process to the first answered command, on an empty and on a filled store, and what it takes in memory.</summary>
internal sealed class StartVerb : IVerb
{
    private readonly Option<int> _events = new("--events") { DefaultValueFactory = _ => 10_000 };
    private readonly Option<int> _articles = new("--articles") { DefaultValueFactory = _ => 100_000 };
    private readonly Option<int> _times = new("--times") { DefaultValueFactory = _ => 3, Description = "starts on each store; the median counts" };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "events and articles times this" };

    public Command Describe()
    {
        var command = new Command("start", "Time and memory of a start") { _events, _articles, _times, _seed, _scale };
        command.SetAction((parsed, cancel) => RunAsync(
            Math.Max(100, (int)(parsed.GetValue(_events) * parsed.GetValue(_scale))), Math.Max(100, (int)(parsed.GetValue(_articles) * parsed.GetValue(_scale))), parsed.GetValue(_times), parsed.GetValue(_seed), cancel));
        return command;
    }

    private static async Task<int> RunAsync(int events, int articles, int times, int seed, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-start-");
        try
        {
            var filled = Path.Combine(folder.FullName, "filled.db");
            await LargeArchive.FillAsync(filled, events, articles, seed, cancel);
            var (empty, full) = (await MeasureAsync(n => Path.Combine(folder.FullName, $"empty{n}.db"), times, cancel), await MeasureAsync(_ => filled, times, cancel));
            Console.WriteLine(JsonSerializer.Serialize(new { events, articles, empty_s = empty.Seconds, empty_mb = empty.Megabytes, filled_s = full.Seconds, filled_mb = full.Megabytes }));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Seconds, long Megabytes)> MeasureAsync(Func<int, string> database, int times, CancellationToken cancel)
    {
        List<(double Seconds, long Megabytes)> all = [];
        for (var n = 0; n < times; n++)
        {
            await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions { Unlimited = true }, cancel);
            var began = Stopwatch.GetTimestamp();
            using var bot = BotChild.Start(discord, database(n));
            await Started.AnswersAsync(discord, cancel);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, cancel); // the search index is built beside the start
            all.Add((Math.Round(seconds, 2), bot.Memory >> 20));
        }

        return all.OrderBy(a => a.Seconds).ElementAt(all.Count / 2);
    }
}
