using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>https://discord.com/developers/docs/resources/message#embed-object-embed-limits</summary>
internal static class EmbedLimits
{
    public static void Check(IReadOnlyList<Embed> embeds, List<string> broken)
    {
        if (embeds.Count > MessageLimits.Embeds)
            broken.Add($"embeds: {embeds.Count}; {MessageLimits.Embeds} are allowed.");
        for (var i = 0; i < embeds.Count; i++)
            CheckOne($"embeds[{i}]", embeds[i], broken);
        var all = embeds.Sum(Characters);
        if (all > MessageLimits.EmbedCharacters)
            broken.Add($"embeds: {all} characters together; {MessageLimits.EmbedCharacters} are allowed.");
    }

    /// <summary>What counts towards the 6,000 of a message.</summary>
    public static int Characters(Embed embed) =>
        Length(embed.Title) + Length(embed.Description) + Length(embed.Footer?.Text) + Length(embed.Author?.Name)
        + (embed.Fields ?? []).Sum(field => Length(field.Name) + Length(field.Value));

    private static void CheckOne(string where, Embed embed, List<string> broken)
    {
        Longest(256, embed.Title, "title");
        Longest(4096, embed.Description, "description");
        Longest(2048, embed.Footer?.Text, "footer");
        Longest(256, embed.Author?.Name, "author");
        if (embed.Fields is { Count: > 25 } fields)
            broken.Add($"{where}: {fields.Count} fields; 25 are allowed.");
        foreach (var field in embed.Fields ?? [])
        {
            Longest(256, field.Name, "field name");
            Longest(1024, field.Value, "field value");
            if (Length(field.Name) == 0 || Length(field.Value) == 0)
                broken.Add($"{where}: a field needs a name and a value.");
        }

        void Longest(int most, string? text, string what)
        {
            if (Length(text) > most)
                broken.Add($"{where}.{what}: {Length(text)} characters; {most} are allowed.");
        }
    }

    private static int Length(string? text) => MessageLimits.Length(text ?? "");
}
