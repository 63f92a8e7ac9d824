using System.Text.Json.Nodes;

namespace Bot.Simulator.Gateway;

/// <summary>Which events a session is told of, and how much of them.</summary>
/// <remarks>https://discord.com/developers/docs/events/gateway#list-of-intents</remarks>
internal static class Intents
{
    public const int Privileged = (1 << 1) | (1 << 8) | MessageContent;
    public const int Known = (1 << 26) - 1;
    private const int Guilds = 1 << 0;
    private const int GuildMessages = 1 << 9;
    private const int DirectMessages = 1 << 12;
    private const int MessageContent = 1 << 15;

    public static bool Admit(int intents, string happening, string? guildId) => happening switch
    {
        "INTERACTION_CREATE" => true,
        "MESSAGE_CREATE" or "MESSAGE_UPDATE" or "MESSAGE_DELETE" => (intents & (guildId is null ? DirectMessages : GuildMessages)) != 0,
        _ when happening.StartsWith("GUILD_", StringComparison.Ordinal) || happening.StartsWith("CHANNEL_", StringComparison.Ordinal)
            || happening.StartsWith("THREAD_", StringComparison.Ordinal) => (intents & Guilds) != 0,
        _ => true,
    };

    /// <summary>Without the message content intent a bot reads only its own messages, direct ones, and those that mention it.</summary>
    public static JsonObject Censor(JsonObject data, string happening, string? guildId, string botId)
    {
        var own = data["author"]?["id"]?.ToString() == botId;
        var mentioned = (data["mentions"] as JsonArray ?? []).Any(m => m?["id"]?.ToString() == botId);
        if (happening is not ("MESSAGE_CREATE" or "MESSAGE_UPDATE") || guildId is null || own || mentioned)
            return data;
        var copy = (JsonObject)data.DeepClone();
        copy["content"] = "";
        foreach (var key in new[] { "embeds", "attachments", "components" })
            copy[key] = new JsonArray();
        return copy;
    }
}
