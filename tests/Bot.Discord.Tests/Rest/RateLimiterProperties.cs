using Bot.Discord.Rest;
using Bot.Discord.Tests.Support;
using CsCheck;

namespace Bot.Discord.Tests.Rest;

public sealed class RateLimiterProperties
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void No_window_ever_holds_more_than_its_limit_whatever_the_network_does() =>
        Gen.Select(Gen.Int[1, 10], Gen.Int[200, 4000], Gen.Int[1, 12], Gen.Int[1, 40], Gen.Int[0, 450], Gen.Int)
            .Sample(
                (limit, window, channels, requests, latency, seed) =>
                {
                    LimitedServer? server = null;
                    var ended = OneThread.Run(
                        clock =>
                        {
                            server = new LimitedServer(clock, limit, TimeSpan.FromMilliseconds(window));
                            return FlowAsync(clock, server, new Random(seed), channels, requests, latency);
                        },
                        TimeSpan.FromMinutes(20));
                    Assert.True(ended, "A request never ended.");
                    Assert.Equal(0, server!.Violations);
                    Assert.Equal(requests, server.Served);
                },
                iter: 60);

    [Theory]
    [InlineData(2_000, 1, 0)]
    [InlineData(10_000, 5, 60)]
    public void The_global_limit_holds_and_is_used_to_98_percent_of_a_near_and_a_far_Discord(int requests, int latency, int away)
    {
        LimitedServer? server = null;
        var took = TimeSpan.Zero;
        OneThread.Run(
            async clock =>
            {
                server = new LimitedServer(clock, 5, TimeSpan.FromSeconds(5));
                var start = clock.GetTimestamp();
                await FlowAsync(clock, server, new Random(1), channels: 200, requests, latency, away);
                took = clock.GetElapsedTime(start);
            },
            TimeSpan.FromMinutes(10));

        var least = (requests / 50) - 1;
        Assert.Equal((0, requests), (server!.Violations, server.Served));
        Assert.True(took <= TimeSpan.FromSeconds(least / 0.98), $"{requests} messages took {took.TotalSeconds:0.0} s, where {least} s are possible.");
    }

    [Fact]
    public void No_headers_make_anyone_wait_for_ever() =>
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                var ended = OneThread.Run(
                    async clock =>
                    {
                        using var limiter = new RateLimiter(clock, 50, Patience);
                        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AnyAsync(limiter, clock, random)));
                    },
                    TimeSpan.FromHours(1),
                    stepMilliseconds: 500);
                Assert.True(ended, "A request never got its turn.");
            },
            iter: 40);

    private static Task FlowAsync(TimeProvider clock, LimitedServer server, Random random, int channels, int requests, int latency, int away = 0)
    {
        var limiter = new RateLimiter(clock, 50, TimeSpan.FromHours(1));
        return Task.WhenAll(Enumerable.Range(0, requests).Select(i => OneAsync(limiter, clock, server, random, $"{i % channels}", latency, away)));
    }

    private static async Task OneAsync(RateLimiter limiter, TimeProvider clock, LimitedServer server, Random random, string channel, int latency, int away)
    {
        using var permit = Assert.IsType<Permit>(await limiter.EnterAsync(HttpMethod.Post, $"/channels/{channel}/messages", CancellationToken.None));
        await Task.Delay(TimeSpan.FromMilliseconds(away + random.Next(latency + 1)), clock);
        var answer = server.Take(channel);
        await Task.Delay(TimeSpan.FromMilliseconds(away + random.Next(latency + 1)), clock);
        permit.Answered(answer);
    }

    private static async Task AnyAsync(RateLimiter limiter, TimeProvider clock, Random random)
    {
        var path = random.Next(4) switch { 0 => "/channels/1/messages", 1 => "/channels/2/messages", 2 => "/webhooks/1/tok/messages/@original", _ => "/guilds/1" };
        using var stop = new CancellationTokenSource(random.Next(10) == 0 ? TimeSpan.FromSeconds(random.Next(1, 5)) : Timeout.InfiniteTimeSpan, clock);
        try
        {
            if (await limiter.EnterAsync(random.Next(2) == 0 ? HttpMethod.Get : HttpMethod.Post, path, stop.Token) is not Permit permit)
                return;
            using (permit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(3000)), clock);
                if (random.Next(5) > 0)
                    permit.Answered(Odd(random));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // one of those who gave up in line
        }
    }

    private static LimitHeaders Odd(Random random)
    {
        string?[] numbers = [null, "", "0", "1", "5", "-1", "1e9", "NaN", "∞", "0.25", "99999999999999999999", "text", "1e-300"];
        string? Any() => numbers[random.Next(numbers.Length)];
        return LimitHeaders.Read(
            new[] { 200, 200, 204, 400, 403, 404, 429, 429, 500, 0 }[random.Next(10)],
            name => name switch { "X-RateLimit-Bucket" => random.Next(3) switch { 0 => null, 1 => "a", _ => "b" }, "X-RateLimit-Scope" => random.Next(4) switch { 0 => "user", 1 => "shared", 2 => "global", _ => null }, _ => Any() },
            random.Next(3) == 0 ? random.NextDouble() * Math.Pow(10, random.Next(-3, 12)) : null,
            random.Next(10) == 0);
    }
}
