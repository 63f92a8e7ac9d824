using System.Globalization;
using Bot.Delivery;
using Bot.Discord.Wire;

namespace Bot.Commands.Chronicle;

/// <summary>A chronology and a comparison as Discord messages: every line dated and linked to where it is read.</summary>
internal static class ChronicleMessage
{
    /// <summary>Code points left for the heading, the forecasts and the last line.</summary>
    private const int LongestLines = 2700;

    /// <param name="buttons">What can be done with it, at most five.</param>
    /// <param name="menu">The id of the menu that opens an event of the page.</param>
    public static MessageBody Of(ChroniclePage page, DateTimeOffset now, string menu, IReadOnlyList<Button> buttons)
    {
        var head = Texts.Get("timeline.head", DiscordMarkdown.Escape(page.Name)) + "\n-# " + Texts.Get(page.Events == 1 ? "timeline.one" : "timeline.count", page.Events, Shown.Short(page.Since))
            + (page.Pages > 1 ? " · " + Texts.Get("timeline.page", page.Page + 1, page.Pages) : "");
        List<Component> rows = [new TextDisplay(head), new TextDisplay(Lines(page.Lines))];
        if (page.Predictions.Count > 0)
        {
            rows.Add(new TextDisplay(Texts.Get("timeline.forecasts") + string.Concat(page.Predictions.Take(3).Select(p => "\n" + Forecast(p, now)))));
        }

        rows.Add(new ActionRow([new StringSelect(menu, [.. page.Lines.Reverse().Select(l => new SelectOption(Shown.Label(l.Title), CustomId.Of(new Press.OpenEvent(l.EventId))))]) { Placeholder = Texts.Get("timeline.open") }]));
        rows.Add(new ActionRow(buttons));
        return MessageBody.Of(new Container(rows) { AccentColor = Accent.Of(page.Lines.Count > 0 ? page.Lines[^1].Topic : "") });
    }

    /// <param name="buttons">What can be done with it, at least one and at most five.</param>
    public static MessageBody Versus(string left, string right, IReadOnlyList<VersusRow> rows, IReadOnlyList<Button> buttons)
    {
        var text = Texts.Get("versus.head", DiscordMarkdown.Escape(left), DiscordMarkdown.Escape(right));
        foreach (var row in rows)
        {
            var next = $"\n**{DiscordMarkdown.Escape(Capital(row.Facet))}**\n- {DiscordMarkdown.Escape(left)}: {Cell(row.Left)}\n- {DiscordMarkdown.Escape(right)}: {Cell(row.Right)}";
            if (DiscordMarkdown.Length(text) + DiscordMarkdown.Length(next) < Limits.Text - 100)
            {
                text += next;
            }
        }

        return MessageBody.Of(new Container(
        [
            new TextDisplay(rows.Count == 0 ? text + "\n" + Texts.Get("versus.none") : text),
            new ActionRow(buttons),
        ])
        { AccentColor = Accent.Of("") });
    }

    private static string Lines(IReadOnlyList<ChronicleLine> lines)
    {
        var linked = string.Join('\n', lines.Select(l => Line(l, DiscordMarkdown.Link(Shown.Cut(l.Title, 140), l.Url))));
        return DiscordMarkdown.Length(linked) <= LongestLines ? linked : string.Join('\n', lines.Select(l => Line(l, DiscordMarkdown.Escape(Shown.Cut(l.Title, 140)))));
    }

    private static string Line(ChronicleLine line, string title) =>
        string.Create(CultureInfo.InvariantCulture, $"{Shown.Short(line.At)} {title}\n-# {DiscordMarkdown.Escape(line.Publisher)}{(line.Reports > 1 ? " · " + Texts.Get("timeline.reports", line.Reports) : "")}");

    private static string Forecast(Prediction said, DateTimeOffset now) =>
        $"- {DiscordMarkdown.Escape(Shown.Cut(said.Text, 220))} · {DiscordMarkdown.Link(said.Publisher, said.Url)} · {Texts.Get(said.DueAt <= now ? "timeline.wasdue" : "timeline.due", Shown.Ago(said.DueAt))}";

    private static string Cell(VersusCell? cell) => cell is null
        ? Texts.Get("versus.missing")
        : $"{Safe(cell.Text)} · {DiscordMarkdown.Link(cell.Publisher, cell.Url)}";

    /// <summary>A timestamp of ours at the front of a cell is kept as it is.</summary>
    private static string Safe(string text) => text.StartsWith("<t:", StringComparison.Ordinal) && text.IndexOf('>') is var end and > 0
        ? text[..(end + 1)] + " " + DiscordMarkdown.Escape(text[(end + 1)..])
        : DiscordMarkdown.Escape(text);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
