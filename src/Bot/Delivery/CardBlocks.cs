using Bot.Discord.Wire;
using Bot.News.Recapping;

namespace Bot.Delivery;

/// <summary>Lines of the event card, escaped, and how they are packed into text.</summary>
internal static class CardBlocks
{
    /// <summary>Left for the menu's, buttons' and last lines' part of a message, in code points.</summary>
    private const int Kept = 900;

    /// <summary>The heading and as many whole lines as fit, in their order; says so where some did not.</summary>
    public static void Add(List<Component> rows, string heading, IReadOnlyList<string> lines)
    {
        const string More = "\n-# Some lines did not fit here.";
        var text = heading;
        var left = false;
        foreach (var line in lines)
        {
            if (DiscordMarkdown.Length(text) + 1 + DiscordMarkdown.Length(line) > Limits.Text - Kept)
            {
                left = true;
                continue;
            }

            text += "\n" + line;
        }

        rows.Add(new TextDisplay(left ? text + More : text));
    }

    /// <summary>"**What changed** …": the name before the first line.</summary>
    public static IEnumerable<string> Labelled(string name, IEnumerable<string> lines) => lines.Select((line, place) => place == 0 ? $"**{name}** {line}" : line);

    /// <summary>The name on a line of its own, then one list entry per line.</summary>
    public static IEnumerable<string> Listed(string name, IEnumerable<string> lines) => lines.Select((line, place) => (place == 0 ? $"**{name}**\n" : "") + "- " + line);

    public static string Cited(CardLine line) => DiscordMarkdown.Escape(line.Text) + CardText.Cites(line);

    public static string Dated(CardLine line) => (line.Date is { Length: > 0 } date ? $"`{DiscordMarkdown.Escape(date)}` " : "") + Cited(line);

    public static string Forecast(CardLine line) =>
        Cited(line) + (CardText.Horizon(line) is { } horizon ? $" ({DiscordMarkdown.Escape(horizon)})" : "")
        + (line.Aside is { Length: > 0 } why ? " " + DiscordMarkdown.Escape(why) : "");

    public static string Player(CardPlayer player) =>
        $"**{DiscordMarkdown.Escape(player.Name)}** · "
        + string.Join(" · ", player.Cells.Select(cell => $"{DiscordMarkdown.Escape(cell.Facet)}: {DiscordMarkdown.Escape(cell.Cell.Text.TrimEnd('.'))}{CardText.Cites(cell.Cell)}"));

    public static string Source(CardSource source)
    {
        var title = Short(source.Title, "report");
        var number = source.Number > 0 ? CardText.Raised(source.Number) + " " : "";
        var when = source.Published is { } published ? $" · <t:{published.ToUnixTimeSeconds()}:d>" : "";
        return $"-# {number}{DiscordMarkdown.Escape(source.Publisher)} · {DiscordMarkdown.Link(title, source.Url)}{when}";
    }

    /// <summary>The text where it is one that can be shown in a line, else what stands for it.</summary>
    public static string Short(string text, string instead) => DiscordMarkdown.Length(text) <= 200 && DiscordMarkdown.Escape(text).Length > 0 ? text : instead;
}
