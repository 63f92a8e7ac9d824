namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/resources/message#attachment-object</summary>
public sealed record Attachment
{
    public string Id { get; init; } = "";
    public string Filename { get; init; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    public string Url { get; init; } = "";
}
