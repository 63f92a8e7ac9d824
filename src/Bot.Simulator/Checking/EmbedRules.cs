namespace Bot.Simulator.Checking;

/// <summary>The limits of embeds, whose texts are trimmed before they are counted.</summary>
/// <remarks>https://discord.com/developers/docs/resources/message#embed-object-embed-limits</remarks>
internal static class EmbedRules
{
    private const int Together = 6000;

    public static void Check(BodyPart message)
    {
        var total = 0;
        foreach (var embed in message.Parts("embeds", max: 10))
            total += Check(embed, embed.Parts("fields", max: 25));
        if (total > Together)
            message.Refuse("embeds", "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {Together}");
    }

    private static int Check(BodyPart embed, IReadOnlyList<BodyPart> fields)
    {
        embed.Knows("title", "type", "description", "url", "timestamp", "color", "footer", "image", "thumbnail", "video", "provider", "author", "fields", "flags");
        var total = Count(embed.Text("title", 256, trimmed: true)) + Count(embed.Text("description", 4096, trimmed: true));
        embed.Whole("color", 0, 0xFFFFFF);
        Address(embed, "url");
        total += Count(embed.Part("footer")?.Knows("text", "icon_url").Text("text", 2048, min: 1, required: true, trimmed: true));
        if (embed.Part("author") is { } author)
        {
            total += Count(author.Knows("name", "url", "icon_url").Text("name", 256, min: 1, required: true, trimmed: true));
            Address(author, "url");
        }
        foreach (var picture in new[] { embed.Part("image"), embed.Part("thumbnail") }.OfType<BodyPart>())
            Address(picture, "url");
        foreach (var field in fields)
        {
            field.Knows("name", "value", "inline").Flag("inline");
            total += Count(field.Text("name", 256, min: 1, required: true, trimmed: true)) + Count(field.Text("value", 1024, min: 1, required: true, trimmed: true));
        }
        return total;
    }

    private static void Address(BodyPart part, string key)
    {
        if (part.Text(key, 2048) is { } text && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "attachment"))
            part.Refuse(key, "URL_TYPE_INVALID_SCHEME", $"Scheme must be one of ('http', 'https').");
    }

    private static int Count(string? text) => text is null ? 0 : BodyPart.Length(text.Trim());
}
