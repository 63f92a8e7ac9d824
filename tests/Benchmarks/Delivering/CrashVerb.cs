using System.CommandLine;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.News.Store;
using Bot.News.Store.Delivery;
using Bot.News.Store.Subscriptions;
using Bot.Simulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Delivering;

/// <summary>Kills the delivering process with SIGKILL again and again, and then counts what stands in the channels.</summary>
internal sealed class CrashVerb : IVerb
{
    /// <summary>Of twenty requests each: a storm passes, and a run ends.</summary>
    private const int MostStorms = 10;

    private static readonly TimeSpan PastTheNonce = TimeSpan.FromMinutes(10);

    private readonly Option<int> _kills = new("--kills") { DefaultValueFactory = _ => 50, Description = "how often the process is killed" };
    private readonly Option<int> _destinations = new("--destinations") { DefaultValueFactory = _ => 2000 };
    private readonly Option<int> _parts = new("--parts") { DefaultValueFactory = _ => 3, Description = "messages an edition: 1 or 3" };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: destinations and kills times this" };
    private readonly Option<bool> _expire = new("--expire") { Description = "let the nonce window pass between kill and restart" };
    private readonly Option<bool> _faults = new("--faults") { Description = "drop 5 % of connections after the message was stored, order 429 storms, delete 2 % of channels and close 2 % of DMs midway" };
    private readonly Option<string[]> _run = new("--run") { Hidden = true, AllowMultipleArgumentsPerToken = true, Description = "internal: be the process that is killed" };

    private sealed record Plan(int Kills, int Destinations, int Parts, Random Chance, bool Expire, bool Faults);

    private sealed record Count(int Lost, int Duplicates, int OutOfOrder, int Stored);

    public Command Describe()
    {
        var command = new Command("crash", "SIGKILLs during delivery: nothing lost, nothing twice, nothing out of order") { _kills, _destinations, _parts, _seed, _scale, _expire, _faults, _run };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(_run) is { Length: 5 } run)
            {
                var time = new ShiftedTime();
                time.Pass(TimeSpan.FromTicks(long.Parse(run[4], System.Globalization.CultureInfo.InvariantCulture)));
                using var host = DeliveryProcess.Build(run[0], new(run[1]), run[2], run[3], time);
                await DeliveryProcess.RunAsync(host, time, cancel);
                return 0;
            }

            var scale = parsed.GetValue(_scale);
            return await MeasureAsync(new(
                (int)Math.Ceiling(parsed.GetValue(_kills) * scale), (int)Math.Ceiling(parsed.GetValue(_destinations) * scale), parsed.GetValue(_parts), new Random(parsed.GetValue(_seed)),
                parsed.GetValue(_expire), parsed.GetValue(_faults)), cancel);
        });
        return command;
    }

    private static async Task<int> MeasureAsync(Plan plan, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("crash-").FullName;
        var time = new ShiftedTime();
        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions { Unlimited = true, RealTime = time }, cancel);
        var morning = await Morning.BreakAsync(discord, Path.Combine(folder, "bot.db"), plan.Destinations, plan.Parts, cancel);
        await Console.Error.WriteLineAsync($"{plan.Destinations} destinations are due; killing {plan.Kills} times");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var faults = plan.Faults ? FaultAsync(discord, morning, plan, over.Token) : Task.CompletedTask;
        var watch = Stopwatch.StartNew();
        var kills = await KillAsync(discord, morning, time, plan, cancel);
        var seconds = watch.Elapsed.TotalSeconds;
        await over.CancelAsync();
        await faults;
        var (disabled, untold) = await DisabledAsync(morning.Database, cancel);
        var count = Look(discord, morning, plan.Parts, disabled);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            lost = count.Lost,
            duplicates = count.Duplicates,
            out_of_order = count.OutOfOrder,
            disabled = disabled.Count,
            disabled_without_reason = untold,
            stored = count.Stored,
            kills,
            destinations = plan.Destinations,
            parts = plan.Parts,
            seconds = Math.Round(seconds, 1),
            messages_per_second = Math.Round(count.Stored / seconds),
        }));
        Directory.Delete(folder, recursive: true);
        return count is { Lost: 0, Duplicates: 0, OutOfOrder: 0 } && untold == 0 ? 0 : 1;
    }

    private static async Task<int> KillAsync(SimulatedDiscord discord, Morning morning, ShiftedTime time, Plan plan, CancellationToken cancel)
    {
        var (kills, shift) = (0, TimeSpan.Zero);
        while (true)
        {
            using var process = Start(discord, morning, shift);
            if (kills < plan.Kills)
            {
                var life = TimeSpan.FromMilliseconds(plan.Chance.Next(400, 1100));
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
                patience.CancelAfter(life);
                try
                {
                    await process.WaitForExitAsync(patience.Token);
                    return kills; // it was done before its time
                }
                catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
                {
                    process.Kill(); // SIGKILL
                    await process.WaitForExitAsync(cancel);
                    kills++;
                }

                if (plan.Expire)
                {
                    time.Pass(PastTheNonce);
                    shift += PastTheNonce;
                }

                continue;
            }

            await process.WaitForExitAsync(cancel);
            return kills;
        }
    }

    private static Process Start(SimulatedDiscord discord, Morning morning, TimeSpan shift)
    {
        string[] arguments = ["crash", "--run", morning.Database, discord.ApiBaseUrl, discord.Token, discord.ApplicationId, shift.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        return OwnProcess.Start(arguments);
    }

    /// <summary>Orders faults while the process runs; each drops, limits, deletes or closes something.</summary>
    private static async Task FaultAsync(SimulatedDiscord discord, Morning morning, Plan plan, CancellationToken cancel)
    {
        using var control = new HttpClient();
        var chance = new Random(plan.Chance.Next());
        async Task OrderAsync(string fault)
        {
            using var answer = await control.PostAsync(new Uri(discord.Address, "_control/faults"), new StringContent(fault, Encoding.UTF8, "application/json"), cancel);
            answer.EnsureSuccessStatusCode();
        }

        var doomed = morning.Channels.Where((_, n) => n % 50 == 7).Select(id => $$"""{"kind":"channel_deleted","channel":"{{id}}"}""")
            .Concat(morning.People.Where((_, n) => n % 50 == 3).Select(id => $$"""{"kind":"dms_closed","user":"{{id}}"}""")).OrderBy(_ => chance.Next()).ToList();
        var total = plan.Destinations * plan.Parts;
        var (dropped, storms) = (0, 0);
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancel);
                var stored = discord.World.Channels.Count; // each thread is a message that was stored: a cheap measure of progress
                for (; dropped < total / 20 * Math.Min(1, (stored - plan.Destinations * 0.9) / (plan.Destinations * 0.9)); dropped++)
                {
                    await OrderAsync("""{"kind":"stored_but_dropped","times":1,"route":"/messages"}""");
                }

                if (storms < MostStorms && chance.Next(100) == 0)
                {
                    storms++;
                    await OrderAsync("""{"kind":"rate_limit","times":20,"route":"/messages","retry_after":0.2}""");
                }

                if (doomed.Count > 0 && chance.Next(10) == 0)
                {
                    await OrderAsync(doomed[^1]);
                    doomed.RemoveAt(doomed.Count - 1);
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // the run is over
        }
    }

    /// <summary>Destinations whose subscription was stopped, and how many of them do not say why.</summary>
    private static async Task<(HashSet<string> Disabled, int Untold)> DisabledAsync(string database, CancellationToken cancel)
    {
        await using var services = new ServiceCollection().AddStore($"Data Source={database}").BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        var stopped = await db.Subscriptions.Where(s => s.State != SubscriptionState.Active).ToListAsync(cancel);
        var bad = await db.Postings.Where(p => p.State != PostingState.Sent && p.Refusal != PostingRefusal.EarlierPart && p.Problem == null).CountAsync(cancel);
        return (stopped.Select(s => s.ChannelId ?? s.PersonId ?? "").ToHashSet(), stopped.Count(s => string.IsNullOrEmpty(s.Problem)) + bad);
    }

    private static Count Look(SimulatedDiscord discord, Morning morning, int parts, HashSet<string> disabled)
    {
        var count = new Count(0, 0, 0, 0);
        foreach (var channel in morning.Channels)
        {
            var here = Parts(discord.World.Messages(channel));
            var thread = here.Count > 0 && parts > 1 ? Parts(discord.World.Messages(here[0].Id)) : [];
            count = Add(count, [.. here.Select(p => p.Part), .. thread.Select(p => p.Part)], parts, disabled.Contains(channel));
        }

        foreach (var person in morning.People)
        {
            count = Add(count, [.. Parts(discord.World.Messages(discord.World.DirectMessagesOf(person))).Select(p => p.Part)], parts, disabled.Contains(person));
        }

        return count;
    }

    private static Count Add(Count count, IReadOnlyList<int> found, int parts, bool disabled) => new(
        count.Lost + (disabled ? 0 : Enumerable.Range(0, parts).Except(found).Count()),
        count.Duplicates + found.Count - found.Distinct().Count(),
        count.OutOfOrder + (found.SequenceEqual(found.Order()) ? 0 : 1),
        count.Stored + found.Count);

    /// <summary>Part 0 has the title, part 1 begins with the first event, the rest is part 2.</summary>
    private static List<(string Id, int Part)> Parts(IReadOnlyList<JsonObject> messages) => [.. messages
        .Where(message => message["components"] is JsonArray { Count: > 0 })
        .Select(message => (message["id"]!.GetValue<string>(), message.ToJsonString()))
        .Select(pair => (pair.Item1, pair.Item2.Contains("AI recap", StringComparison.Ordinal) ? 0 : pair.Item2.Contains("Event 1]", StringComparison.Ordinal) ? 1 : 2))];
}
