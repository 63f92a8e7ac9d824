using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bot.Simulator;

namespace Bot.Tests.Simulator;

public sealed class ControlTests
{
    [Fact]
    public async Task The_ready_line_names_all_that_a_bot_needs()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var ready = JsonNode.Parse(discord.Discord.ReadyLine())!.AsObject();
        Assert.Equal(
            ["api", "gateway", "token", "application_id", "public_key", "guild_id", "channel_id", "user_id", "control", "newsstand"],
            ready.Select(p => p.Key));
        Assert.Equal(discord.Discord.ApiBaseUrl, ready["api"]!.ToString());
        Assert.Equal(64, ready["public_key"]!.ToString().Length);
    }

    [Fact]
    public async Task A_command_is_typed_and_seen_through_the_control_interface()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await discord.RunsAsync("member", """{"name":"recap","description":"d"}""");
        var (status, body) = await AskAsync(discord, "POST", "commands", """{"user":"member","name":"recap","options":{}}""");
        Assert.Equal(HttpStatusCode.OK, status);
        var id = body!["interaction"]!.ToString();
        Assert.Equal("waiting", (await AskAsync(discord, "GET", $"interactions/{id}")).Body!["state"]!.ToString());
        await discord.SendAsync("POST", discord.CallbackOf(id), """{"type":4,"data":{"content":"hi","flags":64}}""");
        var seen = (await AskAsync(discord, "GET", $"interactions/{id}")).Body!;
        Assert.Equal(("answered", true), (seen["state"]!.ToString(), seen["replies"]![0]!["ephemeral"]!.GetValue<bool>()));
    }

    [Theory]
    [InlineData("commands", """{"user":"member","name":"none"}""", 404)]
    [InlineData("commands", """{"user":"member"}""", 400)]
    [InlineData("commands", "no json", 400)]
    [InlineData("components", """{"user":"member","message":"1","custom_id":"x"}""", 404)]
    [InlineData("modals", """{"user":"member","interaction":"1","custom_id":"x"}""", 404)]
    [InlineData("faults", """{"kind":"earthquake"}""", 400)]
    [InlineData("faults", """{"kind":"close","times":"many"}""", 400)]
    [InlineData("clock", """{"rate":-1}""", 400)]
    [InlineData("clock", """{"to":"soon"}""", 400)]
    [InlineData("clock", """{}""", 400)]
    [InlineData("nothing", """{}""", 404)]
    public async Task Bad_orders_get_one_clear_line(string path, string json, int status)
    {
        await using var discord = await LocalDiscord.StartAsync();
        var answer = await AskAsync(discord, "POST", path, json);
        Assert.Equal(status, (int)answer.Status);
        Assert.NotEqual("", answer.Body!["error"]!.ToString());
    }

    [Theory]
    [InlineData("""{"to":"2026-12-01T09:00:00Z"}""", "2026-12-01T09:00:00.000000+00:00")]
    [InlineData("""{"by":"P7D"}""", "2026-11-30T09:00:00.000000+00:00")]
    [InlineData("""{"by":3600}""", "2026-11-23T10:00:00.000000+00:00")]
    [InlineData("""{"by":"1.00:00:00"}""", "2026-11-24T09:00:00.000000+00:00")]
    public async Task The_clock_is_set_and_read(string order, string expected)
    {
        var start = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
        await using var discord = await LocalDiscord.StartAsync(new() { Start = start, ManualClock = true });
        await AskAsync(discord, "POST", "clock", order);
        Assert.Equal(expected, (await AskAsync(discord, "GET", "clock")).Body!["now"]!.ToString());
    }

    [Fact]
    public async Task A_request_that_breaks_a_rule_is_a_violation_and_a_good_one_is_not()
    {
        await using var discord = await LocalDiscord.StartAsync();
        await discord.PostAsync("""{"content":"good"}""");
        await discord.PostAsync("""{"contents":"bad","content":"x"}""");
        Assert.Equal(2, (await AskAsync(discord, "GET", "requests")).Body!.AsArray().Count);
        var violation = Assert.Single((await AskAsync(discord, "GET", "violations")).Body!.AsArray())!;
        Assert.Contains("contents", violation["errors"]![0]!.ToString());
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var port = discord.Discord.Address.Port;
        var taken = await Assert.ThrowsAsync<PortInUseException>(() => LocalDiscord.StartAsync(new() { Port = port }));
        Assert.Equal(port, taken.Port);
    }

    private static async Task<(HttpStatusCode Status, JsonNode? Body)> AskAsync(LocalDiscord discord, string method, string path, string? json = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new(method), new Uri(discord.Discord.Address, "/_control/" + path));
        if (json is not null)
            request.Content = new StringContent(json);
        using var response = await http.SendAsync(request, LocalDiscord.Stop);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonNode>(LocalDiscord.Stop));
    }
}
