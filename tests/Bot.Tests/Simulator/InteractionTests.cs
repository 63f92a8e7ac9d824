using System.Net;
using System.Text.Json.Nodes;
using Bot.Simulator;
using Bot.Simulator.Acting;
using Bot.Simulator.World;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Simulator;

public sealed class InteractionTests
{
    private const string Recap = """{"name":"recap","description":"The recap","options":[{"type":4,"name":"week","description":"w","min_value":1,"max_value":53}]}""";
    private const string Hello = """{"type":4,"data":{"content":"hello"}}""";

    [Fact]
    public async Task After_three_seconds_without_an_answer_the_interaction_is_unknown()
    {
        var real = new FakeTimeProvider();
        await using var discord = await LocalDiscord.StartAsync(new() { RealTime = real });
        var id = await discord.RunsAsync("member", Recap);
        var late = await discord.RunsAsync("member", Recap);
        real.Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(HttpStatusCode.NoContent, (await discord.SendAsync("POST", discord.CallbackOf(id), Hello)).Status);
        real.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(10062, (await discord.SendAsync("POST", discord.CallbackOf(late), Hello)).Code);
        Assert.Equal(InteractionState.Expired, discord.World.Interaction(late)!.State);
        Assert.Equal(2900, discord.World.Interaction(id)!.AcknowledgedMs);
    }

    [Fact]
    public async Task A_token_lasts_fifteen_minutes()
    {
        var real = new FakeTimeProvider();
        await using var discord = await LocalDiscord.StartAsync(new() { RealTime = real });
        var id = await discord.RunsAsync("member", Recap);
        Assert.Equal(10015, (await discord.SendAsync("POST", discord.FollowUpsOf(id), """{"content":"too early"}""")).Code);
        await discord.SendAsync("POST", discord.CallbackOf(id), Hello);
        real.Advance(TimeSpan.FromMinutes(14.9));
        Assert.Equal(HttpStatusCode.OK, (await discord.SendAsync("POST", discord.FollowUpsOf(id), """{"content":"more"}""")).Status);
        real.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal(50027, (await discord.SendAsync("POST", discord.FollowUpsOf(id), """{"content":"more"}""")).Code);
    }

    [Fact]
    public async Task A_second_answer_is_refused()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var id = await discord.RunsAsync("member", Recap);
        await discord.SendAsync("POST", discord.CallbackOf(id), Hello);
        Assert.Equal(40060, (await discord.SendAsync("POST", discord.CallbackOf(id), Hello)).Code);
    }

    [Fact]
    public async Task A_deferred_private_reply_is_filled_by_its_edit_and_seen_by_one_person()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var id = await discord.RunsAsync("member", Recap);
        await discord.SendAsync("POST", discord.CallbackOf(id), """{"type":5,"data":{"flags":64}}""");
        Assert.Equal(InteractionState.Deferred, discord.World.Interaction(id)!.State);
        var edited = await discord.SendAsync("PATCH", discord.FollowUpsOf(id) + "/messages/%40original", """{"content":"done"}""");
        Assert.Equal(64, edited.Body!["flags"]!.GetValue<int>());
        Assert.Equal(InteractionState.Answered, discord.World.Interaction(id)!.State);
        Assert.Equal("done", Assert.Single(discord.World.MessagesSeenBy(discord.ChannelId, discord.Person("member")))["content"]!.ToString());
        Assert.Empty(discord.World.MessagesSeenBy(discord.ChannelId, discord.Person("owner")));
        Assert.Empty(discord.World.Messages(discord.ChannelId));
    }

    [Fact]
    public async Task The_first_follow_up_after_a_deferral_fills_it()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var id = await discord.RunsAsync("member", Recap);
        await discord.SendAsync("POST", discord.CallbackOf(id), """{"type":5}""");
        await discord.SendAsync("POST", discord.FollowUpsOf(id), """{"content":"one"}""");
        await discord.SendAsync("POST", discord.FollowUpsOf(id), """{"content":"two"}""");
        Assert.Equal(["one", "two"], discord.World.Messages(discord.ChannelId).Select(m => m["content"]!.ToString()));
    }

    [Theory]
    [InlineData("""{"type":7,"data":{"content":"x"}}""")]
    [InlineData("""{"type":8,"data":{"choices":[]}}""")]
    [InlineData("""{"type":3}""")]
    [InlineData("""{"type":4}""")]
    [InlineData("""{"type":9,"data":{"title":"t","custom_id":"c","components":[]}}""")]
    [InlineData("""{}""")]
    public async Task An_answer_that_does_not_fit_is_refused_and_leaves_the_interaction_open(string answer)
    {
        await using var discord = await LocalDiscord.StartAsync();
        var id = await discord.RunsAsync("member", Recap);
        Assert.Equal(50035, (await discord.SendAsync("POST", discord.CallbackOf(id), answer)).Code);
        Assert.Equal(HttpStatusCode.NoContent, (await discord.SendAsync("POST", discord.CallbackOf(id), Hello)).Status);
    }

    [Fact]
    public async Task Options_are_bound_as_they_are_registered_and_refused_as_by_Discords_client()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var id = await discord.RunsAsync("member", Recap, new JsonObject { ["week"] = "47" });
        Assert.Equal(47, discord.World.Interactions.Find(id)!.Data["options"]![0]!["value"]!.GetValue<long>());
        foreach (var (key, value) in new[] { ("week", "54"), ("week", "x"), ("day", "1") })
            Refused(400, () => discord.World.RunCommand(new CommandUse("member", "recap") { Options = new() { [key] = value } }));
        Refused(404, () => discord.World.RunCommand(new CommandUse("member", "nothing")));
        Refused(404, () => discord.World.RunCommand(new CommandUse("nobody", "recap")));
    }

    [Fact]
    public async Task A_command_for_managers_is_closed_to_others_and_a_guild_command_to_direct_messages()
    {
        await using var discord = await LocalDiscord.StartAsync();
        const string setup = """{"name":"setup","description":"d","default_member_permissions":"32","contexts":[0]}""";
        await discord.RunsAsync("owner", setup);
        await discord.RunsAsync("moderator", setup);
        Refused(403, () => discord.World.RunCommand(new CommandUse("newcomer", "setup")));
        Refused(403, () => discord.World.RunCommand(new CommandUse("owner", "setup") { Channel = "@me" }));
    }

    [Fact]
    public async Task A_button_sends_its_message_and_an_update_changes_it()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var posted = await discord.PostAsync("""{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"Go","custom_id":"go"},{"type":2,"style":1,"label":"No","custom_id":"no","disabled":true}]}]}""");
        var message = posted.Body!["id"]!.ToString();
        var id = discord.World.UseComponent("member", message, "go", null);
        await discord.SendAsync("POST", discord.CallbackOf(id), """{"type":7,"data":{"content":"went","components":[]}}""");
        Assert.Equal("went", discord.World.Messages(discord.ChannelId)[0]["content"]!.ToString());
        Refused(404, () => discord.World.UseComponent("member", message, "go", null));
        Refused(404, () => discord.World.UseComponent("member", "1", "go", null));
    }

    [Fact]
    public async Task A_modal_is_filled_in_by_the_person_who_opened_it()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var id = await discord.RunsAsync("member", Recap);
        await discord.SendAsync("POST", discord.CallbackOf(id), """
            {"type":9,"data":{"title":"Note","custom_id":"note","components":[{"type":18,"label":"Text","component":{"type":4,"style":1,"custom_id":"text","max_length":5}}]}}
            """);
        var values = new JsonObject { ["text"] = "hello" };
        var sent = discord.World.SubmitModal("member", id, "note", values);
        Assert.Equal("hello", discord.World.Interactions.Find(sent)!.Data["components"]![0]!["component"]!["value"]!.ToString());
        Refused(404, () => discord.World.SubmitModal("owner", id, "note", values));
        Refused(400, () => discord.World.SubmitModal("member", id, "note", new() { ["text"] = "too long" }));
        Refused(400, () => discord.World.SubmitModal("member", id, "note", []));
    }

    [Fact]
    public async Task Where_the_bot_is_no_member_a_command_is_a_persons_own_and_has_five_more_messages_at_most()
    {
        await using var discord = await LocalDiscord.StartAsync(new SimulatorOptions { Unlimited = true });
        var abroad = discord.World.AddGuild("owner", "Abroad", withBot: false);
        var channel = discord.World.Channels.Single(c => c.GuildId == abroad).Id;
        await discord.SendAsync("POST", $"/applications/{discord.Discord.ApplicationId}/commands", """{"name":"home","description":"d","integration_types":[0]}""");
        await discord.SendAsync("POST", $"/applications/{discord.Discord.ApplicationId}/commands", """{"name":"away","description":"d","integration_types":[0,1]}""");
        Refused(404, () => discord.World.RunCommand(new CommandUse("owner", "home") { Channel = channel }));

        var id = discord.World.RunCommand(new CommandUse("owner", "away") { Channel = channel });
        await discord.SendAsync("POST", discord.CallbackOf(id), """{"type":5,"data":{"flags":64}}""");
        Assert.Equal(HttpStatusCode.OK, (await discord.SendAsync("PATCH", discord.FollowUpsOf(id) + "/messages/@original", """{"content":"first"}""")).Status);
        for (var more = 0; more < 5; more++)
        {
            Assert.Equal(HttpStatusCode.OK, (await discord.SendAsync("POST", discord.FollowUpsOf(id), """{"content":"more","flags":64}""")).Status);
        }

        Assert.Equal(40094, (await discord.SendAsync("POST", discord.FollowUpsOf(id), """{"content":"too much","flags":64}""")).Code);
        Assert.Equal(50001, (await discord.PostAsync("""{"content":"x"}""", channel)).Code);
        Assert.Equal(6, discord.World.Interaction(id)!.Replies.Count);
    }

    private static void Refused(int status, Func<string> act) => Assert.Equal(status, Assert.Throws<ActionRefusedException>(act).Status);
}
