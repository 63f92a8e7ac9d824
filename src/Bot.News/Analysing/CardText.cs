using System.Text;

namespace Bot.News.Analysing;

/// <summary>Renders a whole card as Markdown or plain text. Pure: the badge is computed from what it is given.</summary>
public static class CardText
{
    /// <summary>The card as Markdown, links included; it ends with a line feed.</summary>
    /// <param name="headline">The article that the headline links to, for the collection lag; null leaves the lag out.</param>
    public static string Markdown(NewsEvent told, Analysis card, Article? headline, DateTimeOffset now) => new Sheet(told, card, headline, now, markdown: true).Write();

    /// <summary>The card as plain text with numbered sources below; it ends with a line feed.</summary>
    public static string Plain(NewsEvent told, Analysis card, Article? headline, DateTimeOffset now) => new Sheet(told, card, headline, now, markdown: false).Write();

    /// <summary>The claim as it is shown: quotations in quotation marks with their publisher's name.</summary>
    public static string Say(Claim claim) => claim.Quoted ? $"“{Inner(claim.Text)}” — {Named(claim)}" : claim.Text;

    /// <summary>The last line of every card.</summary>
    public static string SourceLine(Analysis card) => $"Original source: {card.Publisher} · All content rights belong to the original publishers";

    /// <summary>Who wrote the card and how much of it is traced.</summary>
    public static string ProducerLine(Analysis card)
    {
        var sources = card.Claims.SelectMany(c => c.Citations).Select(c => c.ArticleId).Distinct().Count();
        var named = sources == 1 ? "1 source" : $"{sources} sources";
        if (card.ByModel) return $"{card.Producer} · {card.Claims.Count} of {card.Claims.Count + card.Dropped} statements traced to {named}";
        return sources == 0 ? card.Producer : $"{card.Producer} · quoted from {named}";
    }

    /// <summary>Words of the 30-second part: what changed, why, what to do, who should care.</summary>
    public static int SummaryWords(Analysis card) =>
        card.Claims.Where(c => c.Section is Section.Changed or Section.Why or Section.Next).Sum(c => Words.Count(Say(c))) + (card.Claims.Any(c => c.Section == Section.Why) ? 0 : card.WhyHere.Sum(Words.Count)) + card.Who.Sum(Words.Count);

    private static string Named(Claim claim)
    {
        var publisher = claim.Citations.Count > 0 ? claim.Citations[0].Publisher : claim.Attribution;
        return publisher ?? "";
    }

    /// <summary>Quotation marks inside a quotation become single ones.</summary>
    private static string Inner(string text) => text.Replace('“', '‘').Replace('”', '’').Replace('"', '\'');

    private sealed class Sheet(NewsEvent told, Analysis card, Article? headline, DateTimeOffset now, bool markdown)
    {
        private readonly List<Citation> sources = [];
        private readonly StringBuilder text = new();

        public string Write()
        {
            if (card.Rich) Rich();
            else Thin();
            if (!markdown) Sources();
            return text.ToString();
        }

        /// <summary>Title, one sentence, source; what to do only where there is something.</summary>
        private void Thin()
        {
            Title();
            foreach (var claim in Of(Section.Changed)) Line(Say(claim) + Marks(claim));
            foreach (var claim in Of(Section.Next)) Line("What to do: " + claim.Text + Marks(claim));
            Line(Small($"Source: {(markdown ? $"[{Escape(card.Publisher)}]({card.Url})" : card.Publisher)}"));
        }

        private void Rich()
        {
            Title();
            Line(Small(Freshness.Badge(told, card.Publisher, headline, now)));
            if (card.Hook.Length > 0) Line("💡 " + card.Hook);
            text.Append('\n');
            Labelled("What changed", Of(Section.Changed));
            Labelled("Why it matters", Of(Section.Why));
            if (!Of(Section.Why).Any() && card.WhyHere.Count > 0) Label("Why it is here", string.Join(", ", card.WhyHere) + ".");
            Labelled("What to do", Of(Section.Next), "; ");
            if (card.Who.Count > 0) Label("Who should care", Sentence(string.Join(" · ", card.Who)));
            Labelled("Numbers", Of(Section.Number), " · ");
            Listed("Key takeaways", Of(Section.Takeaway).Select(c => Say(c) + Marks(c)));
            Players();
            Listed("Technical deep dive", Of(Section.Deep).Select(c => Say(c) + Marks(c)));
            Listed("Future implications", Of(Section.Implication).Select(c => (c.Date is { Length: > 0 } horizon ? Sentence(horizon) + ": " : "") + Say(c) + Marks(c)));
            Listed("Timeline", Of(Section.Timeline).Select(c => $"{c.Date} {c.Text}{Marks(c)}"));
            text.Append('\n');
            Line(Small(ProducerLine(card)));
            Line(Small(SourceLine(card)));
        }

        private IEnumerable<Claim> Of(Section section) => card.Claims.Where(c => c.Section == section).OrderBy(c => c.Order);

        private void Title() => Line(markdown ? $"## [{Escape(card.Headline)}]({card.Url})" : card.Headline);

        private void Labelled(string label, IEnumerable<Claim> claims, string between = " ")
        {
            var said = string.Join(between, claims.Select(c => Say(c) + Marks(c)));
            if (said.Length > 0) Label(label, said);
        }

        private void Label(string label, string said) => Line(markdown ? $"**{label}** {said}\n" : $"{label,-16}{said}");

        private void Listed(string label, IEnumerable<string> items)
        {
            var lines = items.ToList();
            if (lines.Count == 0) return;
            text.Append('\n');
            Line(markdown ? $"### {label}" : label);
            foreach (var item in lines) Line("- " + item);
        }

        private void Players()
        {
            var cells = Of(Section.Comparison).ToList();
            if (cells.Count == 0) return;
            var facets = cells.Select(c => c.Facet!).Distinct().ToList(); // comparison claims always carry player and facet
            var rows = cells.GroupBy(c => c.Player!).Select(row => Name(row.Key) + " · " + string.Join(" · ", facets.Select(facet =>
                row.FirstOrDefault(c => c.Facet == facet) is { } cell ? $"{facet}: {cell.Text}{Marks(cell)}" : $"{facet}: not reported")));
            Listed("Competitors", rows);
        }

        private string Name(string player) => markdown ? $"**{player}**" : player;

        private string Marks(Claim claim)
        {
            var numbers = claim.Citations.OrderBy(c => c.Order).Select(Number).Distinct().Order();
            return string.Concat(numbers.Select(n => markdown ? $" [{Raised(n)}]({sources[n - 1].Url})" : " " + Raised(n)));
        }

        private int Number(Citation citation)
        {
            var at = sources.FindIndex(s => s.ArticleId == citation.ArticleId);
            if (at >= 0) return at + 1;
            sources.Add(citation);
            return sources.Count;
        }

        private void Sources()
        {
            for (var i = 0; i < sources.Count; i++) Line($"{Raised(i + 1)} {sources[i].Publisher} {sources[i].Url}");
        }

        private void Line(string line) => text.Append(line).Append('\n');

        private string Small(string line) => markdown ? "-# " + line : line;

        private static string Raised(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(d => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d - '0']));

        private static string Sentence(string line) => line.Length == 0 ? line : char.ToUpperInvariant(line[0]) + line[1..];

        private static string Escape(string title) => title.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);
    }
}
