using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Bot.Discord;
using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Bot.Simulator;
using Bot.Simulator.Acting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarks.Talking;

/// <summary>From the instant that Discord sends an interaction to the instant that our acknowledgement reaches it.</summary>
internal sealed class RoundtripVerb : IVerb
{
    private readonly Option<int> _rate = new("--rate") { DefaultValueFactory = _ => 200, Description = "interactions a second" };
    private readonly Option<int> _seconds = new("--seconds") { DefaultValueFactory = _ => 30 };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: seconds times this" };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "the instants of the interactions" };
    private readonly Option<string[]> _run = new("--run") { Hidden = true, AllowMultipleArgumentsPerToken = true, Description = "internal: be the client that answers" };

    public Command Describe()
    {
        var command = new Command("roundtrip", "Interactions at a steady rate: milliseconds from sent to acknowledged") { _rate, _seconds, _scale, _seed, _run };
        command.SetAction(async (parsed, cancel) => parsed.GetValue(_run) is { Length: 2 } run
            ? await AnswerAsync(run[0], run[1], cancel)
            : await MeasureAsync(parsed.GetValue(_rate), parsed.GetValue(_seconds) * parsed.GetValue(_scale), parsed.GetValue(_seed), cancel));
        return command;
    }

    private static async Task<int> MeasureAsync(int rate, double seconds, int seed, CancellationToken cancel)
    {
        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions(), cancel);
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        discord.World.Changed += () => Try(discord, ready);
        using var client = Process.Start(Child.Self("roundtrip", "--run", discord.ApiBaseUrl, discord.Token)) ?? throw new InvalidOperationException("The client did not start.");
        await ready.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, cancel);
        await SendAsync(discord, rate, 3, new Random(seed + 1), cancel); // the first ones are compiled as they run
        var ids = await SendAsync(discord, rate, seconds, new Random(seed), cancel);
        await Task.Delay(TimeSpan.FromSeconds(3.5), TimeProvider.System, cancel);
        client.Kill();
        await client.WaitForExitAsync(cancel);
        var times = ids.ConvertAll(id => discord.World.Interaction(id)?.AcknowledgedMs);
        List<double> known = [.. times.OfType<double>().Order()];
        double At(double share) => known.Count == 0 ? double.NaN : Math.Round(known[(int)Math.Min(known.Count - 1, known.Count * share)], 2);
        Console.WriteLine(JsonSerializer.Serialize(new { interactions = ids.Count, per_second = rate, unanswered = times.Count(time => time is null), p50_ms = At(0.5), p95_ms = At(0.95), p99_ms = At(0.99), max_ms = At(1) }));
        return known.Count == ids.Count ? 0 : 1;
    }

    /// <summary>The client is up once its command is registered and a first use of it was answered.</summary>
    private static void Try(SimulatedDiscord discord, TaskCompletionSource ready)
    {
        if (!ready.Task.IsCompleted && discord.World.CommandsIn(discord.GuildId).Count > 0)
            ready.TrySetResult();
    }

    private static async Task<List<string>> SendAsync(SimulatedDiscord discord, int rate, double seconds, Random chance, CancellationToken cancel)
    {
        List<string> ids = [];
        var (start, at) = (Stopwatch.GetTimestamp(), 0.0);
        while ((at += -Math.Log(1 - chance.NextDouble()) / rate) < seconds)
        {
            if (TimeSpan.FromSeconds(at) - Stopwatch.GetElapsedTime(start) is { TotalMilliseconds: >= 1 } wait)
                await Task.Delay(wait, TimeProvider.System, cancel);
            ids.Add(discord.World.RunCommand(new CommandUse(discord.UserId, "ping") { Channel = discord.ChannelId }));
        }

        return ids;
    }

    private static async Task<int> AnswerAsync(string api, string token, CancellationToken cancel)
    {
        var options = new DiscordOptions { Token = token, ApiBaseUrl = new(api) };
        using var rest = new DiscordRest(options, NullLogger<DiscordRest>.Instance);
        var gateway = new GatewayClient(options, rest, NullLogger<GatewayClient>.Instance);
        await gateway.RunAsync(
            null,
            async happened =>
            {
                if (happened is Ready ready)
                    await rest.PutCommandsAsync(ready.ApplicationId, null, [CommandDefinition.Slash("ping", "Says that it is there").Build()], cancel);
                else if (happened is InteractionCreated created)
                    await new InteractionContext(created.Received, rest, options.Clock).ReplyAsync(MessageBody.Text("Here."), ephemeral: true, cancel);
            },
            _ => ValueTask.CompletedTask,
            cancel);
        return 0;
    }
}
