using System.Text.Json;

namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/interactions/application-commands#application-command-object</summary>
public sealed record ApplicationCommand
{
    public string? Id { get; init; }
    public CommandType? Type { get; init; }
    public string Name { get; init; } = "";
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
    public string? Description { get; init; }
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }
    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>A decimal bit set; "0" means administrators only.</summary>
    public string? DefaultMemberPermissions { get; init; }

    public IReadOnlyList<InteractionPlace>? Contexts { get; init; }
    public IReadOnlyList<IntegrationType>? IntegrationTypes { get; init; }
    public bool? Nsfw { get; init; }
}

/// <summary>https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-types</summary>
public enum CommandType { ChatInput = 1, User = 2, Message = 3 }

/// <summary>https://discord.com/developers/docs/resources/application#application-object-application-integration-types</summary>
public enum IntegrationType { Guild = 0, User = 1 }

/// <summary>https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure</summary>
public sealed record CommandOption
{
    public OptionType Type { get; init; }
    public string Name { get; init; } = "";
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
    public string Description { get; init; } = "";
    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }
    public bool? Required { get; init; }
    public IReadOnlyList<CommandChoice>? Choices { get; init; }
    public IReadOnlyList<CommandOption>? Options { get; init; }
    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }
    public double? MinValue { get; init; }
    public double? MaxValue { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public bool? Autocomplete { get; init; }
}

/// <summary>https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type</summary>
public enum OptionType
{
    SubCommand = 1, SubCommandGroup = 2, String = 3, Integer = 4, Boolean = 5,
    User = 6, Channel = 7, Role = 8, Mentionable = 9, Number = 10, Attachment = 11,
}

/// <summary>https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure</summary>
/// <param name="Name">1–100 characters.</param>
/// <param name="Value">A string of at most 100 characters, or a number.</param>
public sealed record CommandChoice(string Name, JsonElement Value)
{
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public static CommandChoice Of(string name, string value) => new(name, JsonSerializer.SerializeToElement(value, WireContext.Default.String));

    public static CommandChoice Of(string name, long value) => new(name, JsonSerializer.SerializeToElement(value, WireContext.Default.Int64));
}
