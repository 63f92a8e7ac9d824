using Bot.News.Analysing;
using Bot.News.Analysing.Analysts;
using Bot.News.Recapping;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using CsCheck;
using Words = Bot.News.Analysing.Words;

namespace Bot.News.Tests.Analysing;

public sealed class CardTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Stock =
    [
        "Orbit Labs released the Comet chip on Friday for training language models in data centres.", "Vega Systems expects Orbit Labs to lose 3 percent of its market share by 2029.",
        "The Comet chip from Orbit Labs carries 96 gigabytes of memory and a fast interconnect.", "Analysts at Fernhill said that the Comet chip could lower inference costs for cloud customers.",
        "Orbit Labs announced its first chip in May 2021 and opened a plant in June 2023.", "Orbit Labs raised 400 million dollars in March 2025 to build the Comet chip.",
        "Rivals of Orbit Labs such as Vega Systems sell chips that need twice as much power.", "Orbit Labs has published a technical report about the Comet chip for researchers.",
        "Customers of Orbit Labs must rewrite kernels because the Comet compiler rejects custom code.", "The Comet chip was built by Orbit Labs in eighteen months with 250 engineers.",
    ];

    [Fact]
    public void No_card_quotes_a_publisher_more_than_twice_or_with_more_than_50_words_nor_runs_over_119_words() =>
        Gen.Select(Gen.Int[1, 7], Gen.Int[0, 9].Array[3, 9].Array[7]).Sample((publishers, picks) =>
        {
            var card = Card([.. Enumerable.Range(0, publishers).Select(i => Article($"Paper {i}", string.Join(' ', picks[i].Select(k => Stock[k]))))]);
            var quoted = card.Claims.Where(c => c.Quoted).GroupBy(c => c.Citations[0].Publisher).ToList();
            return quoted.All(g => g.Count() <= 2 && g.Sum(c => Words.Count(c.Text)) <= 50)
                && Cards.SummaryWords(card) <= 119
                && card.Claims.All(c => c.Citations.Count > 0 && c.Citations.All(q => q.Sentence.Length <= 300))
                && card.Claims.Where(c => c.Section is Section.Number or Section.Timeline or Section.Comparison).All(c => Words.Count(c.Text) <= 12);
        }, iter: 150);

    [Fact]
    public void A_rich_event_shows_what_its_sources_carry_and_each_quotation_names_its_publisher()
    {
        var card = Card([.. Enumerable.Range(0, 5).Select(i => Article($"Paper {i}", string.Join(' ', Stock.Skip(i * 2).Take(2).Concat(Stock.Take(2)))))]);
        var text = CardText.Markdown(CardMaking.Make(Told(5), card, [], [], Now));
        Assert.True(card.Rich);
        Assert.Contains("**What changed**\n\n- “", text, StringComparison.Ordinal);
        Assert.Contains("Extracted, no AI · quoted from", text, StringComparison.Ordinal);
        Assert.Contains("All content rights belong to the original publishers", text, StringComparison.Ordinal);
        Assert.All(card.Claims.Where(c => c.Quoted), c => Assert.Contains(c.Citations[0].Publisher, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_values_of_one_measure_are_shown_as_what_two_sources_say()
    {
        string[] texts = ["Orbit Labs raised 400 million dollars to build the Comet chip, a filing shows.", "Orbit Labs raised about 350 million dollars to build the Comet chip, the founders said.", Stock[2], Stock[9], Stock[7]];
        var card = Card([.. texts.Select((text, i) => Article($"Paper {i}", string.Join(' ', new[] { text }.Concat(Stock.Skip(i).Take(2)))))]);
        var made = CardMaking.Make(Told(5), card, [], [], Now);
        var line = Assert.Single(made.Numbers, n => n.Text.StartsWith("sources differ", StringComparison.Ordinal));
        Assert.Matches(@"400 million dollars, .*\(Paper 0\).*350 million dollars, .*\(Paper 1\)|350 million dollars, .*\(Paper 1\).*400 million dollars, .*\(Paper 0\)", line.Text);
        Assert.InRange(line.Cites.Count, 2, 3);
        Assert.DoesNotContain(made.Numbers, n => n.Text.StartsWith("250", StringComparison.Ordinal) && n.Text.Contains("differ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_changed_has_the_titles_own_figure_before_an_earlier_one()
    {
        var article = Article("Paper", "Orbit Labs reported in February that the Comet chip had revenue of $14 billion. Orbit Labs said the Comet chip has revenue of $47 billion now.");
        article.Id = 1;
        var told = Told(1);
        told.Title = article.Title = "Revenue of Orbit Labs' Comet chip hits $47 billion";
        var draft = ExtractiveAnalyst.Write(new Material(told, [article]), Now);
        Assert.Contains("$47 billion", Assert.Single(draft.Claims, c => c.Section == Section.Changed).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("As usual with Orbit Labs, the most interesting details of the Comet chip are tucked away in its manual.")]
    [InlineData("Orbit Labs released its Comet chip a few days ago.")]
    [InlineData("Dropped this morning by Orbit Labs: a gallery of the Comet chip is announced.")]
    public void An_aside_and_what_was_before_are_not_what_changed(string aside)
    {
        var article = Article("Paper", aside);
        (article.Id, article.Title) = (1, "A gallery of Orbit Labs' Comet chip");
        var told = Told(1);
        told.Title = article.Title;
        Assert.DoesNotContain(ExtractiveAnalyst.Write(new Material(told, [article]), Now).Claims, c => c.Section == Section.Changed);
    }

    [Fact]
    public void A_thin_event_is_title_sentence_and_source()
    {
        var card = Card([Article("Paper", Stock[0])]);
        Assert.False(card.Rich);
        Assert.Equal(Section.Changed, Assert.Single(card.Claims).Section);
    }

    [Fact]
    public void A_forecast_with_a_horizon_goes_into_the_ledger_with_its_last_day()
    {
        var material = new Material(Told(1), [Article("Paper", Stock[1])]);
        var forecast = Assert.IsType<Forecast>(Forecasts.Of(material.Complete[0]));
        Assert.Equal(("by 2029", "Vega Systems", new DateOnly(2029, 12, 31)), (forecast.Horizon, forecast.SaidBy, forecast.Due));
    }

    [Fact]
    public void The_badge_says_freshness_lag_and_reports_as_they_are_when_read()
    {
        var article = Article("Paper", Stock[0]);
        article.Collected = article.Published!.Value.AddMinutes(18);
        var card = Card([article]);
        string Badge(DateTimeOffset now) => CardMaking.Make(Told(4), card, [article], [], now).Badge.ToString();
        Assert.Equal("Paper · fresh · collected in 18m · 4 reports, 3 publishers", Badge(Now));
        Assert.Contains("stale", Badge(Now.AddDays(9)), StringComparison.Ordinal);
        article.Backlog = true;
        Assert.DoesNotContain("collected", Badge(Now), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5 publishers, picked up within a day.", "6 publishers, picked up within a day.")]
    [InlineData("5 publishers in one day, with the primary source.", "6 publishers in one day, with the primary source.")]
    [InlineData("Primary source, 5 independent publishers.", "Primary source, 6 independent publishers.")]
    [InlineData("5 publishers say that rents fall.", "5 publishers say that rents fall.")]
    public void A_count_of_publishers_among_the_reasons_is_that_of_the_badge(string written, string read)
    {
        var card = Card([Article("Paper", Stock[0])]);
        (card.Hook, card.WhyHere) = (written, [written.TrimEnd('.')]);
        var made = CardMaking.Make(Told(7), card, [], [], Now);
        Assert.Equal((read, read.TrimEnd('.')), (made.Hook, made.WhyHere[0]));
    }

    private static Analysis Card(List<Article> articles)
    {
        for (var i = 0; i < articles.Count; i++) articles[i].Id = i + 1;
        var material = new Material(Told(articles.Count), articles);
        return Cards.From(ExtractiveAnalyst.Write(material, Now), material, null, [], Now);
    }

    private static NewsEvent Told(int reports) => new()
    {
        Id = 1,
        Title = "Orbit Labs releases the Comet chip",
        TitleArticleId = 1,
        FirstArticleId = 1,
        Type = "chips",
        Reports = reports,
        Publishers = Math.Max(1, reports - 1),
        FirstAt = Now.AddHours(-3),
        LastAt = Now,
        Why = ["3 publishers in one day"],
        Audiences = ["builders"],
    };

    private static Article Article(string publisher, string text) => new()
    {
        Id = 1,
        Key = publisher,
        Url = "https://" + publisher.Replace(' ', '-') + ".example/a",
        Title = "Orbit Labs releases the Comet chip",
        Teaser = text,
        Publisher = publisher,
        Family = publisher,
        Trust = Trust.Press,
        Language = "en",
        ContentHash = "",
        Published = Now.AddHours(-2),
        Collected = Now.AddHours(-2),
        When = Now.AddHours(-2),
    };
}
