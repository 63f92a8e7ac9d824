using System.Text.Json;
using Bot.Discord.Wire;

namespace Bot.Discord.Gateway;

/// <summary>Something that Discord told us. Any event may come twice or late.</summary>
public abstract record GatewayEvent
{
    private protected GatewayEvent()
    {
    }
}

/// <summary>A new session has begun.</summary>
/// <param name="GuildIds">The servers the bot is in; each follows as <see cref="GuildSeen"/>.</param>
public sealed record Ready(User User, string ApplicationId, IReadOnlyList<string> GuildIds) : GatewayEvent;

/// <summary>The old session goes on; what was missed has been told.</summary>
public sealed record Resumed : GatewayEvent;

/// <summary>A person did something that wants an answer within three seconds.</summary>
public sealed record InteractionCreated(ReceivedInteraction Received) : GatewayEvent;

/// <summary>The bot joined this server, or the server came into view after a start or an outage.</summary>
public sealed record GuildSeen(Guild Guild) : GatewayEvent;

/// <summary>The bot was removed from this server.</summary>
public sealed record GuildLeft(string GuildId) : GatewayEvent;

/// <summary>Discord cannot show this server for now; nothing about it is to be deleted.</summary>
public sealed record GuildOutage(string GuildId) : GatewayEvent;

/// <summary>A channel or a thread is no more.</summary>
public sealed record ChannelDeleted(string ChannelId, string? GuildId) : GatewayEvent;

/// <summary>Anything else, as it came.</summary>
public sealed record OtherEvent(string Name, JsonElement Data) : GatewayEvent;
