using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>
/// Works out what the bot may do in a channel from roles and overwrites, for when no interaction says it.
/// https://discord.com/developers/docs/topics/permissions#permission-overwrites
/// </summary>
public static class ChannelRights
{
    /// <summary>The bot's permissions there; none where Discord does not show it the channel.</summary>
    /// <param name="botId">The bot's user id.</param>
    public static async Task<Permissions> AskAsync(DiscordRest rest, string guildId, string channelId, string botId, CancellationToken cancel)
    {
        var channel = await rest.GetChannelAsync(channelId, cancel);
        var guild = await rest.GetGuildAsync(guildId, cancel);
        var member = await rest.GetMemberAsync(guildId, botId, cancel);
        return (channel, guild, member) is (Got<Channel>({ } place), Got<Guild>({ } server), Got<Member>({ } bot)) && place.GuildId == guildId
            ? Of(place, server, [.. bot.Roles ?? []], botId)
            : Permissions.None;
    }

    /// <summary>Roles give, the channel's overwrites take and give again: for everyone, for the roles together, for the bot itself.</summary>
    internal static Permissions Of(Channel channel, Guild guild, IReadOnlyCollection<string> roles, string botId)
    {
        var granted = (guild.Roles ?? []).Where(role => role.Id == guild.Id || roles.Contains(role.Id))
            .Aggregate(Permissions.None, (all, role) => all | PermissionSet.Parse(role.Permissions));
        if (guild.OwnerId == botId || (granted & Permissions.Administrator) != 0)
            return granted | Permissions.Administrator;
        var overwrites = channel.PermissionOverwrites ?? [];
        granted = Apply(granted, overwrites.Where(o => o.Id == guild.Id));
        granted = Apply(granted, overwrites.Where(o => o.Id != guild.Id && roles.Contains(o.Id)));
        return Apply(granted, overwrites.Where(o => o.Id == botId));
    }

    private static Permissions Apply(Permissions granted, IEnumerable<Overwrite> overwrites)
    {
        var (allow, deny) = overwrites.Aggregate((Permissions.None, Permissions.None), (sum, o) => (sum.Item1 | PermissionSet.Parse(o.Allow), sum.Item2 | PermissionSet.Parse(o.Deny)));
        return (granted & ~deny) | allow;
    }
}
