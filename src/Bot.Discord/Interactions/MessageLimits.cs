using System.Text;
using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>Discord's limits on messages, lengths in Unicode code points: https://discord.com/developers/docs/components/reference</summary>
public static class MessageLimits
{
    /// <summary>Components of a message, all that is nested in them included.</summary>
    public const int Components = 40;

    /// <summary>Characters of all text displays of a message together.</summary>
    public const int Text = 4000;

    /// <summary>Characters of a classic message's content.</summary>
    public const int Content = 2000;

    public const int ButtonsInARow = 5;
    public const int ButtonLabel = 80;
    public const int CustomId = 100;
    public const int LinkUrl = 512;
    public const int SelectOptions = 25;
    public const int SelectText = 100;
    public const int Placeholder = 150;
    public const int GalleryItems = 10;
    public const int Embeds = 10;

    /// <summary>Characters of all embeds of a message together.</summary>
    public const int EmbedCharacters = 6000;

    /// <summary>One line for each limit that is broken, with the place in the message; empty where all is well.</summary>
    public static IReadOnlyList<string> Check(MessageBody body)
    {
        var broken = new List<string>();
        var v2 = body.Flags?.HasFlag(MessageFlags.ComponentsV2) == true;
        if (body.Nonce is { } nonce && Length(nonce) > 25)
            broken.Add($"nonce: {Length(nonce)} characters; 25 are allowed.");
        if (v2 && (body.Content is { Length: > 0 } || body.Embeds is { Count: > 0 }))
            broken.Add("content, embeds: a message of Components V2 has neither.");
        if (body.Content is { } content && Length(content) > Content)
            broken.Add($"content: {Length(content)} characters; {Content} are allowed.");
        if (body.Content is not { Length: > 0 } && body.Embeds is not { Count: > 0 } && body.Components is not { Count: > 0 })
            broken.Add("The message is empty.");
        EmbedLimits.Check(body.Embeds ?? [], broken);
        new ComponentLimits(broken).CheckMessage(body.Components ?? [], v2);
        return broken;
    }

    /// <summary>The same for a form: title 1–45 characters, 1–5 labels.</summary>
    public static IReadOnlyList<string> CheckModal(string customId, string title, IReadOnlyList<Label> fields)
    {
        var broken = new List<string>();
        if (Length(title) is 0 or > 45)
            broken.Add($"title: {Length(title)} characters; 1–45 are allowed.");
        if (Length(customId) is 0 or > CustomId)
            broken.Add($"custom_id: {Length(customId)} characters; 1–{CustomId} are allowed.");
        if (fields.Count is 0 or > 5)
            broken.Add($"{fields.Count} fields; 1–5 are allowed.");
        new ComponentLimits(broken).CheckModal(fields);
        return broken;
    }

    /// <summary>
    /// The length as Discord counts it: Unicode code points, not UTF-16 units, without the white space at both ends.
    /// https://github.com/discord/discord-api-docs/issues/1315
    /// </summary>
    public static int Length(string text) => text.AsSpan().Trim().EnumerateRunes().Count();

    private static int Count(this SpanRuneEnumerator runes)
    {
        var count = 0;
        foreach (var _ in runes)
            count++;
        return count;
    }
}
