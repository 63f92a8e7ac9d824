using System.Text;
using System.Text.Json.Nodes;
using Bot.Discord.Wire;

namespace Bot.Tests.Delivery;

/// <summary>Discord's rules for a Components V2 message, checked on the JSON that would be sent, apart from the code that keeps them.</summary>
internal static class MessageRules
{
    public static JsonNode Check(MessageBody body)
    {
        var json = JsonNode.Parse(Json.Write(body))!;
        var all = All(json["components"]!.AsArray()).ToList();
        Assert.InRange(all.Count, 1, 40);
        Assert.InRange(all.Where(component => Type(component) == 10).Sum(text => text["content"]!.GetValue<string>().EnumerateRunes().Count()), 1, 4000);
        Assert.All(all.Where(component => Type(component) == 10), text => Assert.False(string.IsNullOrWhiteSpace(text["content"]!.GetValue<string>())));
        Assert.All(all.Where(component => Type(component) == 9), section => Assert.NotNull(section["accessory"]));
        Assert.All(all.Where(component => Type(component) == 1), row => Assert.InRange(row["components"]!.AsArray().Count, 1, 5));
        Assert.All(all.Where(component => Type(component) == 2), button => Assert.InRange(button["label"]!.GetValue<string>().Length, 1, 80));
        Assert.All(all.Where(component => Type(component) == 3), menu => Assert.InRange(menu["options"]!.AsArray().Count, 1, 25));
        Assert.All(all.Where(component => Type(component) == 3).SelectMany(menu => menu["options"]!.AsArray()), option =>
        {
            Assert.InRange(option!["label"]!.GetValue<string>().EnumerateRunes().Count(), 1, 100);
            Assert.False(string.IsNullOrWhiteSpace(option["label"]!.GetValue<string>()));
        });
        var ids = all.Select(component => component["custom_id"]?.GetValue<string>()).Where(id => id is not null).ToList();
        Assert.All(ids, id => Assert.InRange(id!.Length, 1, 100));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal("[]", json["allowed_mentions"]!["parse"]!.ToJsonString());
        Assert.Null(json["content"]);
        return json;
    }

    public static IEnumerable<string> Texts(JsonNode json) => All(json["components"]!.AsArray()).Where(component => Type(component) == 10).Select(text => text["content"]!.GetValue<string>());

    public static IEnumerable<string> Lines(JsonNode json) => Texts(json).SelectMany(text => text.Split('\n'));

    public static string Shown(MessageBody body)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(Check(body)))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<JsonNode> All(JsonArray components) => components.SelectMany(component => new[] { component! }
        .Concat(component!["components"] is JsonArray nested ? All(nested) : [])
        .Concat(component["accessory"] is { } accessory ? [accessory] : []));

    private static int Type(JsonNode component) => component["type"]!.GetValue<int>();
}
