using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>The long form of a guild that the gateway sends.</summary>
/// <remarks>https://discord.com/developers/docs/events/gateway-events#guild-create</remarks>
internal static class GuildEvents
{
    public static JsonObject Created(SimulatedWorld world, Guild guild)
    {
        var json = guild.ToJson();
        var channels = world.Places.Channels.Values.Where(c => c.GuildId == guild.Id && !world.IsGone(c)).ToList();
        json["joined_at"] = Instants.Format(guild.Members[world.Bot.Id].Joined);
        json["large"] = false;
        json["unavailable"] = false;
        json["member_count"] = guild.Members.Count;
        json["voice_states"] = new JsonArray();
        json["members"] = new JsonArray(world.Places.MemberJson(guild, guild.Members[world.Bot.Id]));
        json["channels"] = new JsonArray([.. channels.Where(c => !c.IsThread).Select(c => c.ToJson())]);
        json["threads"] = new JsonArray([.. channels.Where(c => c.IsThread).Select(c => c.ToJson())]);
        json["presences"] = new JsonArray();
        json["stage_instances"] = new JsonArray();
        json["guild_scheduled_events"] = new JsonArray();
        json["soundboard_sounds"] = new JsonArray();
        return json;
    }
}
