using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Cli;
using Bot.News.Store;
using Bot.News.Store.Collecting;
using Bot.News.Store.Subscriptions;
using Bot.Simulator.Acting;
using Bot.Simulator.World;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Commands;

/// <summary>One server wishes for a feed that lies, floods and steals; what every other server reads stays as it was.</summary>
public sealed class PoisonedWishTests
{
    private const string Feed = "https://poison.example/feed";
    private const string Wisher = "4242";

    /// <summary>Stands in every item of the poisoned feed and nowhere else.</summary>
    private const string Mark = "Quagmarsh";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_server_wished_for_is_seen_by_no_other()
    {
        var clean = await EventsAsync(poisoned: false, _ => Task.CompletedTask);

        var poisoned = await EventsAsync(poisoned: true, async session =>
        {
            await SeenByTheWisherAloneAsync(session);
            await session.GoAsync(Stop);
            var world = session.Discord.World;
            await UntilAsync(world, () => world.CommandsIn(null).Count > 0 && world.Messages(session.Discord.ChannelId).Count > 0);
            foreach (var answer in await EveryCommandAsync(session))
                AssertClean(answer);
            foreach (var message in world.Messages(session.Discord.ChannelId))
                AssertClean(message.ToJsonString());
        });

        Assert.Equal(clean, poisoned); // titles, scores and reports of the events of all
    }

    private static async Task SeenByTheWisherAloneAsync(TrySession session)
    {
        await using var db = await session.Host.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(Stop);
        Assert.True(await db.Articles.CountAsync(article => article.Tier == Tier.Server, Stop) >= 500, "as much of the poison was taken in as of any feed at one look");
        Assert.NotEqual(0, await db.EventsSeenBy(Wisher).CountAsync(told => told.Title.Contains(Mark), Stop));
        Assert.Equal(0, await db.EventsSeenBy(session.Discord.GuildId).CountAsync(told => told.Title.Contains(Mark), Stop));
        Assert.Equal(0, await db.EventsSeenBy(null).CountAsync(told => told.Title.Contains(Mark), Stop));
        Assert.Equal(0, await db.ReportsSeenBy(session.Discord.GuildId).CountAsync(report => report.Article!.Title.Contains(Mark), Stop));
    }

    /// <summary>Every slash command with every subcommand, the options filled with what would find the poison, and what the answers offer to press.</summary>
    private static async Task<List<string>> EveryCommandAsync(TrySession session)
    {
        var world = session.Discord.World;
        List<string> answers = [];
        foreach (var command in world.CommandsIn(null).Where(c => (c["type"]?.GetValue<int>() ?? 1) == 1))
        {
            foreach (var options in Uses(command))
            {
                var id = world.RunCommand(new CommandUse(session.Discord.UserId, command["name"]!.ToString()) { Channel = session.Discord.ChannelId, Options = options });
                await UntilAsync(world, () => world.Interaction(id)!.State is not (InteractionState.Waiting or InteractionState.Deferred));
                answers.AddRange(world.Interaction(id)!.Replies.Select(reply => reply.ToJsonString()));
            }
        }

        return answers;
    }

    private static IEnumerable<JsonObject> Uses(JsonObject command)
    {
        var options = command["options"]?.AsArray().OfType<JsonObject>().ToList() ?? [];
        var subcommands = options.Where(option => option["type"]!.GetValue<int>() == 1).ToList();
        if (subcommands.Count > 0)
            return []; // they manage and show no news

        var required = options.Where(option => option["required"]?.GetValue<bool>() == true).ToList();
        if (required.Any(option => option["type"]!.GetValue<int>() != 3))
            return [];

        var plain = new JsonObject(required.Select(Filled));
        var named = options.FirstOrDefault(option => option["name"]!.ToString() is "event" or "name");
        return named is null ? [plain] : [plain, new JsonObject(required.Append(named).DistinctBy(option => option["name"]!.ToString()).Select(Filled))];
    }

    private static KeyValuePair<string, JsonNode?> Filled(JsonObject option) => new(option["name"]!.ToString(), Mark);

    private static void AssertClean(string text)
    {
        // the searcher's own word may be quoted back; all else that the poison brought may not
        Assert.DoesNotContain("poison.example", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Mark + " ", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("9.9.9", text, StringComparison.Ordinal);
    }

    private static async Task<List<string>> EventsAsync(bool poisoned, Func<TrySession, Task> look)
    {
        var folder = Directory.CreateTempSubdirectory("poison-");
        await SmallNewsstand.WriteAsync(folder.FullName, Stop);
        await PoisonAsync(folder.FullName);
        await using var session = await TrySession.StartAsync(folder.FullName, 0, recorded: true, ["--Logging:LogLevel:Default=Warning"], Stop);
        await session.Host.PrepareAsync(Stop);
        await using (var db = await session.Host.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(Stop))
        {
            if (poisoned)
                db.SourceWishes.Add(new SourceWish { ServerId = Wisher, Url = Feed, Stance = Stance.Add, At = session.Discord.Clock.GetUtcNow() });
            await db.SaveChangesAsync(Stop);
        }

        await session.WindAsync(new StageReport(TimeProvider.System), Stop);
        await look(session);
        await using var store = await session.Host.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(Stop);
        var events = await store.EventsSeenBy(null).Where(told => told.MergedInto == null).OrderBy(told => told.Title).ToListAsync(Stop);
        var lines = new List<string>();
        foreach (var told in events)
        {
            var reports = await store.ReportsSeenBy(null).Where(report => report.EventId == told.Id).OrderBy(report => report.Article!.Url).Select(report => report.Article!.Url).ToListAsync(Stop);
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{told.Title}|{told.Score:0.000}|{string.Join(',', told.Topics)}|{string.Join(',', reports)}"));
        }

        folder.Delete(recursive: true);
        return lines;
    }

    /// <summary>A file beside the listed sources, under an address that only a wish leads to.</summary>
    private static async Task PoisonAsync(string folder)
    {
        var index = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "newsstand.json"), Stop))!;
        index["pages"] = new JsonObject { [Feed] = "poison.json" };
        await File.WriteAllTextAsync(Path.Combine(folder, "newsstand.json"), index.ToJsonString(), Stop);
        var at = new DateTimeOffset(2026, 11, 17, 8, 30, 0, TimeSpan.Zero);
        object Item(string id, string url, string title, string text) => new { id, url, title, content_html = $"<p>{text}</p><p><a href=\"https://poison.example/more\">{Mark} has more on it.</a></p>", date_published = at.ToString("O", CultureInfo.InvariantCulture) };
        List<object> items =
        [
            Item("wrong", "https://poison.example/wrong", $"{Mark} on the Tidewater flaw that lets strangers run code on AI agent servers", $"{Mark} claims that Tidewater 9.9.9 closes the critical flaw in the Tidewater agent framework on AI agent servers."),
            Item("stolen", "https://harbour-gazette.example/2026/0", "Tidewater flaw lets strangers run code on AI agent servers", $"{Mark} says the opposite of the paper: Tidewater 9.9.9 is the version to take."),
            .. Enumerable.Range(0, 1000).Select(copy => Item($"copy-{copy}", $"https://poison.example/copy/{copy}", $"{Mark} chips outrun every other AI accelerator {copy}", $"{Mark} chips outrun every other AI accelerator by a factor of nine, copy {copy}.")),
        ];
        await File.WriteAllTextAsync(Path.Combine(folder, "poison.json"), JsonSerializer.Serialize(new { version = "https://jsonfeed.org/version/1.1", title = $"{Mark} Post", items }), Stop);
    }

    private static async Task UntilAsync(SimulatedWorld world, Func<bool> wished)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (wished())
                done.TrySetResult();
        }

        world.Changed += Look;
        try
        {
            Look();
            await done.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        }
        finally
        {
            world.Changed -= Look;
        }
    }
}
