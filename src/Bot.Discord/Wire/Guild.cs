namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/resources/guild#guild-object</summary>
public sealed record Guild
{
    public string Id { get; init; } = "";
    public string? Name { get; init; }
    public string? PreferredLocale { get; init; }
    public string? OwnerId { get; init; }
    public string? SystemChannelId { get; init; }
    public bool? Unavailable { get; init; }
    public IReadOnlyList<Channel>? Channels { get; init; }
    public IReadOnlyList<Channel>? Threads { get; init; }
    public IReadOnlyList<Role>? Roles { get; init; }
    public string? JoinedAt { get; init; }
}

/// <summary>https://discord.com/developers/docs/topics/permissions#role-object</summary>
public sealed record Role
{
    public string Id { get; init; } = "";
    public string? Name { get; init; }
    public string? Permissions { get; init; }
}
