using System.Text.Json;
using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord.Gateway;

/// <summary>Turns a dispatch into an event: https://discord.com/developers/docs/events/gateway-events#receive-events</summary>
internal sealed class EventReader(TimeProvider clock, ServerClock server)
{
    /// <param name="replayed">It came between RESUME and RESUMED, so it may be old.</param>
    /// <exception cref="JsonException">The data is not of the event's shape.</exception>
    public GatewayEvent Read(string name, JsonElement data, bool replayed) => name switch
    {
        "READY" => Ready(Json.Read<ReadyData>(data)),
        "RESUMED" => new Resumed(),
        "INTERACTION_CREATE" => Interaction(Json.Read<Interaction>(data), replayed),
        "GUILD_CREATE" => GuildSeen(Json.Read<Guild>(data)),
        "GUILD_DELETE" => GuildLost(Json.Read<Guild>(data)),
        "CHANNEL_DELETE" or "THREAD_DELETE" => ChannelLost(Json.Read<Channel>(data)),
        _ => new OtherEvent(name, data),
    };

    private static Ready Ready(ReadyData data) =>
        new(data.User ?? new User(), data.Application?.Id ?? "", [.. (data.Guilds ?? []).Select(guild => guild.Id)]);

    private static GatewayEvent GuildSeen(Guild guild) => guild.Unavailable == true ? new GuildOutage(guild.Id) : new GuildSeen(guild);

    private static GatewayEvent GuildLost(Guild guild) => guild.Unavailable == true ? new GuildOutage(guild.Id) : new GuildLeft(guild.Id);

    private static ChannelDeleted ChannelLost(Channel channel) => new(channel.Id, channel.GuildId);

    private InteractionCreated Interaction(Interaction interaction, bool replayed)
    {
        var late = replayed && server.Offset is not null ? server.Now - Snowflake.Instant(interaction.Id) : TimeSpan.Zero;
        return new InteractionCreated(new ReceivedInteraction(interaction, clock.GetTimestamp(), late > TimeSpan.Zero ? late : TimeSpan.Zero));
    }
}
