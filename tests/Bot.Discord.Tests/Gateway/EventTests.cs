using Bot.Discord.Gateway;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Tests.Support;
using Bot.Discord.Wire;

namespace Bot.Discord.Tests.Gateway;

public sealed class EventTests
{
    private static string Interaction(DateTimeOffset made, int number = 0) =>
        $$$"""{"id":"{{{((made.ToUnixTimeMilliseconds() - 1420070400000) << 22) + number}}}","application_id":"42","type":2,"token":"t","data":{"name":"help"}}""";

    [Fact]
    public async Task An_interaction_that_comes_twice_is_handled_once()
    {
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            await peer.StartSessionAsync();
            var twice = Interaction(TimeProvider.System.GetUtcNow());
            await peer.DispatchAsync(2, "INTERACTION_CREATE", twice);
            await peer.DispatchAsync(3, "INTERACTION_CREATE", twice);
            await peer.DispatchAsync(4, "GUILD_DELETE", """{"id":"1"}""");
            await peer.UntilClosedAsync();
        });
        var handled = 0;
        await using var run = new GatewayRun(gateway, handle: happened =>
        {
            handled += happened is InteractionCreated ? 1 : 0;
            return ValueTask.CompletedTask;
        });

        await run.NextAsync<GuildLeft>();
        await run.StopAsync();
        Assert.Equal(1, handled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task A_replayed_interaction_is_judged_by_Discords_clock_and_not_by_the_hosts(int skewHours)
    {
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            await peer.HelloAsync();
            await peer.ReadAsync(op: 6);
            var now = TimeProvider.System.GetUtcNow();
            await peer.DispatchAsync(58, "INTERACTION_CREATE", Interaction(now.AddSeconds(-30), 1));
            await peer.DispatchAsync(59, "INTERACTION_CREATE", Interaction(now.AddSeconds(-0.5), 2));
            await peer.DispatchAsync(60, "RESUMED", "{}");
            await peer.UntilClosedAsync();
        });
        var clock = new FasterClock(1) { Skew = TimeSpan.FromHours(skewHours) };
        await using var run = new GatewayRun(gateway, new GatewaySession("old", gateway.ResumeUrl, 57), clock: clock);

        var first = await run.NextAsync<InteractionCreated>();
        Assert.Equal(2, long.Parse(first.Received.Interaction.Id, System.Globalization.CultureInfo.InvariantCulture) & 0x3FFFFF);
        Assert.True(first.Received.LateBy < TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_live_interaction_is_answered_though_the_hosts_clock_is_an_hour_off()
    {
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            await peer.StartSessionAsync();
            await peer.DispatchAsync(2, "INTERACTION_CREATE", Interaction(TimeProvider.System.GetUtcNow()));
            await peer.UntilClosedAsync();
        });
        var clock = new FasterClock(1) { Skew = TimeSpan.FromHours(1) };
        await using var run = new GatewayRun(gateway, clock: clock);
        using var rest = Client.RestFor(gateway.Web, clock);

        var received = (await run.NextAsync<InteractionCreated>()).Received;
        Assert.True(new InteractionContext(received, rest, clock).CanAnswer);
    }

    [Fact]
    public async Task What_is_unknown_or_broken_in_an_event_ends_nothing()
    {
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            await peer.StartSessionAsync();
            await peer.SendAsync("""{"op":99,"d":{"x":[1,2]}}""");
            await peer.DispatchAsync(2, "EVENT_OF_THE_FUTURE", """{"a":1}""");
            await peer.DispatchAsync(3, "INTERACTION_CREATE", """{"id":5,"type":"no number"}""");
            await peer.DispatchAsync(4, "GUILD_DELETE", "null");
            await peer.DispatchAsync(5, "INTERACTION_CREATE", """{"id":"77","type":42,"context":9,"data":{"components":[{"type":99}],"options":[{"name":"x","type":77,"value":{}}]},"new":true}""");
            await peer.DispatchAsync(6, "GUILD_DELETE", """{"id":"1"}""");
            await peer.UntilClosedAsync();
        });
        await using var run = new GatewayRun(gateway);

        Assert.Equal("EVENT_OF_THE_FUTURE", (await run.NextAsync<OtherEvent>()).Name);
        await run.NextAsync<GuildLeft>();
        Assert.Single(gateway.Opened);
    }

    [Fact]
    public async Task A_stream_that_is_no_zlib_is_resumed_on_a_new_connection()
    {
        await using var gateway = await FakeGateway.StartAsync(
            async peer =>
            {
                await peer.StartSessionAsync();
                await peer.SendAsync("{not json");
                await peer.UntilClosedAsync();
            },
            async peer =>
            {
                await peer.ResumeAsync();
                await peer.UntilClosedAsync();
            });
        await using var run = new GatewayRun(gateway);

        await run.NextAsync<Resumed>();
    }

    [Fact]
    public async Task An_interaction_that_was_answered_in_vain_gets_no_second_answer()
    {
        await using var discord = await Endpoint.StartAsync(Said.Error(404, 10062, "Unknown interaction"));
        using var rest = Client.RestFor(discord);
        var context = new InteractionContext(new ReceivedInteraction(new Interaction { Id = "5", Token = "t" }, TimeProvider.System.GetTimestamp(), TimeSpan.Zero), rest, TimeProvider.System);

        Assert.Equal(Refusal.Finished, Assert.IsType<Denied<Nothing>>(await context.DeferAsync(ephemeral: true, Client.Cancel)).Decision);
        Assert.IsType<Denied<Nothing>>(await context.ModalAsync("m", "t", [], Client.Cancel));
        Assert.Single(discord.Asked);
    }
}
