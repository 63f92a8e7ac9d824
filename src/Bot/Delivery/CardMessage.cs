using Bot.Discord.Wire;
using Bot.News.Recapping;

namespace Bot.Delivery;

/// <summary>The event card as a Discord message: the TL;DR on its face, the rest behind "Show…".</summary>
internal static class CardMessage
{
    private const int LongestTitle = 300;

    /// <summary>The face of the card. A thin event is three lines: title, one sentence, source.</summary>
    /// <param name="inRecap">The card was opened from an edition, or one tells of it: "This week's recap" is offered.</param>
    public static MessageBody Face(Card card, bool inRecap)
    {
        List<Component> rows = [];
        CardBlocks.Add(rows, Heading(card), card.Rich ? Body(card) : Thin(card));
        if (Parts(card, inRecap) is { Count: > 0 } parts)
        {
            rows.Add(new ActionRow([new StringSelect(CustomId.Menu("show"), parts) { Placeholder = "Show…" }]));
        }

        rows.Add(new ActionRow(
        [
            Button.Of("Follow", CustomId.Of(new Press.Follow(card.EventId)), ButtonStyle.Primary),
            Button.Of("Useful", CustomId.Of(new Press.Vote(card.EventId, 1))),
            Button.Of("Not useful", CustomId.Of(new Press.Vote(card.EventId, -1))),
            Button.Of("Report", CustomId.Of(new Press.Report(card.EventId, card.AnalysisId))),
        ]));
        rows.Add(new TextDisplay($"-# {Safe(card.Proof, "Quoted from its sources")}\n-# {Safe(card.Rights, "All content rights belong to the original publishers")}"));
        return Message(card, rows);
    }

    /// <summary>Takeaways, the technical part and what may follow.</summary>
    public static MessageBody Insight(Card card)
    {
        List<Component> rows = [];
        CardBlocks.Add(rows, Title(card, "Deep insight"),
            [
                .. CardBlocks.Listed("Key takeaways", card.Takeaways.Select(CardBlocks.Cited)),
                .. CardBlocks.Listed("Technical deep dive", card.Deep.Select(CardBlocks.Cited)),
                .. CardBlocks.Listed("Future implications", card.Implications.Select(CardBlocks.Forecast)),
            ]);
        rows.Add(new TextDisplay("-# " + Safe(card.Proof, "Quoted from its sources")));
        return Message(card, rows);
    }

    /// <summary>One stacked line per player, and what is not reported.</summary>
    public static MessageBody Competitors(Card card)
    {
        List<Component> rows = [];
        var missing = card.NotReported.Count == 0 ? [] : (string[])["-# not reported: " + DiscordMarkdown.Escape(string.Join(", ", card.NotReported))];
        CardBlocks.Add(rows, Title(card, "Competitors"), [.. card.Players.Select(CardBlocks.Player), .. missing, .. SourceLines(card, citedOnly: true)]);
        return Message(card, rows);
    }

    /// <summary>What happened before, oldest first.</summary>
    public static MessageBody Timeline(Card card)
    {
        List<Component> rows = [];
        CardBlocks.Add(rows, Title(card, "Timeline"), [.. card.Timeline.Select(CardBlocks.Dated), .. SourceLines(card, citedOnly: true)]);
        return Message(card, rows);
    }

    /// <summary>Every report, those that statements cite with their numbers.</summary>
    public static MessageBody Sources(Card card)
    {
        List<Component> rows = [];
        CardBlocks.Add(rows, Title(card, "Sources"), SourceLines(card, citedOnly: false));
        return Message(card, rows);
    }

    /// <summary>Events that share actors, each with its own Details button.</summary>
    public static MessageBody Related(Card card)
    {
        List<Component> rows = [];
        CardBlocks.Add(rows, Title(card, "Related"), card.Related.Count == 0 ? ["Nothing else in our archive names the same people or firms."] : []);
        foreach (var other in card.Related)
        {
            var row = new Discord.Wire.Section(
                DiscordMarkdown.Link(CardBlocks.Short(other.Title, "A related event"), other.Url) + "\n-# also about " + DiscordMarkdown.Escape(CardBlocks.Short(other.Because, "the same")),
                Button.Of("Details", CustomId.Of(new Press.OpenEvent(other.EventId))));
            if (Limits.Holds([new Container([.. rows, row])]))
            {
                rows.Add(row);
            }
        }

        return Message(card, rows);
    }

    private static MessageBody Message(Card card, List<Component> rows) => MessageBody.Of(new Container(rows) { AccentColor = Accent.Of(card.Topic) });

    private static string Heading(Card card) => $"## {DiscordMarkdown.Link(Headline(card), card.Url)}\n-# {Safe(card.Badge.ToString(), "")} · <t:{card.Badge.At.ToUnixTimeSeconds()}:d>";

    private static string Title(Card card, string part) => $"### {part} · {DiscordMarkdown.Link(Headline(card), card.Url)}";

    private static string Headline(Card card) => DiscordMarkdown.Length(card.Headline) <= LongestTitle && DiscordMarkdown.Escape(card.Headline).Length > 0 ? card.Headline : "An event";

    /// <summary>A last line that is no line of ours any more says the least it must.</summary>
    private static string Safe(string text, string instead) => DiscordMarkdown.Escape(text) is var safe && DiscordMarkdown.Length(safe) is > 0 and <= LongestTitle ? safe : instead;

    private static IReadOnlyList<string> Thin(Card card) =>
        card.Changed.Concat(card.Why).Concat(card.Takeaways).Select(CardBlocks.Cited).FirstOrDefault(line => DiscordMarkdown.Length(line) <= 1000) is { } line ? [line] : [];

    private static IReadOnlyList<string> Body(Card card)
    {
        string[] here = card.Why.Count > 0 || card.WhyHere.Count == 0 ? [] : [DiscordMarkdown.Escape(string.Join(", ", card.WhyHere)) + "."];
        return
        [
            .. card.Hook.Length > 0 ? (string[])["💡 " + DiscordMarkdown.Escape(card.Hook)] : [],
            .. CardBlocks.Labelled("What changed", card.Changed.Select(CardBlocks.Cited)),
            .. CardBlocks.Labelled("Why it matters", card.Why.Select(CardBlocks.Cited)),
            .. CardBlocks.Labelled("Why it is here", here),
            .. CardBlocks.Labelled("What to do", card.Next.Select(CardBlocks.Cited)),
            .. CardBlocks.Labelled("Who should care", card.Who.Count == 0 ? [] : [Capital(DiscordMarkdown.Escape(string.Join(" · ", card.Who)))]),
            .. CardBlocks.Labelled("Numbers", card.Numbers.Count == 0 ? [] : [string.Join(" · ", card.Numbers.Select(CardBlocks.Cited))]),
        ];
    }

    private static IReadOnlyList<string> SourceLines(Card card, bool citedOnly) => [.. card.Sources
        .Where(source => !citedOnly || source.Number > 0)
        .Select(CardBlocks.Source)];

    private static List<SelectOption> Parts(Card card, bool inRecap)
    {
        List<(CardPart Part, string Label, bool There)> all =
        [
            (CardPart.Insight, "Deep insight", card.HasInsight),
            (CardPart.Competitors, "Competitors", card.Players.Count > 1),
            (CardPart.Timeline, "Timeline", card.Timeline.Count > 0),
            (CardPart.Sources, "Sources", card.Sources.Count > 0),
            (CardPart.Related, "Related", card.Related.Count > 0),
            (CardPart.Recap, "This week's recap", inRecap),
        ];
        return [.. all.Where(part => part.There).Select(part => new SelectOption(part.Label, CustomId.Of(new Press.ShowPart(card.EventId, part.Part))))];
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
