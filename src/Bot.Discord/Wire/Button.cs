namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/components/reference#button</summary>
public sealed record Button : Component
{
    public ButtonStyle Style { get; init; } = ButtonStyle.Secondary;

    /// <summary>At most 80 characters, of which 34–38 are shown.</summary>
    public string? Label { get; init; }

    /// <summary>1–100 characters, unique in the message; absent on links.</summary>
    public string? CustomId { get; init; }

    /// <summary>At most 512 characters; links only.</summary>
    public string? Url { get; init; }

    public Emoji? Emoji { get; init; }
    public bool? Disabled { get; init; }

    public static Button Of(string label, string customId, ButtonStyle style = ButtonStyle.Secondary) =>
        new() { Style = style, Label = label, CustomId = customId };

    public static Button Link(string label, string url) => new() { Style = ButtonStyle.Link, Label = label, Url = url };
}

/// <summary>https://discord.com/developers/docs/components/reference#button-button-styles</summary>
public enum ButtonStyle { Primary = 1, Secondary = 2, Success = 3, Danger = 4, Link = 5, Premium = 6 }

/// <summary>https://discord.com/developers/docs/resources/emoji#emoji-object</summary>
public sealed record Emoji(string? Name, string? Id = null);
