using Bot.Simulator.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Simulator;

public sealed class GatewayTests
{
    private const int GuildMessages = 1 << 9;
    private const string Hello = """{"content":"hello"}""";

    [Theory]
    [InlineData("v=10&encoding=json")]
    [InlineData("v=10&encoding=json&compress=zlib-stream")]
    public async Task A_session_starts_with_ready_and_its_guilds(string query)
    {
        await using var discord = await LocalDiscord.StartAsync();
        var (gateway, _) = await RawGateway.IdentifyAsync(discord, query: query);
        using (gateway)
        {
            var guild = await gateway.ReadEventAsync("GUILD_CREATE");
            Assert.Equal("AI Builders", guild["d"]!["name"]!.ToString());
            await gateway.SendAsync("""{"op":1,"d":2}""");
            await gateway.ReadAsync(11);
        }
    }

    [Fact]
    public async Task What_a_dropped_connection_missed_is_replayed_in_order()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var (first, session) = await RawGateway.IdentifyAsync(discord, 1 | GuildMessages);
        var guild = await first.ReadEventAsync("GUILD_CREATE");
        first.Drop();
        foreach (var n in new[] { 1, 2, 3 })
            await discord.PostAsync($$"""{"content":"{{n}}"}""");
        using var second = await RawGateway.ConnectAsync(discord, "/gateway/resume");
        await second.SendAsync(RawGateway.Resume(discord, session, guild["s"]!.GetValue<long>()));
        foreach (var n in new[] { "1", "2", "3" })
            Assert.Equal(n, (await second.ReadEventAsync("MESSAGE_CREATE"))["d"]!["content"]!.ToString());
        Assert.NotNull((await second.ReadEventAsync("RESUMED"))["d"]);
        first.Dispose();
    }

    [Fact]
    public async Task An_unknown_session_and_one_that_was_closed_for_good_cannot_be_resumed()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var (gateway, session) = await RawGateway.IdentifyAsync(discord);
        gateway.Dispose();
        discord.Orders(new(FaultKind.ResumeRefused));
        foreach (var id in new[] { "unknown", session, session })
        {
            using var again = await RawGateway.ConnectAsync(discord);
            await again.SendAsync(RawGateway.Resume(discord, id, 1));
            Assert.False((await again.ReadAsync(9))["d"]!.GetValue<bool>());
        }
    }

    public static TheoryData<string, int> Mistakes => new()
    {
        { """{"op":99}""", 4001 },
        { """{"op":"two"}""", 4001 },
        { "no json", 4002 },
        { "[]", 4002 },
        { """{"op":3,"d":{}}""", 4003 },
        { """{"op":2,"d":{"token":"wrong","intents":1,"properties":{}}}""", 4004 },
        { """{"op":6,"d":{"token":"wrong"}}""", 4004 },
        { new string('x', 4097), 4002 },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_before_the_session_closes_with_its_code(string payload, int code)
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var gateway = await RawGateway.ConnectAsync(discord);
        await gateway.SendAsync(payload);
        Assert.Equal(code, await gateway.ReadToCloseAsync());
    }

    [Theory]
    [InlineData(1, "[1,1]", 4010)]
    [InlineData(1 << 30, "[0,1]", 4013)]
    [InlineData(1 << 15, "[0,1]", 4014)]
    public async Task An_identify_that_asks_for_what_it_may_not_have_closes_with_its_code(int intents, string shard, int code)
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var gateway = await RawGateway.ConnectAsync(discord);
        await gateway.SendAsync(RawGateway.Identify(discord, intents, shard: shard));
        Assert.Equal(code, await gateway.ReadToCloseAsync());
    }

    [Fact]
    public async Task A_second_identify_a_foreign_version_and_a_future_sequence_close_with_their_codes()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var (gateway, session) = await RawGateway.IdentifyAsync(discord);
        await gateway.SendAsync(RawGateway.Identify(discord));
        Assert.Equal(4005, await gateway.ReadToCloseAsync());
        using var old = await RawGateway.ConnectAsync(discord, query: "v=8&encoding=json");
        Assert.Equal(4012, await old.ReadToCloseAsync());
        using var future = await RawGateway.ConnectAsync(discord);
        await future.SendAsync(RawGateway.Resume(discord, session, 1000));
        Assert.Equal(4007, await future.ReadToCloseAsync());
        gateway.Dispose();
    }

    [Fact]
    public async Task More_than_120_messages_in_a_minute_close_with_4008()
    {
        await using var discord = await LocalDiscord.StartAsync();
        using var gateway = await RawGateway.ConnectAsync(discord);
        for (var i = 0; i < 121; i++)
            await gateway.SendAsync("""{"op":1,"d":null}""");
        Assert.Equal(4008, await gateway.ReadToCloseAsync());
    }

    [Fact]
    public async Task A_client_without_a_pulse_is_closed_with_4009()
    {
        var real = new FakeTimeProvider();
        await using var discord = await LocalDiscord.StartAsync(new() { RealTime = real, HeartbeatInterval = TimeSpan.FromSeconds(10) });
        var (gateway, _) = await RawGateway.IdentifyAsync(discord);
        real.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal(4009, await gateway.ReadToCloseAsync());
        gateway.Dispose();
    }

    [Fact]
    public async Task Identifies_beyond_the_concurrency_are_answered_with_op_9()
    {
        await using var discord = await LocalDiscord.StartAsync(new() { MaxConcurrency = 1, RealTime = new FakeTimeProvider() });
        var (first, _) = await RawGateway.IdentifyAsync(discord);
        using var second = await RawGateway.ConnectAsync(discord);
        await second.SendAsync(RawGateway.Identify(discord));
        Assert.False((await second.ReadAsync(9))["d"]!.GetValue<bool>());
        first.Dispose();
    }

    [Fact]
    public async Task Ordered_faults_strike_the_session_that_is_there()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var (gateway, _) = await RawGateway.IdentifyAsync(discord, 1 | GuildMessages);
        discord.Orders(new(FaultKind.Reconnect));
        await gateway.ReadAsync(7);
        discord.Orders(new(FaultKind.Duplicate));
        await discord.PostAsync(Hello);
        var twice = new[] { await gateway.ReadEventAsync("MESSAGE_CREATE"), await gateway.ReadEventAsync("MESSAGE_CREATE") };
        Assert.Equal(twice[0]["s"]!.GetValue<long>(), twice[1]["s"]!.GetValue<long>());
        discord.Orders(new(FaultKind.NoAck) { Times = 1 });
        await gateway.SendAsync("""{"op":1,"d":1}""");
        await gateway.SendAsync("""{"op":1,"d":2}""");
        await gateway.ReadAsync(11);
        discord.Orders(new(FaultKind.InvalidSession) { Code = 1 });
        Assert.True((await gateway.ReadAsync(9))["d"]!.GetValue<bool>());
        discord.Orders(new(FaultKind.Close) { Code = 4014 });
        Assert.Equal(4014, await gateway.ReadToCloseAsync());
        gateway.Dispose();
    }

    [Fact]
    public async Task An_outage_strikes_whoever_comes_while_it_lasts()
    {
        await using var discord = await LocalDiscord.StartAsync();
        discord.Orders(new(FaultKind.Close) { Times = 2, Code = 4000 });
        for (var i = 0; i < 2; i++)
        {
            var (struck, _) = await RawGateway.IdentifyAsync(discord);
            Assert.Equal(4000, await struck.ReadToCloseAsync());
            struck.Dispose();
        }
        var (spared, _) = await RawGateway.IdentifyAsync(discord);
        await spared.SendAsync("""{"op":1,"d":1}""");
        await spared.ReadAsync(11);
        spared.Dispose();
    }

    [Fact]
    public async Task A_late_event_comes_after_those_that_were_sent_later()
    {
        var real = new FakeTimeProvider();
        await using var discord = await LocalDiscord.StartAsync(new() { RealTime = real });
        var (gateway, _) = await RawGateway.IdentifyAsync(discord, 1 | GuildMessages);
        discord.Orders(new(FaultKind.Late) { ForMs = 500 });
        await discord.PostAsync("""{"content":"first"}""");
        await discord.PostAsync("""{"content":"second"}""");
        Assert.Equal("second", (await gateway.ReadEventAsync("MESSAGE_CREATE"))["d"]!["content"]!.ToString());
        real.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal("first", (await gateway.ReadEventAsync("MESSAGE_CREATE"))["d"]!["content"]!.ToString());
        gateway.Dispose();
    }

    [Fact]
    public async Task Without_the_message_intent_others_write_unseen()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var (blind, _) = await RawGateway.IdentifyAsync(discord, 1);
        var (seeing, _) = await RawGateway.IdentifyAsync(discord, 1 | GuildMessages);
        discord.World.Say("member", "#ai-news", "hello");
        discord.World.AddChannel(discord.Discord.GuildId, "new");
        Assert.Equal("", (await seeing.ReadEventAsync("MESSAGE_CREATE"))["d"]!["content"]!.ToString());
        await blind.ReadEventAsync("GUILD_CREATE");
        Assert.Equal("CHANNEL_CREATE", (await blind.ReadAsync(0))["t"]!.ToString());
        blind.Dispose();
        seeing.Dispose();
    }
}
