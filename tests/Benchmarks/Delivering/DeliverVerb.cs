using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bot.News.Store;
using Bot.News.Store.Delivery;
using Bot.Simulator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Benchmarks.Delivering;

/// <summary>One edition to very many channels: from due slot to acknowledged row, in a process of its own beside the local Discord.</summary>
internal sealed class DeliverVerb : IVerb
{
    private readonly Option<int> _deliveries = new("--deliveries") { DefaultValueFactory = _ => 100_000 };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: deliveries times this" };
    private readonly Option<bool> _unlimited = new("--unlimited") { Description = "lift Discord's limits: how fast is the whole path?" };
    private readonly Option<double> _rate = new("--rate") { DefaultValueFactory = _ => 4, Description = "simulated seconds per second, under limits" };
    private readonly Option<string[]> _run = new("--run") { Hidden = true, AllowMultipleArgumentsPerToken = true, Description = "internal: be the delivering process" };

    public Command Describe()
    {
        var command = new Command("deliver", "fan-out of one edition: how much of Discord's limit is used, memory, deliveries a second") { _deliveries, _seed, _scale, _unlimited, _rate, _run };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(_run) is { Length: 6 } run)
            {
                using var clock = Clock(Number(run[4]), Number(run[5]));
                using var statuses = new StatusCount();
                using var host = DeliveryProcess.Build(run[0], new(run[1]), run[2], run[3], clock, Number(run[4]) > 0 ? 50 : int.MaxValue);
                await DeliveryProcess.RunAsync(host, clock, cancel);
                var memory = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal));
                await Console.Out.WriteLineAsync($"{new string([.. memory.Where(char.IsAsciiDigit)])} {statuses.Of(429)} {statuses.All} {Text(Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds)}");
                return 0;
            }

            return await MeasureAsync(Math.Max(1, (int)(parsed.GetValue(_deliveries) * parsed.GetValue(_scale))), parsed.GetValue(_unlimited), parsed.GetValue(_rate), parsed.GetValue(_seed), cancel);
        });
        return command;
    }

    private static async Task<int> MeasureAsync(int deliveries, bool unlimited, double rate, int seed, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("deliver-").FullName;
        var origin = TimeProvider.System.GetUtcNow().UtcTicks;
        using var clock = Clock(unlimited ? 0 : rate, origin);
        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions { Unlimited = unlimited, RealTime = clock }, cancel);
        var morning = await Morning.BreakAsync(discord, Path.Combine(folder, "bot.db"), deliveries, parts: 1, cancel, people: false);
        await Console.Error.WriteLineAsync($"{deliveries} deliveries are due (seed {seed})");
        var watch = Stopwatch.StartNew();
        var first = clock.GetUtcNow();
        string[] arguments = ["deliver", "--run", morning.Database, discord.ApiBaseUrl, discord.Token, discord.ApplicationId, Text(unlimited ? 0 : rate), Text(origin)];
        using var process = OwnProcess.Start(arguments, output: true);
        var told = (await process.StandardOutput.ReadToEndAsync(cancel)).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(cancel);
        var (seconds, simulated) = (watch.Elapsed.TotalSeconds, (clock.GetUtcNow() - first).TotalSeconds);
        await using var services = new ServiceCollection().AddStore($"Data Source={morning.Database}").BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        var instants = await db.Postings.Where(p => p.SentAt != null).OrderBy(p => p.SentAt).Select(p => p.SentAt!.Value).ToListAsync(cancel);
        var sustained = Sustained(instants);
        var sent = await db.Postings.CountAsync(p => p.State == PostingState.Sent, cancel);
        var twice = morning.Channels.Count(channel => discord.World.Messages(channel).Count != 1);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            deliveries,
            acknowledged = sent,
            not_exactly_once = twice,
            rate_limited = Number(told[1]),
            requests = Number(told[2]),
            composed = await db.Recaps.CountAsync(cancel),
            seconds = Math.Round(seconds, 1),
            deliveries_per_second = Math.Round(deliveries / seconds),
            sustained_per_clock_second = Math.Round(sustained, 1),
            sustained_share_of_limit = unlimited ? null : (double?)Math.Round(sustained / 50, 3),
            share_of_limit = unlimited ? null : (double?)Math.Round(Number(told[2]) / simulated / 50, 3),
            bot_cpu_ms_per_delivery = Math.Round(Number(told[3]) / deliveries, 2),
            peak_rss_mb = Math.Round(Number(told[0]) / 1024),
        }));
        Directory.Delete(folder, recursive: true);
        return sent == deliveries && twice == 0 ? 0 : 1;
    }

    /// <summary>Acknowledged rows a second of the common clock once everything is warm: between a fifth and nineteen twentieths of all.</summary>
    private static double Sustained(List<DateTimeOffset> instants)
    {
        var (from, to) = (instants.Count / 5, instants.Count * 19 / 20);
        return to > from ? (to - from) / (instants[to] - instants[from]).TotalSeconds : 0;
    }

    /// <summary>The same fast clock in two processes: both reckon from one instant of the machine's.</summary>
    private static SimulatorClock Clock(double rate, double origin)
    {
        var (start, now) = (new DateTimeOffset((long)origin, TimeSpan.Zero), TimeProvider.System.GetUtcNow());
        return rate > 0 ? new(start + ((now - start) * rate), rate) : new(now, 1);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
