using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Bot.Discord;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Bot.Simulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarks.Talking;

/// <summary>Many messages to many channels: our client and @discordjs/rest, one after the other on one local Discord.</summary>
internal sealed class FanoutVerb : IVerb
{
    private const int GlobalPerSecond = 50;
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(2);

    private readonly Option<int> _messages = new("--messages") { DefaultValueFactory = _ => 2000 };
    private readonly Option<int> _channels = new("--channels") { DefaultValueFactory = _ => 200 };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "the order in which channels are served" };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: messages and channels times this" };
    private readonly Option<bool> _unlimited = new("--unlimited") { Description = "lift the local Discord's limits, and the clients' own" };
    private readonly Option<string[]> _run = new("--run") { Hidden = true, AllowMultipleArgumentsPerToken = true, Description = "internal: be the client that sends" };

    private sealed record Job(string Api, string Token, IReadOnlyList<string> Channels, bool Unlimited);

    private sealed record Sending(double Seconds, int Sent, double MiddleMegabytes, double EndMegabytes);

    private sealed record Peer(double Seconds, int Sent);

    public Command Describe()
    {
        var command = new Command("fanout", "2,000 messages to 200 channels: our client and @discordjs/rest on one local Discord") { _messages, _channels, _seed, _scale, _unlimited, _run };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(_run) is { Length: 1 } job)
                return await SendAsync(JsonSerializer.Deserialize<Job>(await File.ReadAllTextAsync(job[0], cancel))!, cancel); // written by the process that started this one
            var scale = parsed.GetValue(_scale);
            return await MeasureAsync(
                Math.Max(1, (int)(parsed.GetValue(_messages) * scale)), Math.Max(1, (int)(parsed.GetValue(_channels) * scale)), parsed.GetValue(_seed), parsed.GetValue(_unlimited), cancel);
        });
        return command;
    }

    private static async Task<int> MeasureAsync(int messages, int channels, int seed, bool unlimited, CancellationToken cancel)
    {
        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions { Unlimited = unlimited }, cancel);
        var folder = Directory.CreateTempSubdirectory("fanout-");
        int[] order = [.. Enumerable.Range(0, messages).Select(n => n % channels)];
        new Random(seed).Shuffle(order);
        async Task<(string File, List<string> Places)> JobAsync(string who)
        {
            List<string> places = [.. Enumerable.Range(0, channels).Select(n => discord.World.AddChannel(discord.GuildId, $"{who}-{n}"))];
            var file = Path.Combine(folder.FullName, who + ".json");
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new Job(discord.ApiBaseUrl, discord.Token, [.. order.Select(n => places[n])], unlimited)), cancel);
            return (file, places);
        }

        var ours = await JobAsync("ours");
        var own = JsonSerializer.Deserialize<Sending>(await Child.LastLineAsync(Child.Self("fanout", "--run", ours.File), cancel))!; // it prints one
        var (ownStored, ownRefused) = await CountAsync(discord, ours.Places, cancel);
        var theirs = await JobAsync("discordjs");
        var (peer, absent) = await PeerAsync(theirs.File, cancel);
        var (peerStored, peerRefused) = peer is null ? (0, 0) : await CountAsync(discord, theirs.Places, cancel);
        folder.Delete(recursive: true);

        var most = (double)GlobalPerSecond;
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            messages,
            channels,
            unlimited,
            ours_per_second = Math.Round(own.Sent / own.Seconds, 1),
            ours_429 = ownRefused,
            ours_stored = ownStored,
            ours_share_of_limit = unlimited ? (double?)null : Math.Round(own.Sent / own.Seconds / most, 4),
            ours_resident_mb_middle = own.MiddleMegabytes,
            ours_resident_mb_end = own.EndMegabytes,
            discordjs_per_second = peer is null ? (double?)null : Math.Round(peer.Sent / peer.Seconds, 1),
            discordjs_429 = peer is null ? (int?)null : peerRefused,
            discordjs_stored = peer is null ? (int?)null : peerStored,
            ratio = peer is null ? (double?)null : Math.Round(own.Sent / own.Seconds / (peer.Sent / peer.Seconds), 3),
            peer_absent = absent,
        }));
        return ownStored == messages && ownRefused == 0 ? 0 : 1;
    }

    /// <summary>Be our client: everything at once, as a morning's outbox is, and let the client find its pace.</summary>
    private static async Task<int> SendAsync(Job job, CancellationToken cancel)
    {
        var options = new DiscordOptions { Token = job.Token, ApiBaseUrl = new(job.Api), Patience = LongWait, GlobalRequestsPerSecond = job.Unlimited ? 1_000_000 : GlobalPerSecond };
        using var rest = new DiscordRest(options, NullLogger<DiscordRest>.Instance);
        var (watch, sent, middle) = (Stopwatch.StartNew(), 0, 0.0);
        await Task.WhenAll(job.Channels.Select(async (channel, n) =>
        {
            if (await rest.CreateMessageAsync(channel, MessageBody.Text($"Message {n}").WithNonce($"f{n}"), cancel) is Sent && Interlocked.Increment(ref sent) == job.Channels.Count / 2)
                middle = Child.ResidentMegabytes();
        }));
        Console.WriteLine(JsonSerializer.Serialize(new Sending(watch.Elapsed.TotalSeconds, sent, middle, Child.ResidentMegabytes())));
        return 0;
    }

    /// <summary>The peer where Node and its packages are, or why it is not there.</summary>
    private static async Task<(Peer? Peer, string? Absent)> PeerAsync(string job, CancellationToken cancel)
    {
        var script = Repository.Path("tests/Conformance/fanout.js");
        if (script is null || !Directory.Exists(Path.Combine(Path.GetDirectoryName(script)!, "node_modules"))) // a file lies in a folder
            return (null, "run `npm ci` in tests/Conformance first");
        try
        {
            var line = await Child.LastLineAsync(new ProcessStartInfo("node", [script, job]), cancel);
            return (JsonSerializer.Deserialize<Peer>(line, JsonSerializerOptions.Web), null);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (null, "node: " + missing.Message);
        }
    }

    /// <summary>Messages that stand in the channels, and requests to them that met a limit.</summary>
    private static async Task<(int Stored, int Refused)> CountAsync(SimulatedDiscord discord, List<string> places, CancellationToken cancel)
    {
        using var http = new HttpClient();
        using var rows = JsonDocument.Parse(await http.GetStringAsync(new Uri(discord.Address, "_control/requests"), cancel));
        var mine = places.ToHashSet();
        var refused = rows.RootElement.EnumerateArray().Count(row => row.GetProperty("status").GetInt32() == 429 && row.GetProperty("path").GetString()!.Split('/').Any(mine.Contains)); // a row has a path
        return (places.Sum(place => discord.World.Messages(place).Count), refused);
    }
}
