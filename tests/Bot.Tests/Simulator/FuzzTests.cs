using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Tests.Simulator;

/// <summary>Mutated bodies and frames: never a crash, never a hang, a refusal where one is due.</summary>
public sealed class FuzzTests
{
    private static readonly int Bodies = Environment.GetEnvironmentVariable("TESTS_FULL") == "1" ? 10_000 : 300;

    private static readonly string[] Seeds =
    [
        """{"content":"a","nonce":"1","enforce_nonce":true,"flags":4,"allowed_mentions":{"parse":["users"],"users":[]},"tts":false}""",
        """{"embeds":[{"title":"t","url":"https://a.b","color":5,"fields":[{"name":"a","value":"b","inline":true}],"footer":{"text":"f"},"author":{"name":"n"},"image":{"url":"https://a.b/c"}}]}""",
        """{"flags":32768,"components":[{"type":17,"accent_color":1,"components":[{"type":9,"components":[{"type":10,"content":"a"}],"accessory":{"type":11,"media":{"url":"https://a.b"}}},{"type":12,"items":[{"media":{"url":"https://a.b"}}]},{"type":13,"file":{"url":"attachment://a"}},{"type":14,"divider":true,"spacing":1}]}]}""",
        """{"content":"x","components":[{"type":1,"components":[{"type":3,"custom_id":"s","min_values":0,"max_values":1,"options":[{"label":"a","value":"a","default":true}]}]},{"type":1,"components":[{"type":2,"style":5,"label":"a","url":"https://a.b"}]}]}""",
        """[{"name":"recap","type":1,"description":"d","default_member_permissions":"8","contexts":[0],"name_localizations":{"de":"rueckblick"},"options":[{"type":1,"name":"a","description":"d","options":[{"type":3,"name":"s","description":"d","required":true,"choices":[{"name":"a","value":"a"}]}]}]}]""",
        """{"type":4,"data":{"content":"hello","flags":64}}""",
        """{"type":9,"data":{"title":"t","custom_id":"c","components":[{"type":18,"label":"l","component":{"type":4,"style":1,"custom_id":"x","required":true}}]}}""",
        """{"name":"thread","auto_archive_duration":60,"applied_tags":["1"],"message":{"content":"x"}}""",
        """{"recipient_id":"123"}""",
    ];

    [Fact]
    public async Task No_mutated_body_crashes_a_route()
    {
        await using var discord = await LocalDiscord.StartAsync(new() { Unlimited = true, OpenApiFile = LocalDiscord.OpenApiFile });
        var random = new Random(47);
        var posted = (await discord.PostAsync("""{"content":"target"}""")).Body!["id"]!.ToString();
        for (var i = 0; i < Bodies; i++)
        {
            var interaction = i % 40 == 0 ? await discord.RunsAsync("member", """{"name":"recap","description":"d"}""") : null;
            var body = Mutate(random, Seeds[random.Next(Seeds.Length)]);
            var (method, path) = Target(discord, random, posted, interaction);
            var answer = await discord.SendAsync(method, path, body);
            Assert.True((int)answer.Status < 500, $"{method} {path} answered {(int)answer.Status} to {body}");
        }
        // What got through must still be shown.
        Assert.Equal(HttpStatusCode.OK, (await discord.SendAsync("GET", $"/channels/{discord.ChannelId}/messages?limit=100")).Status);
    }

    [Fact]
    public async Task No_mutated_frame_crashes_the_gateway()
    {
        await using var discord = await LocalDiscord.StartAsync(new() { MaxConcurrency = 10_000 });
        var random = new Random(47);
        for (var i = 0; i < Bodies / 4; i++)
        {
            using var gateway = await RawGateway.ConnectAsync(discord);
            await gateway.SendAsync(Mutate(random, random.Next(2) == 0 ? RawGateway.Identify(discord) : RawGateway.Resume(discord, "s", 1)));
            await gateway.SendAsync("""{"op":99}""");
            var code = await gateway.ReadToCloseAsync();
            Assert.InRange(code ?? 0, 4000, 4014);
        }
    }

    private static (string Method, string Path) Target(LocalDiscord discord, Random random, string message, string? interaction) =>
        interaction is not null
            ? ("POST", discord.CallbackOf(interaction))
            : random.Next(7) switch
            {
                0 => ("PATCH", $"/channels/{discord.ChannelId}/messages/{message}"),
                1 => ("PUT", $"/applications/{discord.Discord.ApplicationId}/commands"),
                2 => ("POST", $"/applications/{discord.Discord.ApplicationId}/commands"),
                3 => ("POST", $"/channels/{discord.IdOf("weekly-forum")}/threads"),
                4 => ("POST", "/users/@me/channels"),
                5 => ("PATCH", $"/channels/{discord.ChannelId}"),
                _ => ("POST", $"/channels/{discord.ChannelId}/messages"),
            };

    /// <summary>Half the time well-formed JSON with a foreign value somewhere, else broken bytes.</summary>
    private static string Mutate(Random random, string seed)
    {
        if (random.Next(4) == 0)
            return Break(random, seed);
        var root = JsonNode.Parse(seed)!;
        for (var times = random.Next(1, 4); times > 0; times--)
            Replace(random, root);
        return root.ToJsonString();
    }

    private static void Replace(Random random, JsonNode root)
    {
        var places = new List<Action<JsonNode?>>();
        Collect(root, places);
        if (places.Count > 0)
            places[random.Next(places.Count)](Foreign(random));
    }

    private static void Collect(JsonNode? node, List<Action<JsonNode?>> places)
    {
        if (node is JsonObject json)
        {
            foreach (var (key, value) in json.ToList())
            {
                places.Add(v => json[key] = v);
                Collect(value, places);
            }
        }
        else if (node is JsonArray array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                var at = i;
                places.Add(v => array[at] = v);
                Collect(array[i], places);
            }
        }
    }

    private static JsonNode? Foreign(Random random) => random.Next(10) switch
    {
        0 => null,
        1 => new JsonObject(),
        2 => new JsonArray(),
        3 => true,
        4 => -1,
        5 => 1e300,
        6 => long.MaxValue,
        7 => "",
        8 => new string('x', 5000),
        _ => new JsonArray(new JsonObject { ["type"] = 99, ["id"] = "x" }, null, 5),
    };

    private static string Break(Random random, string seed)
    {
        var bytes = Encoding.UTF8.GetBytes(seed);
        for (var times = random.Next(1, 6); times > 0; times--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
        return Encoding.UTF8.GetString(bytes, 0, random.Next(1, bytes.Length + 1));
    }
}
