using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>A user of the local Discord, a bot or a human.</summary>
internal sealed class Person(string id, string name, string displayName, bool bot = false)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public string DisplayName { get; } = displayName;

    public bool Bot { get; } = bot;

    public string Locale { get; set; } = "en-US";

    /// <summary>https://discord.com/developers/docs/resources/user#user-object</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["id"] = Id,
            ["username"] = Name,
            ["discriminator"] = "0",
            ["global_name"] = Bot ? null : DisplayName,
            ["avatar"] = null,
            ["public_flags"] = 0,
            ["flags"] = 0,
            ["primary_guild"] = null,
        };
        if (Bot)
            json["bot"] = true;
        return json;
    }
}
