using System.Text.Json;
using Bot.Discord.Gateway;
using Bot.Discord.Tests.Support;

namespace Bot.Discord.Tests.Gateway;

public sealed class SessionTests
{
    private const string Query = "?v=10&encoding=json&compress=zlib-stream";
    private readonly TaskCompletionSource<JsonElement> told = new();
    private readonly TaskCompletionSource<int?> closed = new();

    [Fact]
    public async Task A_new_session_identifies_with_no_privileged_intent()
    {
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            told.SetResult(await peer.StartSessionAsync());
            await peer.DispatchAsync(2, "GUILD_CREATE", """{"id":"9","name":"Ours"}""");
            await peer.UntilClosedAsync();
        });
        await using var run = new GatewayRun(gateway);

        Assert.Equal(["9"], (await run.NextAsync<Ready>()).GuildIds);
        Assert.Equal("Ours", (await run.NextAsync<GuildSeen>()).Guild.Name);
        var identify = (await told.Task).GetProperty("d");
        Assert.Equal(1, identify.GetProperty("intents").GetInt32());
        Assert.Equal("token-of-the-test", identify.GetProperty("token").GetString());
        Assert.Equal("/gw" + Query, gateway.Opened[0]);
        await run.StopAsync();
        Assert.Equal(new GatewaySession("s1", gateway.ResumeUrl, 2), run.Saved);
    }

    [Fact]
    public async Task A_restart_resumes_the_saved_session_at_its_own_address_with_the_same_query()
    {
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            told.SetResult(await peer.ResumeAsync());
            await peer.UntilClosedAsync();
        });
        await using var run = new GatewayRun(gateway, new GatewaySession("old", gateway.ResumeUrl, 57));

        await run.NextAsync<Resumed>();
        Assert.Equal("""{"token":"token-of-the-test","session_id":"old","seq":57}""", (await told.Task).GetProperty("d").GetRawText());
        Assert.Equal("/resume" + Query, gateway.Opened[0]);
    }

    [Fact]
    public async Task Stopping_leaves_the_session_open_for_a_restart()
    {
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            await peer.StartSessionAsync();
            closed.SetResult(await peer.UntilClosedAsync());
        });
        await using var run = new GatewayRun(gateway);
        await run.NextAsync<Ready>();
        await run.StopAsync();

        Assert.InRange((await closed.Task).GetValueOrDefault(), 4000, 4999); // 1000 and 1001 would end it
    }

    [Fact]
    public async Task A_reconnect_wish_is_followed_even_before_the_greeting()
    {
        await using var gateway = await FakeGateway.StartAsync(
            async peer => await peer.StartSessionAsync().ContinueWith(_ => peer.SendAsync("""{"op":7,"d":null}"""), TaskScheduler.Default).Unwrap().ContinueWith(_ => peer.UntilClosedAsync(), TaskScheduler.Default).Unwrap(),
            async peer =>
            {
                await peer.SendAsync("""{"op":7,"d":null}""");
                await peer.UntilClosedAsync();
            },
            async peer =>
            {
                told.SetResult(await peer.ResumeAsync());
                await peer.UntilClosedAsync();
            });
        await using var run = new GatewayRun(gateway);

        await run.NextAsync<Resumed>();
        Assert.Equal("s1", (await told.Task).GetProperty("d").GetProperty("session_id").GetString());
    }

    [Theory]
    [InlineData("true", 6)]
    [InlineData("false", 2)]
    public async Task An_invalid_session_is_resumed_or_begun_anew_as_Discord_says(string resumable, int op)
    {
        await using var gateway = await FakeGateway.StartAsync(
            async peer =>
            {
                await peer.StartSessionAsync();
                await peer.SendAsync($$"""{"op":9,"d":{{resumable}}}""");
                await peer.UntilClosedAsync();
            },
            async peer =>
            {
                await peer.HelloAsync();
                told.SetResult(await peer.ReadAsync(op));
                await peer.UntilClosedAsync();
            });
        await using var run = new GatewayRun(gateway);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Client.Cancel);
        Assert.StartsWith(op == 6 ? "/resume" : "/gw", gateway.Opened[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4000, 6)]
    [InlineData(4001, 6)]
    [InlineData(4002, 6)]
    [InlineData(4005, 6)]
    [InlineData(4008, 6)]
    [InlineData(1000, 6)]
    [InlineData(1012, 6)]
    [InlineData(4999, 6)]
    [InlineData(4003, 2)]
    [InlineData(4007, 2)]
    [InlineData(4009, 2)]
    public async Task After_a_close_that_can_be_mended_the_session_goes_on_or_begins_anew(int code, int op)
    {
        await using var gateway = await FakeGateway.StartAsync(
            async peer =>
            {
                await peer.StartSessionAsync();
                await peer.CloseAsync(code);
            },
            async peer =>
            {
                await peer.HelloAsync();
                told.SetResult(await peer.ReadAsync(op));
                await peer.UntilClosedAsync();
            });
        await using var run = new GatewayRun(gateway);

        await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Client.Cancel);
    }

    [Theory]
    [InlineData(4004, "Discord:Token")]
    [InlineData(4010, "shard")]
    [InlineData(4011, "sharding")]
    [InlineData(4012, "version")]
    [InlineData(4013, "intents")]
    [InlineData(4014, "intents")]
    public async Task A_close_that_nothing_can_mend_ends_the_run_with_one_clear_line(int code, string word)
    {
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            await peer.HelloAsync();
            await peer.CloseAsync(code);
        });
        await using var run = new GatewayRun(gateway);

        var fault = await Assert.ThrowsAsync<GatewayClosedException>(() => run.Ended);
        Assert.Equal(code, fault.Code);
        Assert.Contains(word, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.Single(gateway.Opened);
    }

    [Fact]
    public async Task A_dropped_connection_is_resumed_and_what_was_missed_is_told_once()
    {
        await using var gateway = await FakeGateway.StartAsync(
            async peer =>
            {
                await peer.StartSessionAsync();
                await peer.DispatchAsync(2, "GUILD_DELETE", """{"id":"1"}""");
                await peer.ReadAsync(op: 1);
                peer.Drop();
            },
            async peer =>
            {
                await peer.HelloAsync();
                told.SetResult(await peer.ReadAsync(op: 6));
                await peer.DispatchAsync(3, "GUILD_DELETE", """{"id":"2","unavailable":true}""");
                await peer.DispatchAsync(4, "RESUMED", "{}");
                await peer.UntilClosedAsync();
            });
        await using var run = new GatewayRun(gateway, jitter: 0.01);

        Assert.Equal("1", (await run.NextAsync<GuildLeft>()).GuildId);
        Assert.Equal("2", (await run.NextAsync<GuildOutage>()).GuildId);
        await run.NextAsync<Resumed>();
        Assert.Equal(2, (await told.Task).GetProperty("d").GetProperty("seq").GetInt32());
    }

    [Fact]
    public async Task When_the_resume_address_is_gone_the_ordinary_one_serves()
    {
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            told.SetResult(await peer.ResumeAsync());
            await peer.UntilClosedAsync();
        });
        await using var run = new GatewayRun(gateway, new GatewaySession("old", "ws://127.0.0.1:9/", 57));

        await run.NextAsync<Resumed>();
        Assert.Equal("/gw" + Query, gateway.Opened.Single());
    }

    [Fact]
    public async Task A_session_whose_resuming_keeps_breaking_off_is_given_up()
    {
        static async Task BreakOff(GatewayPeer peer)
        {
            await peer.HelloAsync();
            await peer.ReadAsync(op: 6);
            peer.Drop();
        }

        await using var gateway = await FakeGateway.StartAsync(BreakOff, BreakOff, BreakOff, async peer =>
        {
            await peer.StartSessionAsync("fresh");
            await peer.UntilClosedAsync();
        });
        await using var run = new GatewayRun(gateway, new GatewaySession("old", gateway.ResumeUrl, 57));

        await run.NextAsync<Ready>();
        Assert.Equal(4, gateway.Opened.Count);
    }
}
