using Bot.Discord.Rest;
using Bot.Discord.Tests.Support;
using Bot.Discord.Wire;
using static Bot.Discord.Tests.Support.Client;

namespace Bot.Discord.Tests.Rest;

public sealed class RetryTests
{
    private static readonly MessageBody Hello = MessageBody.Text("hello");

    [Fact]
    public async Task A_message_with_a_nonce_survives_an_error_a_broken_connection_and_silence()
    {
        await using var discord = await Endpoint.StartAsync(new Said(503), new Said(200) { Drop = true }, new Said(200) { Hang = true }, Said.Message);
        using var rest = RestFor(discord, new FasterClock(15));

        var outcome = await rest.CreateMessageAsync("1", Hello.WithNonce("n1"), Cancel);

        Assert.Equal("7", Assert.IsType<Sent>(outcome).Message.Id);
        Assert.Equal(4, discord.Asked.Count);
        Assert.All(discord.Asked, asked => Assert.Contains("\"nonce\":\"n1\",\"enforce_nonce\":true", asked.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_without_a_nonce_is_never_sent_twice(bool dropped)
    {
        await using var discord = await Endpoint.StartAsync(dropped ? new Said(200) { Drop = true } : new Said(502), Said.Message);
        using var rest = RestFor(discord, new FasterClock(15));

        var later = Assert.IsType<TryLater>(await rest.CreateMessageAsync("1", Hello, Cancel));

        Assert.True(later.Unsure);
        Assert.Single(discord.Asked);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_was_surely_not_asked()
    {
        var gone = await Endpoint.StartAsync(Said.Message);
        var options = Options(gone);
        await gone.DisposeAsync();
        using var rest = RestFor(options with { Clock = new FasterClock(15) });

        Assert.False(Assert.IsType<TryLater>(await rest.CreateMessageAsync("1", Hello, Cancel)).Unsure);
    }

    [Fact]
    public async Task Retries_of_an_outage_end_and_say_try_later()
    {
        await using var discord = await Endpoint.StartAsync(new Said(500, "<html>", "text/html"));
        using var rest = RestFor(discord, new FasterClock(15));

        Assert.IsType<NotNow<Channel>>(await rest.GetChannelAsync("1", Cancel));
        Assert.Equal(4, discord.Asked.Count);
    }

    [Fact]
    public async Task The_larger_of_header_and_body_says_how_long_to_wait()
    {
        // https://github.com/discord/discord-api-docs/issues/6109: the header says 1 s, the body 1163 s
        await using var discord = await Endpoint.StartAsync(Said.TooMany(1163.097, "shared"), new Said(200, "{}"));
        using var rest = RestFor(discord, new FasterClock(15));

        var answer = Assert.IsType<NotNow<Nothing>>(await rest.CrosspostAsync("1", "2", Cancel));

        Assert.InRange(answer.After.TotalSeconds, 1163, 1164);
        Assert.Single(discord.Asked);
    }

    [Fact]
    public async Task A_limit_that_others_share_parks_one_request_and_the_channel_goes_on()
    {
        await using var discord = await Endpoint.StartAsync((asked, context) =>
            (asked.Body.Contains("unlucky", StringComparison.Ordinal) ? Said.TooMany(1000, "shared", remaining: 3) : Said.Message).WriteAsync(context));
        using var rest = RestFor(discord, new FasterClock(15));

        var parked = rest.CreateMessageAsync("1", MessageBody.Text("unlucky"), Cancel);
        Assert.IsType<Sent>(await rest.CreateMessageAsync("1", Hello, Cancel));
        Assert.IsType<TryLater>(await parked);
    }

    [Fact]
    public async Task A_short_limit_is_waited_out()
    {
        await using var discord = await Endpoint.StartAsync(Said.TooMany(1.5), Said.Message);
        var clock = new FasterClock(15);
        using var rest = RestFor(discord, clock);
        var start = clock.GetTimestamp();

        Assert.IsType<Sent>(await rest.CreateMessageAsync("1", Hello, Cancel));
        Assert.True(clock.GetElapsedTime(start) >= TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task A_message_that_was_published_before_counts_as_published()
    {
        await using var discord = await Endpoint.StartAsync(Said.Error(400, 40033, "Already crossposted"));
        using var rest = RestFor(discord, new FasterClock(15));

        Assert.IsType<Got<Nothing>>(await rest.CrosspostAsync("1", "2", Cancel));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_a_fault_and_not_a_crash()
    {
        await using var discord = await Endpoint.StartAsync(new Said(200, "{\"id\":"), Said.Message);
        using var rest = RestFor(discord, new FasterClock(15));

        Assert.IsType<Sent>(await rest.CreateMessageAsync("1", Hello.WithNonce("n"), Cancel));
    }

    [Fact]
    public async Task An_empty_answer_that_calls_itself_json_is_fine_where_none_is_expected()
    {
        await using var discord = await Endpoint.StartAsync(new Said(200));
        using var rest = RestFor(discord, new FasterClock(15));

        Assert.IsType<Got<Nothing>>(await rest.DeleteMessageAsync("1", "2", Cancel));
    }

    [Fact]
    public async Task Cancelling_throws_and_the_line_goes_on()
    {
        await using var discord = await Endpoint.StartAsync(new Said(200) { Hang = true }, Said.Message);
        using var rest = RestFor(discord, TimeProvider.System);
        using var stop = new CancellationTokenSource();

        var first = rest.CreateMessageAsync("1", Hello, stop.Token);
        var second = rest.CreateMessageAsync("1", Hello, Cancel);
        await discord.SeesAsync(Cancel);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.IsType<Sent>(await second);
    }
}
