using Bot.Discord.Rest;
using Bot.Discord.Tests.Support;
using Bot.Discord.Wire;
using Microsoft.Extensions.Time.Testing;
using static Bot.Discord.Tests.Support.Client;

namespace Bot.Discord.Tests.Rest;

public sealed class BreakerTests
{
    [Fact]
    public async Task A_refused_token_is_sent_once_and_never_again()
    {
        await using var discord = await Endpoint.StartAsync(new Said(401, """{"message":"401: Unauthorized","code":0}"""));
        using var rest = RestFor(discord);

        for (var i = 0; i < 3; i++)
            Assert.Equal(Refusal.BotTrouble, Assert.IsType<Denied<Channel>>(await rest.GetChannelAsync("1", Cancel)).Decision);
        Assert.Single(discord.Asked);
    }

    [Fact]
    public async Task A_refused_interaction_token_says_nothing_about_the_bots()
    {
        await using var discord = await Endpoint.StartAsync((asked, context) =>
            (asked.Path.Contains("callback", StringComparison.Ordinal) ? Said.Error(401, 50027, "Invalid Webhook Token") : Said.Message).WriteAsync(context));
        using var rest = RestFor(discord);

        var answer = await rest.RespondAsync("5", "tok", new InteractionResponse(CallbackType.DeferredMessage), Cancel);

        Assert.Equal(Refusal.Finished, Assert.IsType<Denied<Nothing>>(answer).Decision);
        Assert.IsType<Sent>(await rest.CreateMessageAsync("1", MessageBody.Text("x"), Cancel));
    }

    [Theory]
    [InlineData(429, "error code: 1015", "text/html")]
    [InlineData(429, """{"code":0,"message":"You are being blocked from accessing our API temporarily"}""", "application/json")]
    [InlineData(403, "<html>Access denied</html>", "text/html")]
    public async Task A_ban_by_the_shield_stops_all_sending(int status, string body, string type)
    {
        await using var discord = await Endpoint.StartAsync(new Said(status, body, type), Said.Message);
        using var rest = RestFor(discord);

        await rest.GetChannelAsync("1", Cancel);
        var later = Assert.IsType<TryLater>(await rest.CreateMessageAsync("2", MessageBody.Text("x"), Cancel));

        Assert.True(later.After > TimeSpan.FromMinutes(4));
        Assert.Single(discord.Asked);
    }

    [Fact]
    public void Sending_stops_before_ten_thousand_invalid_requests_and_goes_on_ten_minutes_later()
    {
        var clock = new FakeTimeProvider();
        var breaker = new Breaker(clock);
        var sent = 0;
        while (breaker.Closed() is null && sent < 20_000)
        {
            breaker.Saw(new LimitHeaders(403), authorised: true, json: true);
            sent++;
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.Equal(Breaker.MostInvalid, sent);
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Null(breaker.Closed());
        Assert.Equal(0, breaker.Invalid);
    }

    [Fact]
    public void Limits_that_others_share_do_not_count_as_invalid()
    {
        var breaker = new Breaker(new FakeTimeProvider());
        breaker.Saw(new LimitHeaders(429) { Scope = "shared" }, authorised: true, json: true);
        breaker.Saw(new LimitHeaders(404), authorised: true, json: true);
        Assert.Equal(0, breaker.Invalid);
    }

    [Fact]
    public void Each_further_ban_lasts_longer_until_an_answer_of_Discords()
    {
        var clock = new FakeTimeProvider();
        var breaker = new Breaker(clock);
        var lengths = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            breaker.Saw(new LimitHeaders(429), authorised: true, json: false);
            lengths.Add(breaker.Closed()!.Value.After.TotalMinutes);
            clock.Advance(breaker.Closed()!.Value.After);
        }

        Assert.Equal([5, 10, 20, 40, 60], lengths);
        breaker.Saw(new LimitHeaders(200), authorised: true, json: true);
        breaker.Saw(new LimitHeaders(429), authorised: true, json: false);
        Assert.Equal(5, breaker.Closed()!.Value.After.TotalMinutes);
    }

    [Fact]
    public async Task A_webhook_that_is_no_more_is_never_called_again()
    {
        await using var discord = await Endpoint.StartAsync(Said.Error(404, 10015, "Unknown Webhook"));
        using var rest = RestFor(discord);

        for (var i = 0; i < 3; i++)
            Assert.Equal(Refusal.TargetGone, Assert.IsType<Refused>(await rest.FollowUpAsync("42", "tok", MessageBody.Text("x"), Cancel)).Decision);
        Assert.Single(discord.Asked);
        await rest.FollowUpAsync("42", "another", MessageBody.Text("x"), Cancel);
        Assert.Equal(2, discord.Asked.Count);
    }
}
