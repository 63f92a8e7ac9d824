using Bot.Discord.Wire;
using Section = Bot.Discord.Wire.Section;

namespace Bot.Delivery;

/// <summary>What happened to something that is followed.</summary>
/// <param name="What">The change in a few words; empty where there are none.</param>
internal sealed record UpdateLine(long EventId, string Title, string Url, string What);

/// <summary>The message that tells a follower of material changes.</summary>
internal static class UpdateMessage
{
    /// <summary>More changes at once are counted, not told.</summary>
    public const int Most = 5;

    /// <param name="name">The firm, product or topic that is followed; null where it is one event.</param>
    /// <param name="stop">The id of the button that ends it.</param>
    public static MessageBody Of(string? name, IReadOnlyList<UpdateLine> lines, string stop)
    {
        for (var shown = Math.Min(lines.Count, Most); ; shown--)
        {
            var container = Container(name, lines, shown, stop);
            if (shown == 0 || Limits.Holds([container]))
            {
                return MessageBody.Of(container);
            }
        }
    }

    private static Container Container(string? name, IReadOnlyList<UpdateLine> lines, int shown, string stop)
    {
        var head = name is null ? "**An event you follow changed**" : $"**News of {(EditionMessage.Showable(name) ? DiscordMarkdown.Escape(name) : "what you follow")}**";
        List<Component> rows = [new TextDisplay(lines.Count > shown ? $"{head}\n-# and {lines.Count - shown} more" : head)];
        foreach (var line in lines.Take(shown))
        {
            var title = EditionMessage.Showable(line.Title) ? line.Title : "An event";
            var what = EditionMessage.Showable(line.What) ? "\n" + DiscordMarkdown.Escape(line.What) : "";
            rows.Add(new Section($"Update: {DiscordMarkdown.Link(title, line.Url)}{what}", Button.Of("Details", CustomId.Of(new Press.OpenEvent(line.EventId)))));
        }

        rows.Add(new ActionRow([Button.Of("Stop following", stop)]));
        return new(rows);
    }
}
