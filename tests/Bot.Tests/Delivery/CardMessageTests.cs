using Bot.Delivery;
using Bot.News.Recapping;
using CsCheck;

namespace Bot.Tests.Delivery;

public sealed class CardMessageTests
{
    private static readonly Card Sample = new(
        11, 5, "Amazon defends $200B of AI spending", "https://original.example/a", "4 publishers in one day.", new("Sample Wire", TimeSpan.FromHours(3), TimeSpan.FromMinutes(12), 5, 4, DateTimeOffset.UnixEpoch), "cloud", true, false, "Extracted, no AI",
        [new("“The bill follows demand.” — Sample Wire", [1])], [], ["4 independent publishers", "primary source"], [new("Read the shareholder letter.", [1])], ["security", "leaders"],
        [new("Own chips lower the cost.", [1, 2])], [new("200 billion dollars, capital spending in 2026", [1, 2])], [], [new("“Margins stay under pressure.” — Post", [2], "through 2027", null)],
        [new("Inferentia announced.", [2], "2018-11")],
        [new("AWS", [("chips", new("Trainium", [1]))]), new("Azure", [("chips", new("Maia", [2]))])], ["price of AWS"],
        [new(1, "Sample Wire", "https://original.example/a", "Amazon defends its bill", null), new(2, "Post", "https://post.example/b", "", DateTimeOffset.UnixEpoch)],
        [new(12, "Azure adds Maia", "https://post.example/c", "Microsoft")], 5, 5);

    [Fact]
    public void The_face_of_a_card_reads_as_designed() => Assert.Equal(
        """
        ## [Amazon defends $200B of AI spending](https://original.example/a)
        -# Sample Wire · fresh · collected in 12m · 5 reports, 4 publishers · <t:0:d>
        💡 4 publishers in one day.
        **What changed** “The bill follows demand.” — Sample Wire ¹
        **Why it is here** 4 independent publishers, primary source.
        **What to do** Read the shareholder letter. ¹
        **Who should care** Security · leaders
        **Numbers** 200 billion dollars, capital spending in 2026 ¹ ²
        -# Extracted, no AI · quoted from 2 sources
        -# Original source: Sample Wire · All content rights belong to the original publishers

        """.ReplaceLineEndings("\n"), MessageRules.Shown(CardMessage.Face(Sample, inRecap: true)));

    [Fact]
    public void A_thin_card_is_title_sentence_and_source() => Assert.Equal(
        """
        ## [Amazon defends $200B of AI spending](https://original.example/a)
        -# Sample Wire · fresh · collected in 12m · 5 reports, 4 publishers · <t:0:d>
        “The bill follows demand.” — Sample Wire ¹
        -# Extracted, no AI · quoted from 2 sources
        -# Original source: Sample Wire · All content rights belong to the original publishers

        """.ReplaceLineEndings("\n"), MessageRules.Shown(CardMessage.Face(Sample with { Rich = false }, inRecap: false)));

    [Fact]
    public void Competitors_are_stacked_and_gaps_are_named()
    {
        var shown = MessageRules.Shown(CardMessage.Competitors(Sample));
        Assert.Contains("**AWS** · chips: Trainium ¹\n**Azure** · chips: Maia ²\n-# not reported: price of AWS", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Margins stay under pressure through 2027.", "- Margins stay under pressure through 2027. ² Depreciation weighs.")]
    [InlineData("Margins stay under pressure.", "- Margins stay under pressure. ² (through 2027) Depreciation weighs.")]
    public void A_horizon_is_told_once(string text, string shown)
    {
        var card = Sample with { Implications = [new(text, [2], "through 2027", "Depreciation weighs.")] };
        Assert.Contains(shown, MessageRules.Shown(CardMessage.Insight(card)), StringComparison.Ordinal);
        Assert.Single(CardText.Text(card).Split("through 2027").Skip(1));
    }

    [Fact]
    public void The_menu_offers_only_what_there_is()
    {
        var bare = Sample with { Players = [], Timeline = [], Related = [], Takeaways = [], Deep = [], Implications = [] };
        var face = MessageRules.Check(CardMessage.Face(bare, inRecap: false)).ToJsonString();
        Assert.Contains("\"label\":\"Sources\"", face, StringComparison.Ordinal);
        Assert.DoesNotContain("Competitors", face, StringComparison.Ordinal);
        Assert.DoesNotContain("Timeline", face, StringComparison.Ordinal);
    }

    [Fact]
    public void For_any_content_every_part_is_inside_every_limit() => Gen.OneOf(Gen.String, Gen.String[Gen.Char["*[]() a\n"], 0, 5000], Gen.Int[0, 2000].Select(n => string.Concat(Enumerable.Repeat("👩", n)))).Array[12].Sample(texts =>
    {
        CardLine Line(int n) => new(texts[n], [1, 12], texts[(n + 1) % 12], texts[(n + 2) % 12]);
        IReadOnlyList<CardLine> lines = [.. Enumerable.Range(0, 12).Select(Line)];
        var card = new Card(
            long.MaxValue, long.MaxValue, texts[0], texts[1], texts[2], new(texts[3], TimeSpan.Zero, null, 1, 1, DateTimeOffset.UnixEpoch), "", texts[4].Length % 2 == 0, false, texts[5],
            lines, lines, texts, lines, texts, lines, lines, lines, lines, lines, [.. texts.Select(name => new CardPlayer(name, [(name, Line(3))])).DistinctBy(player => player.Name)], texts,
            [.. texts.Select((text, n) => new CardSource(n, text, "https://wire.example/" + n, text, DateTimeOffset.UnixEpoch))], [.. texts.Select((text, n) => new RelatedEvent(n, text, text, text))], 1, 1);
        foreach (var message in new[] { CardMessage.Face(card, true), CardMessage.Insight(card), CardMessage.Competitors(card), CardMessage.Timeline(card), CardMessage.Sources(card), CardMessage.Related(card) })
        {
            MessageRules.Check(message);
        }
    }, iter: 60);
}
