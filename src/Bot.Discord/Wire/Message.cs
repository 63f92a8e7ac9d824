namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/resources/message#message-object</summary>
public sealed record Message
{
    public string Id { get; init; } = "";
    public string ChannelId { get; init; } = "";
    public User? Author { get; init; }
    public string? Content { get; init; }
    public DateTimeOffset? Timestamp { get; init; }
    public DateTimeOffset? EditedTimestamp { get; init; }
    public MessageFlags? Flags { get; init; }
    public IReadOnlyList<Embed>? Embeds { get; init; }
    public IReadOnlyList<Component>? Components { get; init; }
}

/// <summary>https://discord.com/developers/docs/resources/message#message-object-message-flags</summary>
[Flags]
public enum MessageFlags
{
    None = 0,
    Crossposted = 1 << 0,
    SuppressEmbeds = 1 << 2,
    Ephemeral = 1 << 6,
    SuppressNotifications = 1 << 12,
    ComponentsV2 = 1 << 15,
}
