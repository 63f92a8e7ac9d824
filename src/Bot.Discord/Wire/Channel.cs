namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/resources/channel#channel-object</summary>
public sealed record Channel
{
    public string Id { get; init; } = "";
    public ChannelType Type { get; init; }
    public string? GuildId { get; init; }
    public string? Name { get; init; }
    public string? ParentId { get; init; }
    public string? LastMessageId { get; init; }
    public IReadOnlyList<User>? Recipients { get; init; }
    public IReadOnlyList<ForumTag>? AvailableTags { get; init; }
    public ThreadMetadata? ThreadMetadata { get; init; }

    /// <summary>Channel flags; 1 &lt;&lt; 4 is REQUIRE_TAG of forum and media channels.</summary>
    public int? Flags { get; init; }

    /// <summary>What the person may do there (in resolved data), as a decimal bit set.</summary>
    public string? Permissions { get; init; }

    /// <summary>What this application may do there (in resolved data, where the bot is in the server), as a decimal bit set.</summary>
    public string? AppPermissions { get; init; }

    public IReadOnlyList<Overwrite>? PermissionOverwrites { get; init; }

    /// <summary>The first message of a forum thread that was just started.</summary>
    public Message? Message { get; init; }
}

/// <summary>https://discord.com/developers/docs/resources/channel#overwrite-object</summary>
public sealed record Overwrite
{
    /// <summary>A role's or a person's.</summary>
    public string Id { get; init; } = "";

    public string? Allow { get; init; }
    public string? Deny { get; init; }
}

/// <summary>https://discord.com/developers/docs/resources/channel#channel-object-channel-types</summary>
public enum ChannelType
{
    GuildText = 0, Dm = 1, GuildVoice = 2, GroupDm = 3, GuildCategory = 4, GuildAnnouncement = 5,
    AnnouncementThread = 10, PublicThread = 11, PrivateThread = 12, GuildStageVoice = 13, GuildDirectory = 14, GuildForum = 15, GuildMedia = 16,
}

/// <summary>https://discord.com/developers/docs/resources/channel#forum-tag-object</summary>
public sealed record ForumTag
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public bool Moderated { get; init; }
}

/// <summary>https://discord.com/developers/docs/resources/channel#thread-metadata-object</summary>
public sealed record ThreadMetadata
{
    public bool Archived { get; init; }
    public bool Locked { get; init; }
    public int? AutoArchiveDuration { get; init; }
}
