using System.Globalization;
using System.Net;
using Bot.Simulator.Faults;
using Bot.Simulator.Rest;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Simulator;

public sealed class LimitTests
{
    private const string Hello = """{"content":"hello"}""";

    [Fact]
    public async Task The_sixth_message_in_five_seconds_is_refused_with_honest_headers()
    {
        var real = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var discord = await LocalDiscord.StartAsync(new() { RealTime = real });
        for (var left = 4; left >= 0; left--)
            Assert.Equal(left.ToString(CultureInfo.InvariantCulture), (await discord.PostAsync(Hello)).Header("X-RateLimit-Remaining"));
        real.Advance(TimeSpan.FromSeconds(1.5));
        var refused = await discord.PostAsync(Hello);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal(3.5, refused.Body!["retry_after"]!.GetValue<double>());
        Assert.Equal(("4", "user"), (refused.Header("Retry-After"), refused.Header("X-RateLimit-Scope")));
        Assert.Equal(HttpStatusCode.OK, (await discord.PostAsync(Hello, discord.IdOf("general"))).Status);
        real.Advance(TimeSpan.FromSeconds(3.5));
        Assert.Equal(HttpStatusCode.OK, (await discord.PostAsync(Hello)).Status);
    }

    [Fact]
    public async Task Fifty_requests_a_second_are_the_most_for_a_bot_and_interactions_do_not_count()
    {
        var real = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var discord = await LocalDiscord.StartAsync(new() { RealTime = real });
        for (var i = 0; i < 25; i++)
        {
            await discord.SendAsync("GET", "/users/@me");
            await discord.SendAsync("GET", $"/channels/{discord.ChannelId}");
        }
        var refused = await discord.SendAsync("GET", $"/guilds/{discord.Discord.GuildId}");
        Assert.True(refused.Body!["global"]!.GetValue<bool>());
        Assert.Equal("true", refused.Header("X-RateLimit-Global"));
        Assert.Equal(10062, (await discord.SendAsync("POST", "/interactions/1/x/callback", """{"type":1}""")).Code);
    }

    [Fact]
    public async Task Publishing_too_often_answers_one_second_in_the_header_and_the_truth_in_the_body()
    {
        var real = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var discord = await LocalDiscord.StartAsync(new() { RealTime = real });
        var channel = discord.IdOf("announcements");
        Answer last = null!;
        for (var i = 0; i <= 10; i++)
        {
            real.Advance(TimeSpan.FromSeconds(6));
            var sent = await discord.PostAsync(Hello, channel);
            last = await discord.SendAsync("POST", $"/channels/{channel}/messages/{sent.Body!["id"]}/crosspost");
        }
        Assert.Equal((20028, "1", "shared"), (last.Code, last.Header("Retry-After"), last.Header("X-RateLimit-Scope")));
        Assert.True(last.Body!["retry_after"]!.GetValue<double>() > 3000);
    }

    [Fact]
    public void Ten_thousand_refused_requests_ban_the_address()
    {
        var real = new FakeTimeProvider();
        var invalid = new InvalidRequests(real);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.False(invalid.IsBanned);
            invalid.Count();
        }
        Assert.True(invalid.IsBanned);
        real.Advance(TimeSpan.FromMinutes(10));
        Assert.False(invalid.IsBanned);
    }

    [Fact]
    public async Task Ordered_refusals_strike_as_often_as_ordered()
    {
        await using var discord = await LocalDiscord.StartAsync();
        discord.Orders(new(FaultKind.RateLimit) { Times = 2, RetryAfter = 0.25, Channel = discord.ChannelId });
        Assert.Equal(0.25, (await discord.PostAsync(Hello)).Body!["retry_after"]!.GetValue<double>());
        Assert.Equal(HttpStatusCode.OK, (await discord.PostAsync(Hello, discord.IdOf("general"))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await discord.PostAsync(Hello)).Status);
        Assert.Equal(HttpStatusCode.OK, (await discord.PostAsync(Hello)).Status);
        discord.Orders(new(FaultKind.Cloudflare));
        var banned = await discord.PostAsync(Hello);
        Assert.Equal((HttpStatusCode.TooManyRequests, "", ""), (banned.Status, banned.Header("Retry-After"), banned.Header("X-RateLimit-Bucket")));
        discord.Orders(new(FaultKind.Error) { Code = 40003 });
        Assert.Equal(40003, (await discord.PostAsync(Hello)).Code);
        discord.Orders(new(FaultKind.Error) { Code = 502, Route = "POST" });
        Assert.Equal(HttpStatusCode.OK, (await discord.SendAsync("GET", "/users/@me")).Status);
        Assert.Equal(HttpStatusCode.BadGateway, (await discord.PostAsync(Hello)).Status);
    }

    [Fact]
    public async Task What_is_stored_but_dropped_is_stored()
    {
        await using var discord = await LocalDiscord.StartAsync();
        discord.Orders(new(FaultKind.StoredButDropped));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => discord.PostAsync(Hello));
        Assert.Single(discord.World.Messages(discord.ChannelId));
        discord.Orders(new(FaultKind.DropTcp) { Route = "/messages" });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => discord.PostAsync(Hello));
        Assert.Single(discord.World.Messages(discord.ChannelId));
    }
}
