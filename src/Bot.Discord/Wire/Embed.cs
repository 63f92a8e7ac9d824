namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/resources/message#embed-object</summary>
public sealed record Embed
{
    public string? Title { get; init; }
    public string? Description { get; init; }
    public string? Url { get; init; }
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>0xRRGGBB.</summary>
    public int? Color { get; init; }

    public EmbedFooter? Footer { get; init; }
    public EmbedAuthor? Author { get; init; }
    public EmbedImage? Image { get; init; }
    public EmbedImage? Thumbnail { get; init; }
    public IReadOnlyList<EmbedField>? Fields { get; init; }
}

/// <summary>https://discord.com/developers/docs/resources/message#embed-object-embed-footer-structure</summary>
public sealed record EmbedFooter(string Text);

/// <summary>https://discord.com/developers/docs/resources/message#embed-object-embed-author-structure</summary>
public sealed record EmbedAuthor(string Name, string? Url = null);

/// <summary>https://discord.com/developers/docs/resources/message#embed-object-embed-image-structure</summary>
public sealed record EmbedImage(string Url);

/// <summary>https://discord.com/developers/docs/resources/message#embed-object-embed-field-structure</summary>
public sealed record EmbedField(string Name, string Value, bool? Inline = null);
