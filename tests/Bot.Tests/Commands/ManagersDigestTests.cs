using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Commands;

/// <summary>What a community manager does with a digest, on the whole bot: settings, review channel, take-down, history.</summary>
public sealed class ManagersDigestTests(AnsweringWorld world) : IClassFixture<AnsweringWorld>
{
    [Fact]
    public async Task A_manager_takes_an_event_down_and_the_posted_recap_no_longer_shows_it()
    {
        var recap = Recap();
        Assert.Contains("Tidewater", recap.ToJsonString(), StringComparison.Ordinal);
        var asked = await world.PressAsync("member", recap["id"]!.ToString(), IdOf(recap, "1:h:"));
        Assert.Contains("Manage Server", asked.Text, StringComparison.OrdinalIgnoreCase);
        var which = await world.PressAsync("owner", recap["id"]!.ToString(), IdOf(recap, "1:h:"));
        var first = which.View.Replies.SelectMany(r => Options(r)).First(o => o["label"]!.ToString().Contains("Tidewater", StringComparison.Ordinal));
        var pressed = TimeProvider.System.GetTimestamp();
        await world.PressAsync("owner", which.MessageId, MenuOf(which), first["value"]!.ToString());
        await world.UntilAsync(() => !Recap().ToJsonString().Contains("Tidewater", StringComparison.Ordinal));
        Assert.True(TimeProvider.System.GetElapsedTime(pressed) < TimeSpan.FromSeconds(5), $"the edit took {TimeProvider.System.GetElapsedTime(pressed)}");
        Assert.Contains("taken down", Recap().ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opens_are_counted_in_the_history_and_nobody_is_named()
    {
        var recap = Recap();
        await world.PressAsync("member", recap["id"]!.ToString(), IdOf(recap, "1:e:"));
        await world.PressAsync("member", recap["id"]!.ToString(), IdOf(recap, "1:e:"));
        var panel = await world.RunAsync("owner", "digest");
        if (panel.Text.Contains("[Recap 1]", StringComparison.Ordinal))
        {
            panel = await world.PressAsync("owner", panel, "Recap 1");
        }

        var history = await world.PressAsync("owner", panel, "History");
        Assert.Contains("2 opened", history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Person("member"), history.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_a_digest_is_posted_is_chosen_under_More()
    {
        var (channel, mods) = (world.World.AddChannel(Guild(), "weekly"), world.World.AddChannel(Guild(), "mods"));
        var panel = await world.RunAsync("owner", "digest", ("channel", channel));
        var more = await world.PressAsync("owner", panel, "More…");
        Assert.Contains("Nobody reviews it", more.Text, StringComparison.Ordinal);
        more = await world.PressAsync("owner", more, "Review drafts in a channel…", mods);
        Assert.Contains($"A draft goes to <#{mods}> 24 hours before; without approval it is sent", more.Text, StringComparison.Ordinal);
        more = await world.PressAsync("owner", more, "Hold without approval");
        more = await world.PressAsync("owner", more, "When the draft comes…", "48");
        Assert.Contains($"A draft goes to <#{mods}> 48 hours before; without approval it is held back", more.Text, StringComparison.Ordinal);
        more = await world.PressAsync("owner", more, "Skip quiet weeks");
        Assert.Contains("A week without events is skipped", more.Text, StringComparison.Ordinal);
        more = await world.PressAsync("owner", more, "Tell troubles in a channel…", mods);
        Assert.Contains($"Troubles are told in: <#{mods}>", more.Text, StringComparison.Ordinal);

        var form = await world.PressAsync("owner", more, "Pause until…");
        Assert.Contains("I need a date", (await world.FillAsync("owner", form, new JsonObject { ["until"] = "soon" })).Text, StringComparison.Ordinal);
        form = await world.PressAsync("owner", more, "Pause until…");
        Assert.Contains("is paused until", (await world.FillAsync("owner", form, new JsonObject { ["until"] = "2031-01-06" })).Text, StringComparison.Ordinal);
        var kept = await world.StoreAsync(db => db.Subscriptions.SingleAsync(s => s.ChannelId == channel));
        Assert.Equal((mods, 48, true, true, 2031), (kept.ReviewChannelId, kept.ReviewHours, kept.HoldUnapproved, kept.SkipQuietWeeks, kept.PausedUntil!.Value.Year));
    }

    private JsonObject Recap() => world.World.Messages(world.ChannelId).First(m => m["components"]?.ToJsonString().Contains("AI recap", StringComparison.Ordinal) == true);

    private string Guild() => world.World.Channels.First(c => c.Id == world.ChannelId).GuildId!;

    private static string IdOf(JsonObject message, string start) => All(message).Select(c => c["custom_id"]?.ToString()).First(id => id?.StartsWith(start, StringComparison.Ordinal) == true)!;

    private static string MenuOf(Answered answer) => answer.View.Replies.SelectMany(All).First(c => c["options"] is not null)["custom_id"]!.ToString();

    private static IEnumerable<JsonObject> Options(JsonNode reply) => All(reply).Where(c => c["options"] is JsonArray).SelectMany(c => c["options"]!.AsArray().Select(o => o!.AsObject()));

    private static IEnumerable<JsonObject> All(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(p => All(p.Value)).Prepend(json),
        JsonArray array => array.SelectMany(All),
        _ => [],
    };
}
