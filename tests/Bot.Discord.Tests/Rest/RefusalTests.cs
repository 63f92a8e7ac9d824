using Bot.Discord.Rest;
using Bot.Discord.Tests.Support;
using Bot.Discord.Wire;
using static Bot.Discord.Tests.Support.Client;

namespace Bot.Discord.Tests.Rest;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(404, 10003, Refusal.TargetGone)]
    [InlineData(404, 10004, Refusal.TargetGone)]
    [InlineData(404, 10013, Refusal.TargetGone)]
    [InlineData(400, 50033, Refusal.TargetGone)]
    [InlineData(403, 50001, Refusal.NoRight)]
    [InlineData(403, 50013, Refusal.NoRight)]
    [InlineData(400, 40058, Refusal.NoRight)]
    [InlineData(400, 40067, Refusal.NoRight)]
    [InlineData(400, 50083, Refusal.NoRight)]
    [InlineData(400, 160005, Refusal.NoRight)]
    [InlineData(403, 50007, Refusal.DmClosed)]
    [InlineData(400, 50007, Refusal.DmClosed)]
    [InlineData(403, 50278, Refusal.DmClosed)]
    [InlineData(403, 20009, Refusal.DmClosed)]
    [InlineData(400, 40003, Refusal.BotTrouble)]
    [InlineData(403, 20026, Refusal.BotTrouble)]
    [InlineData(403, 40333, Refusal.BotTrouble)]
    [InlineData(400, 50035, Refusal.OurBug)]
    [InlineData(400, 200000, Refusal.OurBug)]
    [InlineData(400, 240000, Refusal.OurBug)]
    [InlineData(404, 10062, Refusal.Finished)]
    [InlineData(400, 40060, Refusal.Finished)]
    [InlineData(404, 10008, Refusal.Finished)]
    [InlineData(403, 99999, Refusal.NoRight)]
    [InlineData(400, 99999, Refusal.OurBug)]
    public async Task A_code_decides_what_a_refusal_asks_of_us(int status, int code, Refusal decision)
    {
        await using var discord = await Endpoint.StartAsync(Said.Error(status, code, "No"));
        using var rest = RestFor(discord);

        var refused = Assert.IsType<Refused>(await rest.CreateMessageAsync("1", MessageBody.Text("x"), Cancel));

        Assert.Equal((code, decision), (refused.Code, refused.Decision));
        Assert.Single(discord.Asked);
    }

    [Theory]
    [InlineData(20016)]
    [InlineData(20028)]
    [InlineData(30046)]
    [InlineData(40062)]
    [InlineData(130000)]
    public async Task A_code_that_passes_by_itself_is_for_later(int code)
    {
        await using var discord = await Endpoint.StartAsync(Said.Error(400, code, "Later"));
        using var rest = RestFor(discord);

        Assert.True(Assert.IsType<TryLater>(await rest.CreateMessageAsync("1", MessageBody.Text("x"), Cancel)).After >= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_refusal_says_in_one_line_what_is_wrong_where()
    {
        await using var discord = await Endpoint.StartAsync(new Said(400, """
            {"code":50035,"message":"Invalid Form Body","errors":{"components":{"0":{"label":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 80 or fewer in length."}]}}}}}
            """));
        using var rest = RestFor(discord);

        var refused = Assert.IsType<Refused>(await rest.CreateMessageAsync("1", MessageBody.Text("x"), Cancel));

        Assert.Equal("Invalid Form Body; components.0.label: Must be 80 or fewer in length. (BASE_TYPE_MAX_LENGTH)", refused.Why);
    }

    [Fact]
    public async Task Requests_name_the_bot_and_interactions_do_not_carry_its_token()
    {
        var agents = new List<string>();
        await using var discord = await Endpoint.StartAsync((_, context) =>
        {
            agents.Add($"{context.Request.Headers.UserAgent}|{context.Request.ContentType}");
            return Said.Message.WriteAsync(context);
        });
        using var rest = RestFor(discord);

        await rest.CreateMessageAsync("1", MessageBody.Text("x"), Cancel);
        await rest.RespondAsync("5", "tok", new InteractionResponse(CallbackType.DeferredMessage), Cancel);

        Assert.Equal(["Bot token-of-the-test", ""], discord.Asked.Select(asked => asked.Authorization));
        Assert.All(agents, agent => Assert.Matches(@"^DiscordBot \(https://\S+, [\w.\-]+\)\|application/json$", agent));
    }

    [Fact]
    public async Task A_stored_message_goes_out_as_it_is_with_a_nonce_of_its_own()
    {
        await using var discord = await Endpoint.StartAsync(Said.Message);
        using var rest = RestFor(discord);
        var stored = Json.Write(MessageBody.Text("Zürich \U0001F600 <b>"));

        await rest.CreateMessageAsync("1", stored, "slot-17-0", Cancel);
        await rest.CreateMessageAsync("1", stored, null, Cancel);

        Assert.Equal("""{"components":[{"type":10,"content":"Zürich 😀 <b>"}],"flags":32768,"allowed_mentions":{"parse":[]},"nonce":"slot-17-0","enforce_nonce":true}""",
            discord.Asked[0].Body.Replace("\\uD83D\\uDE00", "😀", StringComparison.Ordinal));
        Assert.DoesNotContain("nonce", discord.Asked[1].Body, StringComparison.Ordinal);
    }
}
