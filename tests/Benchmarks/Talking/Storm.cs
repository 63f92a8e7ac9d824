using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Discord;
using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Bot.Simulator;
using Bot.Simulator.Acting;
using Bot.Simulator.World;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarks.Talking;

/// <summary>What came of a storm.</summary>
/// <param name="Unanswered">Delivered interactions that no answer reached though nothing broke inside their three seconds.</param>
/// <param name="Excused">Unanswered ones with a fault, or a standstill of this machine, inside their three seconds.</param>
/// <param name="Duplicates">Messages that stand twice, and interactions with two answers.</param>
/// <param name="Lost">Messages that were said to be sent and stand nowhere.</param>
/// <param name="Identifies">New sessions, and <paramref name="Causes"/> that leave nothing to resume, the start among them.</param>
internal sealed record StormResult(
    int Seed, int Interactions, int Answered, int Unanswered, int Excused, int Messages, int Unsent, int Duplicates, int Lost, int Identifies, int Causes, int Faults, int Violations, double SlowestReturnSeconds)
{
    public bool Held => Unanswered == 0 && Duplicates == 0 && Lost == 0 && Identifies <= Causes && Violations == 0;
}

/// <summary>
/// One bot and one local Discord over real sockets, both on one clock that runs fast, while things break. Which steps there are and when
/// is decided by the seed; how the two programs fall into each other's way is real.
/// </summary>
internal sealed class Storm(int seed, TimeSpan length, double rate) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(3), Settling = TimeSpan.FromMinutes(3), Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Between interactions the clock runs this much faster: there, nobody's three seconds run.</summary>
    private const double Idle = 3;

    /// <summary>A pause of this machine that is longer than any answer may take.</summary>
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(1);

    private readonly SimulatorClock _clock = new(new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentBag<(string Nonce, string Channel, bool Sent)> _messages = [];
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _broken = [];
    private readonly ConcurrentDictionary<string, string> _handled = new();
    private readonly List<(string Id, DateTimeOffset At)> _interactions = [];
    private int _readies;
    private int _causes = 1;
    private TimeSpan _slowestReturn;
    private DateTimeOffset _stoodStill;

    public async Task<StormResult> RunAsync(CancellationToken cancel)
    {
        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions { RealTime = _clock, MaxConcurrency = 1 }, cancel);
        var options = new DiscordOptions { Token = discord.Token, ApiBaseUrl = new(discord.ApiBaseUrl), Clock = _clock, Jitter = new Random(seed).NextDouble };
        using var rest = new DiscordRest(options, NullLogger<DiscordRest>.Instance);
        await rest.PutCommandsAsync(discord.ApplicationId, null, [CommandDefinition.Slash("ping", "Says that it is there").Build()], cancel);
        var gateway = new GatewayClient(options, rest, NullLogger<GatewayClient>.Instance);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = gateway.RunAsync(null, happened => HandleAsync(happened, rest, up, over.Token), _ => ValueTask.CompletedTask, over.Token);
        await up.Task.WaitAsync(cancel);

        discord.World.Faults.Struck += fault => Broke(_clock.GetUtcNow(), _clock.GetUtcNow() + Window + (fault.IsDelay ? TimeSpan.FromMilliseconds(fault.ForMs ?? 0) : TimeSpan.Zero));
        await WarmUpAsync(discord, cancel);
        var watching = WatchAsync(gateway, over.Token);
        var plan = StormPlan.Of(seed, length);
        List<Task> sending = [];
        var start = _clock.GetUtcNow();
        foreach (var (step, number) in plan.Select((step, number) => (step, number)))
        {
            await UntilAsync(start + step.At, cancel);
            Take(step, number, discord, rest, sending, cancel);
        }

        await Task.Delay(Settling, _clock, cancel);
        await Task.WhenAll(sending);
        var result = await CountAsync(discord, plan, cancel);
        await over.CancelAsync();
        await Task.WhenAll(running, watching);
        return result;
    }

    /// <summary>What is compiled while it runs for the first time takes longer than a second of a fast clock.</summary>
    private async Task WarmUpAsync(SimulatedDiscord discord, CancellationToken cancel)
    {
        for (var n = 0; n < 30; n++)
        {
            discord.World.RunCommand(new CommandUse(discord.UserId, "ping") { Channel = discord.ChannelId });
            await Task.Delay(TimeSpan.FromMilliseconds(20), _clock, cancel);
        }

        _clock.Rate = rate;
    }

    private async Task UntilAsync(DateTimeOffset at, CancellationToken cancel)
    {
        if (_interactions.Count > 0 && _interactions[^1].At + Window is var answered && answered < at)
        {
            await WaitAsync(answered, cancel);
            _clock.Rate = rate * Idle;
        }

        await WaitAsync(at, cancel);
    }

    private async Task WaitAsync(DateTimeOffset at, CancellationToken cancel)
    {
        if (at - _clock.GetUtcNow() is { Ticks: > 0 } wait)
            await Task.Delay(wait, _clock, cancel);
    }

    public void Dispose() => _clock.Dispose();

    private void Take(StormStep step, int number, SimulatedDiscord discord, DiscordRest rest, List<Task> sending, CancellationToken cancel)
    {
        switch (step.Kind)
        {
            case StormKind.Interaction:
                _clock.Rate = rate;
                var at = _clock.GetUtcNow();
                _interactions.Add((discord.World.RunCommand(new CommandUse(discord.UserId, "ping") { Channel = discord.ChannelId }), at));
                break;
            case StormKind.Message:
                sending.Add(SendAsync($"s{seed}-{number}", discord.ChannelId, rest, cancel));
                break;
            default:
                var fault = step.Fault!; // a step of this kind has one
                _causes += StormPlan.EndsSession(fault) ? 1 : 0;
                discord.World.Faults.Order(fault);
                break;
        }
    }

    private async ValueTask HandleAsync(GatewayEvent happened, DiscordRest rest, TaskCompletionSource up, CancellationToken cancel)
    {
        switch (happened)
        {
            case Ready:
                Interlocked.Increment(ref _readies);
                up.TrySetResult();
                break;
            case InteractionCreated created:
                var received = _clock.GetUtcNow();
                var answer = await new InteractionContext(created.Received, rest, _clock).ReplyAsync(MessageBody.Text("Here."), ephemeral: false, cancel);
                _handled[created.Received.Interaction.Id] = $"received {received:HH:mm:ss.f}, answered {_clock.GetUtcNow():HH:mm:ss.f}: {answer}";
                break;
        }
    }

    /// <summary>As the outbox does: again after the pause that was asked for, with the same nonce, while the nonce holds.</summary>
    private async Task SendAsync(string nonce, string channel, DiscordRest rest, CancellationToken cancel)
    {
        var started = _clock.GetTimestamp();
        while (_clock.GetElapsedTime(started) < TimeSpan.FromMinutes(2))
        {
            switch (await rest.CreateMessageAsync(channel, MessageBody.Text(nonce).WithNonce(nonce), cancel))
            {
                case Sent:
                    _messages.Add((nonce, channel, true));
                    return;
                case TryLater(var after, _):
                    await Task.Delay(after, _clock, cancel);
                    break;
                default:
                    _messages.Add((nonce, channel, false));
                    return;
            }
        }

        _messages.Add((nonce, channel, false));
    }

    /// <summary>Notes when the bot was off the gateway, and when this machine stood still for so long that no program could have answered.</summary>
    private async Task WatchAsync(GatewayClient gateway, CancellationToken cancel)
    {
        DateTimeOffset? down = null;
        try
        {
            while (true)
            {
                var before = _clock.GetUtcNow();
                await Task.Delay(Look, _clock, cancel);
                var now = _clock.GetUtcNow();
                if (now - before > Look + Standstill)
                {
                    Broke(before, now);
                    _stoodStill = now;
                }

                if (!gateway.Connected)
                    down ??= before;
                else if (down is { } since)
                {
                    Broke(since, now);
                    _slowestReturn = now - since > _slowestReturn ? now - since : _slowestReturn;
                    down = null;
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // the storm is over
        }
    }

    private void Broke(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_broken)
            _broken.Add((from, to));
    }

    private async Task<StormResult> CountAsync(SimulatedDiscord discord, IReadOnlyList<StormStep> plan, CancellationToken cancel)
    {
        var (answered, unanswered, excused, duplicates) = (0, 0, 0, 0);
        foreach (var (id, at) in _interactions)
        {
            var seen = discord.World.Interaction(id);
            duplicates += seen?.Replies.Count > 1 ? 1 : 0;
            if (seen?.State is InteractionState.Answered)
                answered++;
            else if (_broken.Exists(b => b.From < at + Window && b.To > at))
                excused++;
            else
            {
                unanswered++;
                await Console.Error.WriteLineAsync($"unanswered: {at:HH:mm:ss.f}, {seen?.State}, {_handled.GetValueOrDefault(id, "never received")}; stood still {_stoodStill:HH:mm:ss.f}; broken before until {_broken.Where(b => b.From <= at).Select(b => b.To).DefaultIfEmpty().Max():HH:mm:ss.f}, next {_broken.Where(b => b.From > at).Select(b => b.From).DefaultIfEmpty().Min():HH:mm:ss.f}");
            }
        }

        var stored = discord.World.Messages(discord.ChannelId).Select(message => message.ToJsonString())
            .Select(text => Regex.Match(text, $"\"s{seed}-[0-9]+\"").Value.Trim('"')).Where(nonce => nonce.Length > 0).CountBy(nonce => nonce).ToDictionary();
        duplicates += stored.Values.Sum(count => count - 1);
        return new StormResult(
            seed, _interactions.Count, answered, unanswered, excused, _messages.Count, _messages.Count(m => !m.Sent), duplicates, _messages.Count(m => m.Sent && !stored.ContainsKey(m.Nonce)),
            _readies, _causes, plan.Count(step => step.Kind == StormKind.Fault), await ViolationsAsync(discord, cancel), Math.Round(_slowestReturn.TotalSeconds, 1));
    }

    private static async Task<int> ViolationsAsync(SimulatedDiscord discord, CancellationToken cancel)
    {
        using var http = new HttpClient();
        var rows = JsonNode.Parse(await http.GetStringAsync(new Uri(discord.Address, "_control/violations"), cancel))!.AsArray(); // the answer is a list
        foreach (var row in rows.Take(5))
            await Console.Error.WriteLineAsync(row!.ToJsonString());
        return rows.Count;
    }
}
