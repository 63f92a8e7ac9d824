using System.Text.Json.Serialization;

namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/components/reference#label</summary>
/// <param name="Text">Above the field, at most 45 characters.</param>
/// <param name="Component">A text input or a select.</param>
public sealed record Label([property: JsonPropertyName("label")] string Text, Component Component) : Component
{
    /// <summary>At most 100 characters.</summary>
    public string? Description { get; init; }
}

/// <summary>https://discord.com/developers/docs/components/reference#text-input</summary>
/// <param name="CustomId">1–100 characters.</param>
public sealed record TextInput(string CustomId) : Component
{
    public TextInputStyle Style { get; init; } = TextInputStyle.Short;
    public int? MinLength { get; init; }

    /// <summary>1–4,000.</summary>
    public int? MaxLength { get; init; }

    public bool? Required { get; init; }

    /// <summary>What stands in it at first, or what was typed in a submitted modal.</summary>
    public string? Value { get; init; }

    /// <summary>At most 100 characters.</summary>
    public string? Placeholder { get; init; }
}

/// <summary>https://discord.com/developers/docs/components/reference#text-input-text-input-styles</summary>
public enum TextInputStyle { Short = 1, Paragraph = 2 }
