using System.Text.Json.Nodes;
using Bot.Simulator.Acting;
using Bot.Simulator.World;

namespace Bot.Tests.Commands;

/// <summary>
/// Every command by a person's own installation, where the bot is no member, and in the direct conversation: it answers in time, with at most
/// five messages after the first, and asks nothing of a place that it cannot see.
/// https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
/// </summary>
public sealed class UserInstallTests(AnsweringWorld world) : IClassFixture<AnsweringWorld>
{
    /// <summary>What is typed for each; a new command must be added.</summary>
    private static readonly Dictionary<string, JsonObject[]> s_typed = new()
    {
        ["recap"] = [[], new() { ["week"] = "now", ["share"] = true }, new() { ["week"] = "someday" }],
        ["event"] = [new() { ["event"] = "tidewater" }, new() { ["event"] = "tidewater", ["share"] = true }, new() { ["event"] = "zzzz qqqq" }],
        ["next"] = [[], new() { ["status"] = "done" }],
        ["timeline"] = [new() { ["name"] = "security" }, new() { ["name"] = "security", ["versus"] = "models", ["share"] = true }, new() { ["name"] = "zzzz" }],
        ["subscribe"] = [[], new() { ["time"] = "9am", ["timezone"] = "berlin" }, new() { ["time"] = "when I wake" }],
        ["help"] = [[], new() { ["topic"] = "status" }],
        ["Find this in AI news"] = [[]],
    };

    /// <summary>Discord's limit of messages after the first.</summary>
    private const int MostAfterTheFirst = 5;

    [Fact]
    public async Task Every_command_and_all_its_buttons_answer_where_the_bot_is_no_member()
    {
        var traveller = world.Person("traveller");
        var abroad = world.World.AddGuild(traveller, "Abroad", withBot: false);
        var channel = world.World.Channels.Single(c => c.GuildId == abroad).Id;
        var offered = world.World.CommandsIn(null).Where(c => c["integration_types"]!.AsArray().Any(t => t!.GetValue<int>() == 1)).Select(c => c["name"]!.ToString()).Order().ToList();
        Assert.Equal(s_typed.Keys.Order(), offered);
        foreach (var managers in (string[])["digest", "sources", "settings"])
        {
            Assert.Equal(404, Assert.Throws<ActionRefusedException>(() => world.World.RunCommand(new CommandUse(traveller, managers) { Channel = channel })).Status);
        }

        await DriveAsync(traveller, channel);
        Assert.DoesNotContain(await world.RequestsAsync(), r => r["path"]!.ToString().Contains(channel, StringComparison.Ordinal) || r["path"]!.ToString().Contains(abroad, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_command_and_all_its_buttons_answer_in_the_direct_conversation() => await DriveAsync(world.Person("recluse"), "@me");

    [Fact]
    public async Task Every_command_and_all_its_buttons_answer_in_a_conversation_among_people()
    {
        var channel = world.World.AddConversation("three of us", world.Person("ann"), world.Person("ben"), world.Person("cyd"));
        await DriveAsync(world.Person("ann"), channel);
        Assert.DoesNotContain(await world.RequestsAsync(), r => r["path"]!.ToString().Contains(channel, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_shared_answer_stays_private_where_outside_apps_may_not_speak()
    {
        var abroad = world.World.AddGuild(world.Person("host"), "Strict", withBot: false);
        var channel = world.World.Channels.Single(c => c.GuildId == abroad).Id;
        world.World.ForbidOutsideApps(abroad);
        var answer = await world.RunInAsync(channel, world.World.AddPerson(abroad, "guest"), "recap", ("week", "now"), ("share", true));
        Assert.True(answer.IsPrivate);
        Assert.Contains("Tidewater", answer.Text, StringComparison.Ordinal);
    }

    private async Task DriveAsync(string person, string channel)
    {
        var target = world.World.Say(person, channel, "https://nobody.example/story");
        foreach (var (name, uses) in s_typed)
        {
            foreach (var options in uses)
            {
                var use = new CommandUse(person, name) { Channel = channel, Options = (JsonObject)options.DeepClone() };
                use = name.Contains(' ', StringComparison.Ordinal) ? use with { Type = "message", Target = target } : use;
                for (var done = new HashSet<string>(); await PressOneAsync(use, done);)
                {
                    Assert.True(done.Count < 60, $"/{name} never comes to an end: {string.Join(", ", done)}");
                }
            }
        }

        Assert.DoesNotContain(await world.RequestsAsync(), r => r["valid"]?.GetValue<bool>() == false || (r["path"]!.ToString().Contains("/webhooks/", StringComparison.Ordinal) && r["status"]!.GetValue<int>() >= 400));
    }

    /// <summary>Types the command anew, because a press may change its answer, and presses what was not pressed yet; false where all was.</summary>
    private async Task<bool> PressOneAsync(CommandUse use, HashSet<string> done)
    {
        var answer = await HoldsAsync(use.Name, world.World.RunCommand(use with { Options = (JsonObject)use.Options.DeepClone() }));
        if (answer.Pressable.FirstOrDefault(p => !done.Contains(p.Id)) is not ({ } id, var value))
        {
            return false;
        }

        done.Add(id);
        var pressed = await HoldsAsync($"{use.Name}: {id}", world.World.UseComponent(use.User, answer.View.Replies[0]["id"]!.ToString(), id, value is null ? null : [value]));
        if (pressed.View.Modal is { } form)
        {
            await HoldsAsync($"{use.Name}: {id}, filled in", world.World.SubmitModal(use.User, pressed.Id, form["custom_id"]!.ToString(), []));
        }

        return true;
    }

    private async Task<Answered> HoldsAsync(string what, string interaction)
    {
        var answer = await world.AnswerAsync(interaction);
        Assert.True(answer.View.State is InteractionState.Answered, $"{what} was not answered");
        Assert.True(answer.View.AcknowledgedMs < 3000, $"{what} was answered after {answer.View.AcknowledgedMs} ms");
        Assert.True(answer.View.Replies.Count + (answer.View.Modal is null ? 0 : 1) >= 1, $"{what} said nothing");
        Assert.True(answer.View.Replies.Count <= 1 + MostAfterTheFirst, $"{what} said {answer.View.Replies.Count} things");
        Assert.DoesNotContain("went wrong", answer.Text, StringComparison.Ordinal);
        return answer;
    }
}
