using Bot.Discord.Interactions;
using Bot.Discord.Wire;

namespace Bot.Commands;

/// <summary>What people and the bot may do, in the words of Discord's own settings pages.</summary>
internal static class Permits
{
    /// <summary>Null when the person manages the server and the bot is in it; else what to say.</summary>
    public static Reply? Managing(InteractionContext call) =>
        call.ServerId is null ? Reply.Private(Texts.Get("permit.server"))
        : !call.BotIsInServer ? Reply.Private(Texts.Get("permit.invite"))
        : call.UserPermissions.Allows(Permissions.ManageGuild) ? null
        : Reply.Private(Texts.Get("permit.manage"));

    /// <summary>What the bot lacks to post a digest in a channel, in the order in which to give it; empty when all is there.</summary>
    public static IReadOnlyList<string> Missing(Permissions granted, ChannelType type, string length)
    {
        List<(Permissions Permission, string Name)> needed = [(Permissions.ViewChannel, "View Channel")];
        if (IsThread(type))
        {
            needed.Add((Permissions.SendMessagesInThreads, "Send Messages in Threads"));
        }
        else
        {
            needed.Add((Permissions.SendMessages, type is ChannelType.GuildForum or ChannelType.GuildMedia ? "Create Posts" : "Send Messages"));
        }

        if (length == "full" && (type is ChannelType.GuildText or ChannelType.GuildAnnouncement))
        {
            needed.Add((Permissions.CreatePublicThreads, "Create Public Threads"));
            needed.Add((Permissions.SendMessagesInThreads, "Send Messages in Threads"));
        }

        return [.. needed.Where(n => !granted.Allows(n.Permission)).Select(n => n.Name)];
    }

    public static bool IsThread(ChannelType type) => type is ChannelType.PublicThread or ChannelType.PrivateThread or ChannelType.AnnouncementThread;
}
