using System.Text.Json;

namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object</summary>
public sealed record Interaction
{
    public string Id { get; init; } = "";
    public string ApplicationId { get; init; } = "";
    public InteractionType Type { get; init; }
    public InteractionData? Data { get; init; }
    public string? GuildId { get; init; }
    public string? ChannelId { get; init; }
    public Channel? Channel { get; init; }

    /// <summary>Who did it, in a server.</summary>
    public Member? Member { get; init; }

    /// <summary>Who did it, in a direct message.</summary>
    public User? User { get; init; }

    /// <summary>A secret: whoever has it may answer for 15 minutes. Never logged.</summary>
    public string Token { get; init; } = "";

    /// <summary>The message whose component was used.</summary>
    public Message? Message { get; init; }

    /// <summary>What this application may do in the channel, as a decimal bit set.</summary>
    public string? AppPermissions { get; init; }

    /// <summary>The person's language, such as <c>de</c>.</summary>
    public string? Locale { get; init; }

    public string? GuildLocale { get; init; }
    public InteractionPlace? Context { get; init; }
    public IReadOnlyDictionary<string, string>? AuthorizingIntegrationOwners { get; init; }

    public override string ToString() => $"Interaction {Id} ({Type})";
}

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type</summary>
public enum InteractionType { Ping = 1, Command = 2, Component = 3, Autocomplete = 4, ModalSubmit = 5 }

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-context-types</summary>
public enum InteractionPlace { Guild = 0, BotDm = 1, PrivateChannel = 2 }

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-data</summary>
/// <remarks><c>id</c> is left out: nobody asks for it, and it is a snowflake for a command but a number for a component.</remarks>
public sealed record InteractionData
{
    public string? Name { get; init; }
    public CommandType? Type { get; init; }
    public IReadOnlyList<InteractionOption>? Options { get; init; }
    public ResolvedData? Resolved { get; init; }

    /// <summary>The message or person a context-menu command was used on.</summary>
    public string? TargetId { get; init; }

    public string? CustomId { get; init; }
    public int? ComponentType { get; init; }
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The fields of a submitted modal.</summary>
    public IReadOnlyList<Component>? Components { get; init; }
}

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-application-command-interaction-data-option-structure</summary>
public sealed record InteractionOption
{
    public string Name { get; init; } = "";
    public OptionType Type { get; init; }

    /// <summary>A string, a number or a boolean, by <see cref="Type"/>; anything while a person still types.</summary>
    public JsonElement? Value { get; init; }

    public IReadOnlyList<InteractionOption>? Options { get; init; }
    public bool? Focused { get; init; }
}

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-resolved-data-structure</summary>
public sealed record ResolvedData
{
    public IReadOnlyDictionary<string, User>? Users { get; init; }
    public IReadOnlyDictionary<string, Member>? Members { get; init; }
    public IReadOnlyDictionary<string, Role>? Roles { get; init; }
    public IReadOnlyDictionary<string, Channel>? Channels { get; init; }
    public IReadOnlyDictionary<string, Message>? Messages { get; init; }
    public IReadOnlyDictionary<string, Attachment>? Attachments { get; init; }
}
