using System.Text.Json.Nodes;
using Bot.Simulator.World;

namespace Bot.Simulator.Rest;

/// <summary>The bot itself, other people, and direct conversations.</summary>
/// <remarks>https://discord.com/developers/docs/resources/user</remarks>
internal static class UserRoutes
{
    public static readonly ApiRoute[] All =
    [
        new("GET", "/users/@me", Me),
        new("GET", "/users/{user_id}", One),
        new("GET", "/users/@me/guilds", Guilds),
        new("POST", "/users/@me/channels", OpenDirectMessages),
    ];

    private static ApiAnswer Me(ApiCall call)
    {
        var me = call.World.Bot.ToJson();
        me["mfa_enabled"] = true;
        me["verified"] = true;
        me["email"] = null;
        me["locale"] = "en-US";
        return ApiAnswer.Ok(me);
    }

    private static ApiAnswer One(ApiCall call) => ApiAnswer.Ok(
        (call.World.Places.People.GetValueOrDefault(call.Value("user_id")) ?? throw new DiscordRefusalException(404, 10013, "Unknown User")).ToJson());

    private static ApiAnswer Guilds(ApiCall call)
    {
        var world = call.World;
        var guilds = world.Places.Guilds.Values.Where(g => g.Members.ContainsKey(world.Bot.Id)).Select(g => new JsonObject
        {
            ["id"] = g.Id,
            ["name"] = g.Name,
            ["icon"] = null,
            ["banner"] = null,
            ["owner"] = false,
            ["permissions"] = Acting.Actor.Bits(Places.RightsOf(g, g.Members[world.Bot.Id])),
            ["features"] = new JsonArray("COMMUNITY", "NEWS"),
        });
        return ApiAnswer.Ok(new JsonArray([.. guilds]));
    }

    private static ApiAnswer OpenDirectMessages(ApiCall call)
    {
        var part = call.Part.Knows("recipient_id", "access_tokens", "nicks");
        var id = part.Text("recipient_id", 20, min: 1, required: true);
        call.MustBeValid();
        var person = call.World.Places.People.GetValueOrDefault(id!);
        if (person is null)
            throw new DiscordRefusalException(400, 50033, "Invalid Recipient(s)");
        if (person.Bot)
            throw new DiscordRefusalException(400, 50007, "Cannot send messages to this user");
        var before = call.World.Places.Channels.Count;
        var channel = call.World.Places.DirectMessagesOf(person);
        if (call.World.Places.Channels.Count > before)
            call.World.Dispatch("CHANNEL_CREATE", channel.ToJson(), null);
        return ApiAnswer.Ok(channel.ToJson());
    }
}
