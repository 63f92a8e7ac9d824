using Bot.Discord.Wire;
using Section = Bot.Discord.Wire.Section;

namespace Bot.Delivery;

/// <summary>What happened to something that is followed.</summary>
/// <param name="What">The change in a few words; "new" where the event itself is.</param>
internal sealed record UpdateLine(long EventId, string Title, string Url, string What);

/// <summary>The message that tells a follower of material changes.</summary>
internal static class UpdateMessage
{
    /// <summary>More changes at once are counted, not told.</summary>
    public const int Most = 5;

    private const int LongestTitle = 300;

    /// <param name="name">The firm, product or topic that is followed; null where it is one event.</param>
    /// <param name="stop">The id of the button that ends it; null where there is none, as in a channel.</param>
    public static MessageBody Of(string? name, IReadOnlyList<UpdateLine> lines, string? stop)
    {
        var head = name is null ? "**An event you follow changed**" : $"**News of {DiscordMarkdown.Escape(name)}**";
        List<Component> rows = [new TextDisplay(lines.Count > Most ? $"{head}\n-# and {lines.Count - Most} more" : head)];
        foreach (var line in lines.Take(Most))
        {
            var title = DiscordMarkdown.Length(line.Title) <= LongestTitle && DiscordMarkdown.Escape(line.Title).Length > 0 ? line.Title : "An event";
            var what = DiscordMarkdown.Length(line.What) <= LongestTitle ? DiscordMarkdown.Escape(line.What) : "";
            rows.Add(new Section($"Update: {DiscordMarkdown.Link(title, line.Url)}{(what.Length > 0 ? "\n" + what : "")}", Button.Of("Details", CustomId.Of(new Press.OpenEvent(line.EventId)))));
        }

        if (stop is not null)
        {
            rows.Add(new ActionRow([Button.Of("Stop following", stop)]));
        }

        return MessageBody.Of(new Container(rows));
    }
}
