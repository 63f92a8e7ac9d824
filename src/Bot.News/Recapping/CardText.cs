using System.Text;

namespace Bot.News.Recapping;

/// <summary>A whole card as plain text for a terminal, or as Markdown.</summary>
public static class CardText
{
    /// <summary>Every section that has material, under its name; a thin event has its title, one sentence and its sources. Ends with a line feed.</summary>
    public static string Text(Card card) => Render(card, markdown: false);

    /// <inheritdoc cref="Text"/>
    public static string Markdown(Card card) => Render(card, markdown: true);

    /// <summary>The sources of a line as raised figures: " ¹ ²"; empty where there are none.</summary>
    public static string Cites(CardLine line) => string.Concat(line.Cites.Select(number => " " + Raised(number)));

    /// <summary>12 → ¹².</summary>
    public static string Raised(int number) =>
        string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    /// <summary>When a forecast is to come true, where its text does not say so itself.</summary>
    public static string? Horizon(CardLine line) =>
        line.Date is { Length: > 0 } horizon && !line.Text.Contains(horizon, StringComparison.OrdinalIgnoreCase) ? horizon : null;

    /// <summary>"**AWS** · chips: Trainium ¹ · models: any ²" without the emphasis.</summary>
    public static string Stacked(CardPlayer player) =>
        string.Join(" · ", player.Cells.Select(cell => $"{cell.Facet}: {Words.Open(cell.Cell.Text)}{Cites(cell.Cell)}").Prepend(player.Name));

    private static string Render(Card card, bool markdown)
    {
        var text = new StringBuilder();
        void Add(string line) => text.Append(markdown ? EditionText.Plain(line) : line).Append(markdown ? "  \n" : "\n");
        void Under(string name, IEnumerable<string> lines)
        {
            var all = lines.ToList();
            if (all.Count > 0)
            {
                text.Append(markdown ? $"\n**{name}**\n\n" : $"\n{name}\n");
                all.ForEach(line => text.Append(markdown ? "- " + EditionText.Plain(line) : "  " + line).Append('\n'));
            }
        }

        text.Append(markdown ? $"## {EditionText.Linked(card.Headline, card.Url)}\n\n" : card.Headline + "\n" + card.Url + "\n");
        Add($"{card.Badge} · {Day(card.Badge.At)}");
        if (card.Rich && card.Hook.Length > 0)
        {
            Add(card.Hook);
        }

        Under("What changed", card.Changed.Select(Cited));
        Under("Why it matters", card.Why.Select(Cited));
        Under("Why it is here", !card.Rich || card.Why.Count > 0 || card.WhyHere.Count == 0 ? [] : [Words.Closed(Words.Capital(Words.Listed(card.WhyHere)))]);
        Under("What to do next", card.Next.Select(Cited));
        Under("Who should care", !card.Rich || card.Who.Count == 0 ? [] : [Words.Capital(string.Join(" · ", card.Who))]);
        Under("Numbers", card.Numbers.Select(Cited));
        Under("Key takeaways", card.Takeaways.Select(Cited));
        Under("Technical deep dive", card.Deep.Select(Cited));
        Under("Competitors", card.Players.Select(Stacked).Concat(card.NotReported.Count == 0 ? [] : ["not reported: " + string.Join(", ", card.NotReported)]));
        Under("Future implications", card.Implications.Select(line => (Horizon(line) is { } horizon ? horizon + "  " : "") + Cited(line) + (line.Aside is { Length: > 0 } why ? " — " + why : "")));
        Under("Timeline", card.Timeline.Select(Dated));
        Under("Sources", card.Sources.Select(source => (source.Number > 0 ? Raised(source.Number) + " " : "") + source.Publisher + (source.Published is { } published ? $" · {Day(published)}" : "") + " · " + source.Url));
        Under("Related", card.Related.Select(other => $"{other.Title} ({other.Because})"));
        text.Append('\n');
        Add(card.Proof);
        Add(card.Rights);
        return text.ToString();
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Cited(CardLine line) => line.Text + Cites(line);

    private static string Dated(CardLine line) => (line.Date is { Length: > 0 } date ? date + "  " : "") + Cited(line);
}
