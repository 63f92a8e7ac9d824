using Bot.Discord.Rest;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Discord.Tests.Rest;

public sealed class RateLimiterTests
{
    private readonly FakeTimeProvider clock = new();

    [Theory]
    [InlineData("POST", "/channels/123/messages", "POST /channels/:id/messages", "channels/123")]
    [InlineData("GET", "/channels/123/messages?limit=5", "GET /channels/:id/messages", "channels/123")]
    [InlineData("PATCH", "/channels/123/messages/456", "PATCH /channels/:id/messages/:id", "channels/123")]
    [InlineData("POST", "/channels/123/messages/456/crosspost", "POST /channels/:id/messages/:id/crosspost", "channels/123")]
    [InlineData("GET", "/guilds/9/threads/active", "GET /guilds/:id/threads/active", "guilds/9")]
    [InlineData("POST", "/webhooks/42/tokA?wait=true", "POST /webhooks/:id/:token", "webhooks/42/tokA")]
    [InlineData("PATCH", "/webhooks/42/tokA/messages/@original", "PATCH /webhooks/:id/:token/messages/@original", "webhooks/42/tokA")]
    [InlineData("PATCH", "/webhooks/42/tokA/messages/%40original", "PATCH /webhooks/:id/:token/messages/@original", "webhooks/42/tokA")]
    [InlineData("POST", "/interactions/5/tokB/callback", "POST /interactions/:id/:token/callback", "interactions/5")]
    [InlineData("POST", "/users/@me/channels", "POST /users/@me/channels", "")]
    [InlineData("PUT", "/applications/42/commands", "PUT /applications/:id/commands", "")]
    [InlineData("PUT", "/channels/1/messages/2/reactions/%F0%9F%98%80/@me", "PUT /channels/:id/messages/:id/reactions/:emoji/@me", "channels/1")]
    [InlineData("DELETE", "/channels/1/messages/2", "DELETE /channels/:id/messages/:id old", "channels/1")]
    public void A_path_names_its_bucket(string method, string path, string key, string major) =>
        Assert.Equal(new Route(key, major), Route.Of(new HttpMethod(method), path, DateTimeOffset.UnixEpoch.AddYears(60)));

    [Fact]
    public async Task Until_a_bucket_is_known_one_request_finds_out()
    {
        var limiter = Limiter();
        var first = await PermitAsync(limiter);
        var others = Enumerable.Range(0, 6).Select(_ => PermitAsync(limiter)).ToList();
        Assert.DoesNotContain(others, other => other.IsCompleted);

        first.Answered(Answer(limit: 5, remaining: 4, resetAfter: 5));
        var four = await Task.WhenAll(others.Take(4));

        Assert.Equal(4, four.Length);
        Assert.False(others[4].IsCompleted);
        foreach (var permit in four)
            permit.Answered(Answer(limit: 5, remaining: 0, resetAfter: 5));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(others[4].IsCompleted); // 50 ms more than Discord says
        clock.Advance(TimeSpan.FromMilliseconds(50));
        await Task.WhenAll(others);
    }

    [Fact]
    public async Task Another_channel_does_not_wait()
    {
        var limiter = Limiter();
        await PermitAsync(limiter, "/channels/1/messages");
        await PermitAsync(limiter, "/channels/2/messages");
    }

    [Fact]
    public async Task Routes_that_turn_out_to_share_a_bucket_share_its_count()
    {
        var limiter = Limiter();
        (await PermitAsync(limiter, "/channels/1/messages")).Answered(Answer(limit: 2, remaining: 0, resetAfter: 9));
        (await PermitAsync(limiter, "/channels/1/typing")).Answered(Answer(limit: 2, remaining: 0, resetAfter: 9));

        var typing = PermitAsync(limiter, "/channels/1/typing");
        Assert.False(typing.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(10));
        await typing;
    }

    [Fact]
    public async Task Callbacks_of_interactions_wait_for_nothing()
    {
        var limiter = Limiter();
        (await PermitAsync(limiter)).Answered(new LimitHeaders(429) { Global = true, RetryAfter = TimeSpan.FromSeconds(30) });

        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => PermitAsync(limiter, "/interactions/1/tok/callback")));
        await PermitAsync(limiter, "/webhooks/42/tok"); // nor do follow-ups for the global limit
        var message = PermitAsync(limiter, "/channels/2/messages");
        Assert.False(message.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(31));
        await message;
    }

    [Fact]
    public async Task Follow_ups_of_two_interactions_do_not_wait_for_each_other()
    {
        var limiter = Limiter();
        (await PermitAsync(limiter, "/webhooks/42/tokA")).Answered(Answer(limit: 5, remaining: 0, resetAfter: 2));
        await PermitAsync(limiter, "/webhooks/42/tokB");
    }

    [Fact]
    public async Task A_pause_longer_than_the_patience_comes_back_at_once_to_all_in_line()
    {
        var limiter = Limiter();
        var first = await PermitAsync(limiter);
        var second = limiter.EnterAsync(HttpMethod.Post, "/channels/1/messages", CancellationToken.None).AsTask();
        first.Answered(new LimitHeaders(429) { Scope = "user", Limit = 5, Remaining = 0, RetryAfter = TimeSpan.FromMinutes(20) });

        Assert.InRange(Assert.IsType<TooBusy>(await second).After.TotalMinutes, 20, 21);
        Assert.IsType<TooBusy>(await limiter.EnterAsync(HttpMethod.Post, "/channels/1/messages", CancellationToken.None));
    }

    [Fact]
    public async Task A_request_that_got_no_answer_does_not_block_the_line()
    {
        var limiter = Limiter();
        var first = await PermitAsync(limiter);
        var second = PermitAsync(limiter);
        first.Dispose();
        await second;
    }

    [Fact]
    public async Task A_route_without_limits_needs_no_line()
    {
        var limiter = Limiter();
        (await PermitAsync(limiter, "/gateway/bot")).Answered(new LimitHeaders(200));
        await PermitAsync(limiter, "/gateway/bot");
        await PermitAsync(limiter, "/gateway/bot");
    }

    [Fact]
    public async Task Buckets_of_finished_interactions_are_forgotten()
    {
        var limiter = Limiter();
        for (var i = 0; i < 20_000; i++)
        {
            (await PermitAsync(limiter, $"/webhooks/42/token{i}")).Answered(Answer(limit: 5, remaining: 4, resetAfter: 2));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(limiter.Count, 1, 2100);
    }

    private RateLimiter Limiter() => new(clock, 50, TimeSpan.FromSeconds(60));

    private static async Task<Permit> PermitAsync(RateLimiter limiter, string path = "/channels/1/messages") =>
        Assert.IsType<Permit>(await limiter.EnterAsync(HttpMethod.Post, path, TestContext.Current.CancellationToken));

    private static LimitHeaders Answer(int limit, int remaining, double resetAfter) =>
        new(200) { Limit = limit, Remaining = remaining, ResetAfter = TimeSpan.FromSeconds(resetAfter), Bucket = "hash" };
}
