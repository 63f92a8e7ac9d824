using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Bot.Cli;
using Bot.Subscriptions;
using Bot.Tests.Commands;
using Bot.Tests.Simulator;

namespace Bot.Tests.WholeBot;

/// <summary>Measured by the clock, so nothing runs beside it.</summary>
[CollectionDefinition(nameof(PunctualityTests), DisableParallelization = true)]
[Collection(nameof(PunctualityTests))]
public sealed class PunctualityTests : IDisposable
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-tests-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_first_part_leaves_within_five_seconds_of_its_slot_and_not_before()
    {
        await SmallNewsstand.WriteAsync(_folder.FullName, Stop);
        await using var session = await TrySession.StartAsync(_folder.FullName, 0, recorded: true, ["--Logging:LogLevel:Default=Warning"], Stop);
        await session.WindAsync(new StageReport(TimeProvider.System), Stop);
        await session.GoAsync(Stop);
        var (world, clock, channel) = (session.Discord.World, session.Discord.Clock, session.Discord.ChannelId);
        await world.UntilAsync(() => world.Messages(channel).Count == 1);
        var slot = Slots.Next([DayOfWeek.Monday], new(9, 0), TimeZoneInfo.Utc, clock.GetUtcNow());
        foreach (var week in Enumerable.Range(0, 3))
        {
            var due = slot.AddDays(7 * week);
            clock.SetTo(due.AddSeconds(-4)); // what a sleeping machine missed is caught up meanwhile
            await world.UntilAsync(() => world.Messages(channel).Count == week + 2);
            Assert.InRange(Instant(world.Messages(channel)[^1]["timestamp"]!.GetValue<string>()) - due, TimeSpan.Zero, Promised);
        }
    }

    [Fact]
    public async Task So_it_does_as_a_process_of_its_own_on_the_real_clock()
    {
        using var http = new HttpClient();
        await using var discord = BotProcess.Start(_folder.FullName, ["simulate", "--port", "0"]);
        var ready = JsonDocument.Parse(await discord.FirstLine).RootElement;
        var sources = Path.Combine(_folder.FullName, "sources.opml");
        await File.WriteAllTextAsync(sources, await http.GetStringAsync(ready.GetProperty("newsstand").GetString(), Stop), Stop);
        var now = TimeProvider.System.GetUtcNow().AddSeconds(40); // the bot starts and posts its first edition meanwhile
        var due = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(1);
        await using var bot = BotProcess.Start(
            _folder.FullName,
            [
                "run", $"--Discord:Token={ready.GetProperty("token").GetString()}", $"--Discord:ApiBaseUrl={ready.GetProperty("api").GetString()}",
                $"--Digests:0:Channel={ready.GetProperty("channel_id").GetString()}", $"--Digests:0:Day={due.DayOfWeek}", string.Create(CultureInfo.InvariantCulture, $"--Digests:0:Time={due:HH:mm}"),
                $"--News:SourcesFile={sources}", $"--News:FetchThrough={ready.GetProperty("newsstand").GetString()}/fetch",
            ]);
        var posted = await PostedAsync(http, $"{ready.GetProperty("control").GetString()}/channels/{ready.GetProperty("channel_id").GetString()}/messages", 2);
        Assert.InRange(Instant(posted[1].GetProperty("timestamp").GetString()!) - due, TimeSpan.Zero, Promised);
    }

    /// <summary>The messages of a channel, once so many are there.</summary>
    private static async Task<JsonElement> PostedAsync(HttpClient http, string channel, int count)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var look = 0; look < 1200 && await tick.WaitForNextTickAsync(Stop); look++)
        {
            if (await http.GetFromJsonAsync<JsonElement>(channel, Stop) is var messages && messages.GetArrayLength() == count)
            {
                return messages;
            }
        }

        throw new TimeoutException("The edition did not come within five minutes.");
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
