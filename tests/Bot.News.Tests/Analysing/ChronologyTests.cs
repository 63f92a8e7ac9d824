using Bot.News.Analysing;
using Bot.News.Analysing.Analysts;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;

namespace Bot.News.Tests.Analysing;

public sealed class ChronologyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_date_belongs_to_its_own_clause_and_a_fact_stands_once_in_its_most_telling_form()
    {
        var told = Timeline(
            "AMD entered this market with the MI300X in December 2023. AMD followed with the MI325X in October 2024 and the MI350 series in June 2025.",
            "Amazon announced its first inference chip in November 2018. Amazon launched Trainium in December 2020.",
            "Amazon announced Inferentia in November 2018 and launched Trainium in December 2020.");
        Assert.Contains(told, t => t is { Date: "2024-10", Text: var text } && text.Contains("MI325X", StringComparison.Ordinal) && !text.Contains("MI350", StringComparison.Ordinal));
        Assert.DoesNotContain(told, t => t.Date == "2025-06" && t.Text.Contains("MI325X", StringComparison.Ordinal));
        Assert.Equal("Amazon announced Inferentia", Assert.Single(told, t => t.Date == "2018-11").Text);
        Assert.Single(told, t => t.Date == "2020-12");
        Assert.Equal(told.OrderBy(t => t.Date, StringComparer.Ordinal), told);
    }

    private static List<(string Date, string Text)> Timeline(params string[] texts)
    {
        var articles = texts.Select((text, i) => new Article
        {
            Id = i + 1,
            Key = $"k{i}",
            Url = $"https://p{i}.example/a",
            Title = "AMD ships chips that rival Amazon",
            Teaser = text,
            Publisher = $"P{i}",
            Family = $"P{i}",
            Trust = Trust.Press,
            Language = "en",
            ContentHash = "",
            Published = Now,
            Collected = Now,
            When = Now,
        }).ToList();
        var told = new NewsEvent { Id = 1, Title = "AMD ships chips that rival Amazon", TitleArticleId = 1, FirstArticleId = 1, Type = "chips", Reports = 3, Publishers = 3, FirstAt = Now, LastAt = Now };
        return [.. Chronology.Timeline(new Material(told, articles)).Select(c => (c.Date!, c.Text))];
    }
}
