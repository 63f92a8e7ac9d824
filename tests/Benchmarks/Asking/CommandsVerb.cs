using System.CommandLine;
using System.Text.Json;
using Benchmarks.Delivering;
using Bot.Simulator;

namespace Benchmarks.Asking;

/// <summary>Mixed commands at a steady rate against a large archive while an edition is being delivered: milliseconds from dispatch to first response.</summary>
internal sealed class CommandsVerb : IVerb
{
    private readonly Option<int> _rate = new("--rate") { DefaultValueFactory = _ => 200, Description = "commands a second" };
    private readonly Option<int> _events = new("--events") { DefaultValueFactory = _ => 100_000 };
    private readonly Option<int> _articles = new("--articles") { DefaultValueFactory = _ => 1_000_000 };
    private readonly Option<int> _seconds = new("--seconds") { DefaultValueFactory = _ => 30 };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "the archive's words and what is asked" };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: events, articles and seconds times this" };

    public Command Describe()
    {
        var command = new Command("commands", "Mixed commands under load while an edition is delivered") { _rate, _events, _articles, _seconds, _seed, _scale };
        command.SetAction((parsed, cancel) =>
        {
            var scale = parsed.GetValue(_scale);
            return RunAsync(parsed.GetValue(_rate), Math.Max(1000, (int)(parsed.GetValue(_events) * scale)), Math.Max(1000, (int)(parsed.GetValue(_articles) * scale)), Math.Max(5, parsed.GetValue(_seconds) * scale), parsed.GetValue(_seed), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(int rate, int events, int articles, double seconds, int seed, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-commands-");
        try
        {
            var database = Path.Combine(folder.FullName, "bot.db");
            await LargeArchive.FillAsync(database, events, articles, seed, cancel);
            await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions { Unlimited = true }, cancel);
            var destinations = (int)Math.Clamp(seconds * 45, 50, 1500);
            await Morning.BreakAsync(discord, database, destinations, 1, cancel);
            List<string> people = [.. Enumerable.Range(0, Math.Max(50, rate * 3)).Select(n => discord.World.AddPerson(discord.GuildId, $"asker{n}"))];
            using var bot = BotChild.Start(discord, database);
            await Started.AnswersAsync(discord, cancel);
            var warm = new Asker(discord, people, events, seed + 1);
            await warm.AskAsync(rate / 4.0, 4, cancel); // the first ones are compiled as they run
            await warm.SettleAsync(cancel);
            var asker = new Asker(discord, people, events, seed);
            var before = Delivered(discord);
            await asker.AskAsync(rate, seconds, cancel);
            var after = Delivered(discord);
            await asker.SettleAsync(cancel);
            return Tell(discord, asker, new { events, articles, per_second = rate, delivered_meanwhile = after - before, memory_mb = bot.Memory >> 20 });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Delivered(SimulatedDiscord discord) => discord.World.Channels.Sum(c => discord.World.Messages(c.Id).Count);

    private static int Tell(SimulatedDiscord discord, Asker asker, object about)
    {
        var times = asker.Asked.Select(a => (a.What, Ms: discord.World.Interaction(a.Id)?.AcknowledgedMs)).ToList();
        var figures = new Dictionary<string, object?>
        {
            ["about"] = about,
            ["commands"] = times.Count,
            ["unanswered"] = times.Count(t => t.Ms is null),
            ["over_3_s"] = times.Count(t => t.Ms is null or > 3000),
            ["p50_ms"] = At(times, 0.5),
            ["p95_ms"] = At(times, 0.95),
            ["p99_ms"] = At(times, 0.99),
            ["max_ms"] = At(times, 1),
            ["by"] = times.GroupBy(t => t.What).OrderBy(g => g.Key).ToDictionary(g => g.Key, g => new { count = g.Count(), p50_ms = At(g, 0.5), p99_ms = At(g, 0.99), max_ms = At(g, 1) }),
        };
        Console.WriteLine(JsonSerializer.Serialize(figures));
        return (int)figures["over_3_s"]! == 0 ? 0 : 1; // written just above
    }

    private static double At(IEnumerable<(string What, double? Ms)> times, double share)
    {
        List<double> known = [.. times.Select(t => t.Ms).OfType<double>().Order()];
        return known.Count == 0 ? double.NaN : Math.Round(known[(int)Math.Min(known.Count - 1, known.Count * share)], 1);
    }
}
