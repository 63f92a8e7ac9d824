namespace Bot.Discord.Wire;

/// <summary>
/// Starts a thread, with a message in forum and media channels.
/// https://discord.com/developers/docs/resources/channel#start-thread-in-forum-or-media-channel
/// </summary>
/// <param name="Name">1–100 characters.</param>
public sealed record ThreadBody(string Name)
{
    /// <summary>Minutes without activity until it is hidden: 60, 1440, 4320 or 10080.</summary>
    public int? AutoArchiveDuration { get; init; }

    /// <summary>10, 11 or 12, where no message is the thread's start.</summary>
    public ChannelType? Type { get; init; }

    public MessageBody? Message { get; init; }

    /// <summary>At most 5.</summary>
    public IReadOnlyList<string>? AppliedTags { get; init; }
}

/// <summary>https://discord.com/developers/docs/resources/guild#list-active-guild-threads</summary>
public sealed record ThreadList
{
    public IReadOnlyList<Channel> Threads { get; init; } = [];
}

/// <summary>https://discord.com/developers/docs/resources/user#create-dm</summary>
internal sealed record DmBody(string RecipientId);
