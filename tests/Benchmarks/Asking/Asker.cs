using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Simulator;
using Bot.Simulator.Acting;
using Bot.Simulator.World;

namespace Benchmarks.Asking;

/// <summary>People who ask of everything: searches while typing, cards, recaps, lists and chronologies, in a fixed mixture.</summary>
internal sealed class Asker(SimulatedDiscord discord, IReadOnlyList<string> people, int events, int seed)
{
    private readonly Random _chance = new(seed);

    /// <summary>Interactions by what they ask.</summary>
    public List<(string What, string Id)> Asked { get; } = [];

    /// <summary>Asks at the instants of a Poisson process.</summary>
    public async Task AskAsync(double rate, double seconds, CancellationToken cancel)
    {
        var (start, at) = (Stopwatch.GetTimestamp(), 0.0);
        while ((at += -Math.Log(1 - _chance.NextDouble()) / rate) < seconds)
        {
            if (TimeSpan.FromSeconds(at) - Stopwatch.GetElapsedTime(start) is { TotalMilliseconds: >= 1 } wait)
            {
                await Task.Delay(wait, TimeProvider.System, cancel);
            }

            AskOne();
        }
    }

    /// <summary>Waits until everything asked was answered or given up.</summary>
    public async Task SettleAsync(CancellationToken cancel)
    {
        for (var look = 0; look < 200 && Asked.Any(a => discord.World.Interaction(a.Id)?.State is InteractionState.Waiting or InteractionState.Deferred); look++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancel);
        }
    }

    private void AskOne()
    {
        var number = _chance.Next(2, events);
        var (title, actor) = (LargeArchive.Title(number, seed), LargeArchive.Actor(number, seed));
        var dice = _chance.Next(100);
        Asked.Add(dice switch
        {
            < 25 => ("autocomplete", Complete("event", "event", title[.._chance.Next(1, Math.Min(18, title.Length))])),
            < 30 => ("autocomplete", Complete("timeline", "name", actor[..2])),
            < 33 => ("autocomplete", Complete("event", "event", Slip(title))),
            < 48 => ("event", Run("event", ("event", string.Create(CultureInfo.InvariantCulture, $"#{_chance.Next((int)(events * 0.92), events)}")))),
            < 58 => ("event", Run("event", ("event", title))),
            < 70 => ("recap", Run("recap")),
            < 74 => ("recap", Run("recap", ("week", "now"))),
            < 84 => ("next", Run("next")),
            < 94 => ("timeline", Run("timeline", ("name", actor))),
            < 97 => ("subscribe", Run("subscribe")),
            _ => ("help", Run("help")),
        });
    }

    private string Run(string command, params (string Name, string Value)[] options) => discord.World.RunCommand(new CommandUse(Somebody(), command)
    {
        Channel = discord.ChannelId,
        Options = new JsonObject(options.Select(o => KeyValuePair.Create(o.Name, (JsonNode?)o.Value))),
    });

    private string Complete(string command, string option, string typed) => discord.World.Autocomplete(new CommandUse(Somebody(), command) { Channel = discord.ChannelId }, option, typed);

    private string Somebody() => people[_chance.Next(people.Count)];

    private static string Slip(string title) => title.Split(' ')[0] is { Length: > 4 } word ? word[..2] + word[3] + word[2] + word[4..] : title;
}
