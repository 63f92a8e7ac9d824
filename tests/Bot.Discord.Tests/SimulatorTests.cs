using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Bot.Simulator;
using Bot.Simulator.Acting;
using Microsoft.Extensions.Logging.Abstractions;
using static Bot.Discord.Tests.Support.Client;

namespace Bot.Discord.Tests;

/// <summary>The client against the local Discord, which shares no code with it.</summary>
public sealed class SimulatorTests
{
    [Fact]
    public async Task A_person_types_a_command_and_gets_the_answer()
    {
        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions(), Cancel);
        var options = Options(discord);
        using var rest = RestFor(options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var (ready, answered) = (new TaskCompletionSource(), new TaskCompletionSource<SendOutcome>());
        Assert.IsType<Registered>(await new CommandRegistration(rest).RegisterAsync([CommandDefinition.Slash("help", "Help")], discord.ApplicationId, null, null, Cancel));
        var running = new GatewayClient(options, rest, NullLogger<GatewayClient>.Instance).RunAsync(
            null,
            async happened =>
            {
                if (happened is Ready)
                    ready.SetResult();
                if (happened is not InteractionCreated(var received))
                    return;
                var context = new InteractionContext(received, rest, options.Clock);
                Assert.IsType<Got<Nothing>>(await context.DeferAsync(ephemeral: true, Cancel));
                Assert.IsType<Got<Nothing>>(await context.ReplyAsync(MessageBody.Text("Here is help"), ephemeral: true, Cancel));
                answered.SetResult(await context.FollowUpAsync(MessageBody.Text("And more"), ephemeral: true, Cancel));
            },
            _ => ValueTask.CompletedTask,
            stop.Token);

        await ready.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        var id = discord.World.RunCommand(new CommandUse(discord.UserId, "help"));
        Assert.IsType<Sent>(await answered.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel));

        Assert.Equal(2, discord.World.Interaction(id)!.Replies.Count);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_burst_to_many_channels_meets_no_limit_and_every_message_arrives_once()
    {
        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions(), Cancel);
        using var rest = RestFor(Options(discord));
        var channels = Enumerable.Range(0, 10).Select(i => discord.World.AddChannel(discord.GuildId, $"c{i}")).ToList();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
            rest.CreateMessageAsync(channels[i % 10], MessageBody.Text($"Message {i}").WithNonce($"n{i}"), Cancel)));

        Assert.All(outcomes, outcome => Assert.IsType<Sent>(outcome));
        Assert.All(channels, channel => Assert.Equal(6, discord.World.Messages(channel).Count));
        using var http = new HttpClient();
        Assert.Equal("[]", await http.GetStringAsync(new Uri(discord.Address, "_control/violations"), Cancel));
        Assert.DoesNotContain("\"status\":429", await http.GetStringAsync(new Uri(discord.Address, "_control/requests"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_was_stored_but_whose_answer_was_lost_is_there_once()
    {
        await using var discord = await SimulatedDiscord.StartAsync(new SimulatorOptions(), Cancel);
        using var rest = RestFor(Options(discord));
        using var http = new HttpClient();
        using var fault = new StringContent("""{"kind":"stored_but_dropped","times":1}""", System.Text.Encoding.UTF8, "application/json");
        (await http.PostAsync(new Uri(discord.Address, "_control/faults"), fault, Cancel)).EnsureSuccessStatusCode();
        var before = discord.World.Messages(discord.ChannelId).Count;

        Assert.IsType<Sent>(await rest.CreateMessageAsync(discord.ChannelId, MessageBody.Text("Once").WithNonce("once"), Cancel));
        Assert.Equal(before + 1, discord.World.Messages(discord.ChannelId).Count);
    }

    private static DiscordOptions Options(SimulatedDiscord discord) =>
        new() { Token = discord.Token, ApplicationId = discord.ApplicationId, ApiBaseUrl = new Uri(discord.ApiBaseUrl) };
}
