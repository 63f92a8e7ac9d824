using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Cli;
using Bot.News.Store;
using Bot.Schedule;
using Bot.Simulator.Acting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.WholeBot;

public sealed class SubscriptionFiresTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-tests-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_personal_recap_comes_at_once_and_then_once_a_week_though_the_clock_jumps_past_the_slot()
    {
        var stop = TestContext.Current.CancellationToken;
        await WriteNewsstandAsync(stop);
        await using var session = await TrySession.StartAsync(_folder.FullName, 0, recorded: true, ["--Logging:LogLevel:Default=Warning"], stop);
        await session.WindAsync(new StageReport(TimeProvider.System), stop);
        await session.GoAsync(stop);
        var world = session.Discord.World;
        var reader = world.People.First(person => person.Name == "newcomer").Id;
        await UntilAsync(() => world.CommandsIn(session.Discord.GuildId).Any(command => command["name"]!.GetValue<string>() == "subscribe"));
        world.RunCommand(new CommandUse(reader, "subscribe")
        {
            Channel = session.Discord.ChannelId,
            Options = new JsonObject { ["day"] = "Monday", ["time"] = "08:30", ["timezone"] = "Europe/Berlin" },
        });
        await UntilAsync(() => Received(session, reader) == 1);

        session.Discord.Clock.Advance(TimeSpan.FromDays(7));
        await UntilAsync(() => Received(session, reader) == 2);
        session.Discord.Clock.Advance(TimeSpan.FromDays(7));
        await UntilAsync(() => Received(session, reader) == 3);
        await UntilAsync(() => world.Messages(session.Discord.ChannelId).Count == 3);
    }

    [Fact]
    public async Task News_that_appeared_while_the_machine_slept_is_read_when_it_wakes()
    {
        var stop = TestContext.Current.CancellationToken;
        await WriteNewsstandAsync(stop);
        await using var session = await TrySession.StartAsync(_folder.FullName, 0, recorded: true, ["--Logging:LogLevel:Default=Warning"], stop);
        await session.Host.PrepareAsync(stop);
        await session.GoAsync(stop);
        await session.Host.Services.GetRequiredService<NewsRound>().First.WaitAsync(stop);
        session.Discord.Clock.Advance(TimeSpan.FromDays(29));
        await using var db = await session.Host.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(stop);
        await UntilAsync(() => db.Articles.Count() == 3, seconds: 30); // the sweep of the minute after would be later
    }

    private static int Received(TrySession session, string reader) => session.Discord.World.Messages(session.Discord.World.DirectMessagesOf(reader)).Count;

    private static async Task UntilAsync(Func<bool> holds, int seconds = 180)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var look = 0; look < seconds * 20 && await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken); look++)
        {
            if (holds())
            {
                return;
            }
        }

        Assert.Fail($"It did not come within {seconds} seconds.");
    }

    private async Task WriteNewsstandAsync(CancellationToken stop)
    {
        var start = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        string[] titles = ["OpenLab releases its Heron 2 language model", "Chipmaker Quartzite ships an AI accelerator with 96 GB of memory", "Regulator fines an AI voice start-up 2 million euros"];
        var items = titles.Select((title, index) => string.Create(
            CultureInfo.InvariantCulture,
            $"<item><title>{title}</title><link>https://wire.example/{index}</link><guid>{index}</guid><pubDate>{start.AddHours(9 * index):R}</pubDate><description>{title}, the firm said in a note to its customers on AI models and chips.</description></item>"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "wire.xml"), $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Test Wire</title>{string.Concat(items)}</channel></rss>", stop);
    }
}
