using Bot.Discord.Wire;
using Bot.News.Recapping;
using Section = Bot.Discord.Wire.Section;

namespace Bot.Delivery;

/// <summary>The further messages of a full edition: what changed and why of each event, packed whole event by whole event.</summary>
internal static class EditionDepth
{
    /// <summary>A person's direct messages take this many beside the first.</summary>
    private const int MostInDm = 2;

    /// <summary>One event's share of a message, in code points, so that one event never fills a message alone.</summary>
    private const int PerEvent = 2000;

    public static IReadOnlyList<Container> Of(Edition edition, bool dm)
    {
        for (var budget = PerEvent; ; budget = budget * 3 / 4)
        {
            var messages = Packed([.. edition.Items.Take(EditionMessage.Sections).Select(item => Block(item, budget))]);
            if (!dm || messages.Count <= MostInDm || budget == 0)
            {
                return [.. messages.Select(blocks => new Container(blocks) { AccentColor = Accent.Of(edition.Items[0].Topic) })];
            }
        }
    }

    private static List<List<Component>> Packed(IReadOnlyList<Section> blocks)
    {
        List<List<Component>> messages = [];
        foreach (var block in blocks)
        {
            if (messages.Count == 0 || !Limits.Holds([new Container([.. messages[^1], block])]))
            {
                messages.Add([]);
            }

            messages[^1].Add(block);
        }

        return messages;
    }

    /// <summary>The title and as many whole lines as the budget holds, in their order.</summary>
    private static Section Block(EditionItem item, int budget)
    {
        var text = $"**{item.Rank}** · {EditionText.Mark(item)}{EditionMessage.Title(item, link: true)}";
        if (DiscordMarkdown.Length(text) > budget)
        {
            text = $"**{item.Rank}** · {EditionMessage.Title(item, link: false)}";
        }

        foreach (var line in Lines(item))
        {
            if (DiscordMarkdown.Length(text) + 1 + DiscordMarkdown.Length(line) <= budget)
            {
                text += "\n" + line;
            }
        }

        return new Section(text, Button.Of("Details", CustomId.Of(new Press.OpenEvent(item.EventId))));
    }

    private static IEnumerable<string> Lines(EditionItem item)
    {
        if (item is { Update: not null, Line.Length: > 0 })
        {
            yield return DiscordMarkdown.Escape(Sign.Line(item));
        }

        foreach (var line in Named("What changed", Sign.Changed(item)))
        {
            yield return line;
        }

        foreach (var line in Named("Why it matters", Sign.Matters(item)))
        {
            yield return line;
        }

        if (item.Matters.Count == 0 && item.WhyHere.Count > 0)
        {
            yield return "**Why it is here** " + DiscordMarkdown.Escape(string.Join(", ", item.WhyHere)) + ".";
        }
    }

    private static IEnumerable<string> Named(string name, IReadOnlyList<string> lines) =>
        lines.Select((line, place) => (place == 0 ? $"**{name}** " : "") + DiscordMarkdown.Escape(line));
}
