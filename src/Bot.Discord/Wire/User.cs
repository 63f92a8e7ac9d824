namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/resources/user#user-object</summary>
public sealed record User
{
    public string Id { get; init; } = "";
    public string Username { get; init; } = "";
    public string? GlobalName { get; init; }
    public bool? Bot { get; init; }
    public string? Locale { get; init; }
}

/// <summary>https://discord.com/developers/docs/resources/guild#guild-member-object</summary>
public sealed record Member
{
    public User? User { get; init; }
    public string? Nick { get; init; }
    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>What the person may do in the channel of the interaction, as a decimal bit set.</summary>
    public string? Permissions { get; init; }
}
