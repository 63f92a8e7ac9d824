namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/components/reference#string-select</summary>
/// <param name="CustomId">1–100 characters.</param>
/// <param name="Options">At most 25.</param>
public sealed record StringSelect(string CustomId, IReadOnlyList<SelectOption> Options) : Component
{
    /// <summary>At most 150 characters.</summary>
    public string? Placeholder { get; init; }

    public int? MinValues { get; init; }
    public int? MaxValues { get; init; }
    public bool? Disabled { get; init; }

    /// <summary>In modals: whether something must be chosen.</summary>
    public bool? Required { get; init; }

    /// <summary>What was chosen, in a submitted modal.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>https://discord.com/developers/docs/components/reference#string-select-select-option-structure</summary>
/// <param name="Label">At most 100 characters, as are the value and the description.</param>
public sealed record SelectOption(string Label, string Value)
{
    public string? Description { get; init; }
    public Emoji? Emoji { get; init; }
    public bool? Default { get; init; }
}

/// <summary>https://discord.com/developers/docs/components/reference#channel-select</summary>
public sealed record ChannelSelect(string CustomId) : Component
{
    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }
    public string? Placeholder { get; init; }
    public int? MinValues { get; init; }
    public int? MaxValues { get; init; }
    public bool? Disabled { get; init; }
    public bool? Required { get; init; }
    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>https://discord.com/developers/docs/components/reference#role-select</summary>
public sealed record RoleSelect(string CustomId) : Component
{
    public string? Placeholder { get; init; }
    public int? MinValues { get; init; }
    public int? MaxValues { get; init; }
    public bool? Disabled { get; init; }
    public bool? Required { get; init; }
    public IReadOnlyList<string>? Values { get; init; }
}

/// <summary>https://discord.com/developers/docs/components/reference#user-select</summary>
public sealed record UserSelect(string CustomId) : Component
{
    public string? Placeholder { get; init; }
    public int? MinValues { get; init; }
    public int? MaxValues { get; init; }
    public bool? Disabled { get; init; }
    public bool? Required { get; init; }
    public IReadOnlyList<string>? Values { get; init; }
}
