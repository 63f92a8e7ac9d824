using System.Text.Json.Nodes;
using Bot.Simulator.World;

namespace Bot.Simulator.Rest;

/// <summary>Guilds, their channels, roles and members.</summary>
/// <remarks>https://discord.com/developers/docs/resources/guild</remarks>
internal static class GuildRoutes
{
    public static readonly ApiRoute[] All =
    [
        new("GET", "/guilds/{guild_id}", call => ApiAnswer.Ok(call.Guild().ToJson())),
        new("GET", "/guilds/{guild_id}/channels", Channels),
        new("POST", "/guilds/{guild_id}/channels", AddChannel),
        new("GET", "/guilds/{guild_id}/roles", call => ApiAnswer.Ok(new JsonArray([.. call.Guild().Roles.Select((r, i) => r.ToJson(i))]))),
        new("GET", "/guilds/{guild_id}/members/{user_id}", Member),
        new("GET", "/guilds/{guild_id}/threads/active", ActiveThreads),
    ];

    private static ApiAnswer Channels(ApiCall call)
    {
        var guild = call.Guild();
        var channels = call.World.Places.Channels.Values.Where(c => c.GuildId == guild.Id && !c.IsThread && !call.World.IsGone(c));
        return ApiAnswer.Ok(new JsonArray([.. channels.Select(c => c.ToJson())]));
    }

    private static ApiAnswer AddChannel(ApiCall call)
    {
        var guild = call.Guild();
        var name = call.Part.Text("name", 100, min: 1, required: true);
        var type = call.Part.Whole("type", 0, 16) ?? 0;
        call.MustBeValid();
        if (!Places.RightsOf(guild, guild.Members[call.World.Bot.Id]).HasFlag(Rights.ManageChannels))
            throw DiscordRefusalException.MissingPermissions();
        var channel = call.World.Places.AddChannel(guild, name!, (ChannelKind)type, call.Object["topic"]?.ToString());
        call.World.Dispatch("CHANNEL_CREATE", channel.ToJson(), guild.Id);
        return new ApiAnswer(201, channel.ToJson());
    }

    private static ApiAnswer Member(ApiCall call)
    {
        var guild = call.Guild();
        return guild.Members.TryGetValue(call.Value("user_id"), out var member)
            ? ApiAnswer.Ok(call.World.Places.MemberJson(guild, member))
            : throw new DiscordRefusalException(404, 10007, "Unknown Member");
    }

    private static ApiAnswer ActiveThreads(ApiCall call)
    {
        var guild = call.Guild();
        var threads = call.World.Places.Channels.Values
            .Where(c => c.GuildId == guild.Id && c.Thread is { Archived: false } && !call.World.IsGone(c)).OrderByDescending(c => Snowflakes.Order(c.Id));
        return ApiAnswer.Ok(new JsonObject
        {
            ["threads"] = new JsonArray([.. threads.Select(t => t.ToJson())]),
            ["members"] = new JsonArray(),
            ["has_more"] = false,
        });
    }
}
