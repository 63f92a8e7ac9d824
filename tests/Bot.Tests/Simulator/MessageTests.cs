using System.Net;
using System.Text.Json.Nodes;
using Bot.Simulator.Faults;
using Bot.Simulator.World;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Simulator;

public sealed class MessageTests
{
    [Fact]
    public async Task A_message_is_given_back_and_listed()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var sent = await discord.PostAsync("""{"content":" hello ","nonce":1}""");
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Equal("hello", sent.Body!["content"]!.ToString());
        var listed = await discord.SendAsync("GET", $"/channels/{discord.ChannelId}/messages?limit=1");
        Assert.Equal(sent.Body["id"]!.ToString(), listed.Body![0]!["id"]!.ToString());
    }

    [Fact]
    public async Task A_person_writes_at_most_two_thousand_characters()
    {
        await using var discord = await LocalDiscord.StartAsync();
        discord.World.Say("member", "#ai-news", new string('x', 2000));
        Assert.Contains("too long", Assert.Throws<ActionRefusedException>(() => discord.World.Say("member", "#ai-news", new string('x', 2001))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enforced_nonce_makes_one_message_in_a_few_minutes()
    {
        var real = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var discord = await LocalDiscord.StartAsync(new() { RealTime = real });
        const string body = """{"content":"once","nonce":"n","enforce_nonce":true}""";
        var first = await discord.PostAsync(body);
        Assert.Equal(first.Body!["id"]!.ToString(), (await discord.PostAsync(body)).Body!["id"]!.ToString());
        real.Advance(TimeSpan.FromMinutes(10));
        Assert.NotEqual(first.Body["id"]!.ToString(), (await discord.PostAsync(body)).Body!["id"]!.ToString());
    }

    [Fact]
    public async Task A_retry_of_a_deleted_message_says_that_it_is_unknown()
    {
        await using var discord = await LocalDiscord.StartAsync();
        const string body = """{"content":"once","nonce":"n","enforce_nonce":true}""";
        var sent = await discord.PostAsync(body);
        await discord.SendAsync("DELETE", $"/channels/{discord.ChannelId}/messages/{sent.Body!["id"]}");
        Assert.Equal(10008, (await discord.PostAsync(body)).Code);
    }

    [Theory]
    [InlineData("""{"content":""}""", 50006)]
    [InlineData("""{"content":"  ","embeds":[]}""", 50006)]
    [InlineData("""{"content":5}""", 50035)]
    [InlineData("""[]""", 50035)]
    [InlineData("""{"content":""", 50109)]
    [InlineData("""{"content":"a","content":"b"}""", 50109)]
    public async Task A_body_that_Discord_refuses_is_refused_with_its_code(string body, int code)
    {
        await using var discord = await LocalDiscord.StartAsync();
        var answer = await discord.PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task Refusals_by_right_place_and_person_carry_their_codes()
    {
        await using var discord = await LocalDiscord.StartAsync();
        const string hello = """{"content":"hello"}""";
        Assert.Equal(10003, (await discord.PostAsync(hello, "123")).Code);
        Assert.Equal(50008, (await discord.PostAsync(hello, discord.IdOf("weekly-forum"))).Code);
        Assert.Equal(0, (await discord.SendAsync("GET", "/users/@me", token: "Bot wrong")).Code);
        discord.Orders(new(FaultKind.PermissionRemoved) { Channel = discord.ChannelId });
        Assert.Equal(50013, (await discord.PostAsync(hello)).Code);
        var general = discord.IdOf("general");
        discord.Orders(new(FaultKind.ChannelDeleted) { Channel = general });
        Assert.Equal(10003, (await discord.PostAsync(hello, general)).Code);
        discord.World.Faults.Clear();
        Assert.Null((await discord.PostAsync(hello)).Code);
    }

    [Fact]
    public async Task Closed_direct_messages_answer_50007_until_they_open_again()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var member = discord.Person("member");
        var opened = await discord.SendAsync("POST", "/users/@me/channels", $$"""{"recipient_id":"{{member}}"}""");
        var channel = opened.Body!["id"]!.ToString();
        discord.Orders(new(FaultKind.DmsClosed) { User = member });
        var refused = await discord.PostAsync("""{"content":"psst"}""", channel);
        Assert.Equal((HttpStatusCode.Forbidden, 50007), (refused.Status, refused.Code));
        discord.World.Faults.Clear();
        Assert.Equal(HttpStatusCode.OK, (await discord.PostAsync("""{"content":"psst"}""", channel)).Status);
    }

    [Fact]
    public async Task A_forum_post_is_a_thread_whose_first_message_has_its_id()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var post = await discord.SendAsync("POST", $"/channels/{discord.IdOf("weekly-forum")}/threads", """{"name":"Week 47","message":{"content":"recap"}}""");
        Assert.Equal(HttpStatusCode.Created, post.Status);
        Assert.Equal(post.Body!["id"]!.ToString(), post.Body["message"]!["id"]!.ToString());
        var active = await discord.SendAsync("GET", $"/guilds/{discord.Discord.GuildId}/threads/active");
        Assert.Single(active.Body!["threads"]!.AsArray());
    }

    [Fact]
    public async Task A_message_is_published_once()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var channel = discord.IdOf("announcements");
        var sent = await discord.PostAsync("""{"content":"news"}""", channel);
        var path = $"/channels/{channel}/messages/{sent.Body!["id"]}/crosspost";
        Assert.Equal(1, (await discord.SendAsync("POST", path)).Body!["flags"]!.GetValue<int>() & 1);
        Assert.Equal(40033, (await discord.SendAsync("POST", path)).Code);
    }

    [Fact]
    public async Task Answers_hold_to_Discords_own_file()
    {
        Assert.SkipUnless(LocalDiscord.OpenApiFile is not null, "Discord's OpenAPI file is not at hand (SHARED).");
        await using var discord = await LocalDiscord.StartAsync(new() { OpenApiFile = LocalDiscord.OpenApiFile });
        var guild = discord.Discord.GuildId;
        foreach (var path in new[]
        {
            "/gateway/bot", "/users/@me", "/applications/@me", "/oauth2/applications/@me", $"/guilds/{guild}", $"/guilds/{guild}/channels",
            $"/guilds/{guild}/roles", $"/guilds/{guild}/members/{discord.Person("member")}", $"/channels/{discord.ChannelId}", "/users/@me/guilds",
        })
            Assert.Equal(HttpStatusCode.OK, (await discord.SendAsync("GET", path)).Status);
        await discord.PostAsync("""{"embeds":[{"title":"t","fields":[{"name":"a","value":"b"}]}]}""");
        await discord.PostAsync("""{"flags":32768,"components":[{"type":17,"components":[{"type":10,"content":"a"},{"type":12,"items":[{"media":{"url":"https://a.b/c.png"}}]},{"type":14}]}]}""");
        await discord.SendAsync("PUT", $"/applications/{discord.Discord.ApplicationId}/commands", """[{"name":"recap","description":"d","default_member_permissions":"32"}]""");
        Assert.Empty(await ViolationsAsync(discord));
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(LocalDiscord discord)
    {
        using var http = new HttpClient();
        var rows = JsonNode.Parse(await http.GetStringAsync(new Uri(discord.Discord.Address, "/_control/violations"), LocalDiscord.Stop))!.AsArray();
        return rows.Select(r => r!.ToJsonString());
    }
}
