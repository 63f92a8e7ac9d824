using Bot.News.Analysing;
using Bot.News.Analysing.Analysts;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;

namespace Bot.News.Tests.Analysing;

public sealed class ActionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Packhorse fixed the vulnerability in version 2.4.1 on Friday.", "Update Packhorse to 2.4.1")]
    [InlineData("Users should update Packhorse to version 2.4.1 because of the flaw.", "Update Packhorse to 2.4.1")]
    [InlineData("The flaw in Packhorse is severe and its maintainers urge operators to install version 2.4.1.", "Update Packhorse to 2.4.1")]
    [InlineData("The maintainers fixed the flaw in version 2.4.1 and published version 1.9.8 for the old branch.", "Update Packhorse to 2.4.1")]
    [InlineData("Saddlebag Inspector fixed the flaw CVE-2025-49596 in version 0.14.1 in June 2025.", null)]
    [InlineData("Packhorse fixed another flaw in version 0.14.1 in June 2025.", null)]
    [InlineData("Packhorse is like Saddlebag Inspector, which fixed a flaw in version 0.14.1 last week.", null)]
    [InlineData("Packhorse accepted commands from any web page, a flaw known in version 0.9.", null)]
    [InlineData("The flaw CVE-2026-12345 in Packhorse lets strangers read memory.", "Patch Packhorse for CVE-2026-12345")]
    [InlineData("After the flaw the maker of Packhorse lifted its rate to 2.5 percent.", null)]
    public void A_patch_takes_the_version_that_mends_this_happening(string text, string? action) =>
        Assert.Equal(action, Steps("security", "Critical flaw in Packhorse found", ("Wire", text)).FirstOrDefault());

    [Fact]
    public void A_capital_that_opens_a_title_is_no_part_of_the_product() =>
        Assert.Equal(["Update Packhorse to 2.4.1"], Steps("other", "Critical Packhorse bug lets strangers in", ("Wire", "The maintainers fixed the flaw in version 2.4.1. Saddlebag fixed the code execution CVE-2025-3248 in version 1.3.0, and attackers exploited it in May 2025."), ("Post", "A critical flaw in Packhorse is open.")));

    [Fact]
    public void Where_versions_differ_most_publishers_win_and_an_even_split_makes_no_action()
    {
        var one = ("Wire", "Packhorse fixed the flaw in version 2.4.0 on Friday.");
        var two = ("Post", "Packhorse fixed the flaw in version 2.4.1 on Friday.");
        Assert.Empty(Steps("security", "Critical flaw in Packhorse found", one, two));
        Assert.Equal(["Update Packhorse to 2.4.1"], Steps("security", "Critical flaw in Packhorse found", one, two, ("Paper", "Operators must update Packhorse to 2.4.1 against the flaw.")));
    }

    [Theory]
    [InlineData("Gemma 4, built by Google DeepMind, comes under the Apache 2.0 licence.", "Check the Apache 2.0 licence of Gemma 4")]
    [InlineData("Google DeepMind gives its weights away under the Apache 2.0 licence.", null)]
    public void A_licence_is_that_of_a_thing_never_of_its_maker(string text, string? action) =>
        Assert.Equal(action, Steps("release", "Google DeepMind releases weights", ("Wire", text)).FirstOrDefault());

    [Theory]
    [InlineData("Cohere will switch off Command R endpoints in 90 days.", "Move off Command R endpoints before 18 February 2027")]
    [InlineData("Cohere has told customers that its hosted Command R and Command R+ models will end and be shut down in 90 days.", "Move off Command R and Command R+ models before 18 February 2027")]
    [InlineData("Several studies depend on hosted Command R, which Cohere turns off in 90 days.", "Move off Command R before 18 February 2027")]
    [InlineData("Cohere shuts down the Assistants API on 26 August 2027.", "Move off the Assistants API before 26 August 2027")]
    [InlineData("Cohere will retire something in 90 days.", null)]
    public void A_migration_names_what_ends_and_the_day(string text, string? action) =>
        Assert.Equal(action, Steps("release", "Cohere retires models", ("Wire", text)).FirstOrDefault());

    private static List<string> Steps(string type, string title, params (string Publisher, string Text)[] reports)
    {
        var articles = reports.Select((r, i) => new Article
        {
            Id = i + 1,
            Key = r.Publisher,
            Url = $"https://{r.Publisher}.example/a",
            Title = title,
            Teaser = r.Text,
            Publisher = r.Publisher,
            Family = r.Publisher,
            Trust = Trust.Press,
            Language = "en",
            ContentHash = "",
            Published = Now,
            Collected = Now,
            When = Now,
        }).ToList();
        var told = new NewsEvent { Id = 1, Title = title, TitleArticleId = 1, FirstArticleId = 1, Type = type, Actors = ["Cohere"], Reports = articles.Count, Publishers = articles.Count, FirstAt = Now, LastAt = Now };
        var material = new Material(told, articles);
        return [.. Cards.From(ExtractiveAnalyst.Write(material, Now), material, null, [], Now).Claims.Where(c => c.Section == Bot.News.Store.Analysing.Section.Next).OrderBy(c => c.Order).Select(c => c.Text)];
    }
}
