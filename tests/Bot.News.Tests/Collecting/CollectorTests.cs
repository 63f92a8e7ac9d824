using Bot.News.Store.Collecting;
using Microsoft.Extensions.Options;

namespace Bot.News.Tests.Collecting;

public sealed class CollectorTests
{
    private static readonly DateTimeOffset Yesterday = Desk.Start.AddDays(-1);

    [Fact]
    public async Task A_feed_is_read_once_and_its_items_are_stored_once()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", "https://wire.example/1", Yesterday), Rss.Item("Chip two", "https://wire.example/2", Yesterday.AddHours(1))));
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        var first = await desk.CollectAsync();
        desk.Clock.Advance(TimeSpan.FromHours(2));
        var second = await desk.CollectAsync();

        Assert.Equal((1, 2, 0), (first.Sources, first.New, first.Failed));
        Assert.Equal((1, 0, 0), (second.Sources, second.Fetched, second.New));
        Assert.Equal(2, site.TimesAsked("/feed"));
        Assert.True(site.Asked.Last(asked => asked.Path == "/feed").Headers.ContainsKey("If-None-Match"));
        var articles = await desk.ArticlesAsync();
        Assert.Equal(["Chip one", "Chip two"], articles.Select(article => article.Title));
        Assert.All(articles, article => Assert.True(article.Backlog));
    }

    [Fact]
    public async Task A_source_is_not_asked_before_its_turn()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", "https://wire.example/1", Yesterday)));
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        await desk.CollectAsync();
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        var early = await desk.CollectAsync();

        Assert.Equal(0, early.Sources);
        Assert.Equal(1, site.TimesAsked("/feed"));
    }

    [Fact]
    public async Task What_comes_after_the_first_fetch_is_no_backlog_and_knows_its_lag()
    {
        await using var site = await Site.StartAsync();
        var old = Rss.Item("Chip one", "https://wire.example/1", Yesterday);
        site.Serves("/feed", Rss.Feed(old));
        await using var desk = await Desk.ReadingAsync(site, "/feed");
        await desk.CollectAsync();

        desk.Clock.Advance(TimeSpan.FromHours(1));
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip two", "https://wire.example/2", desk.Clock.GetUtcNow().AddMinutes(-12)), old));
        await desk.CollectAsync();

        var fresh = (await desk.ArticlesAsync()).Single(article => article.Title == "Chip two");
        Assert.False(fresh.Backlog);
        Assert.Equal(TimeSpan.FromMinutes(12), fresh.Collected - fresh.Published);
    }

    [Theory]
    [InlineData("https://wire.example/1?utm_source=rss&amp;utm_medium=feed", "g1", 0)]
    [InlineData("http://www.wire.example/1/#comments", "other", 0)]
    [InlineData("https://wire.example/moved", "g1", 0)]
    [InlineData("https://wire.example/moved", "other", 26)]
    public async Task An_item_that_comes_back_redated_moved_or_reguided_is_the_same_article(string link, string guid, int hoursLater)
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", "https://wire.example/1", Yesterday, "g1")));
        await using var desk = await Desk.ReadingAsync(site, "/feed");
        await desk.CollectAsync();

        desk.Clock.Advance(TimeSpan.FromDays(2));
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", link, Yesterday.AddHours(hoursLater), guid)));
        var again = await desk.CollectAsync();

        Assert.Equal((0, 0), (again.New, again.Edited));
        Assert.Single(await desk.ArticlesAsync());
    }

    [Fact]
    public async Task An_edit_is_recorded_as_an_edit()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", "https://wire.example/1", Yesterday, "g1", "It costs 100 dollars.")));
        await using var desk = await Desk.ReadingAsync(site, "/feed");
        await desk.CollectAsync();

        desk.Clock.Advance(TimeSpan.FromDays(1));
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", "https://wire.example/1", Yesterday, "g1", "It costs 200 dollars.")));
        var again = await desk.CollectAsync();

        var article = Assert.Single(await desk.ArticlesAsync());
        Assert.Equal((0, 1, 2), (again.New, again.Edited, article.Revision));
        Assert.Equal("It costs 200 dollars.", article.Text);
        Assert.Equal(desk.Clock.GetUtcNow(), article.EditedAt);
    }

    [Fact]
    public async Task One_broken_source_stops_nobody_and_its_row_says_why()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/good", Rss.Feed(Rss.Item("Chip one", "https://wire.example/1", Yesterday)));
        site.Serves("/page", "<html><body>Hello</body></html>", "text/html");
        await using var desk = await Desk.ReadingAsync(site, "/page", "/missing", "/good");

        var round = await desk.CollectAsync();

        Assert.Equal((3, 1, 2), (round.Sources, round.New, round.Failed));
        Assert.Contains(round.Problems, problem => problem.Contains("web page, not a feed", StringComparison.Ordinal));
        Assert.Contains(round.Problems, problem => problem.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_behind_a_teaser_gives_the_text()
    {
        await using var site = await Site.StartAsync();
        var paragraphs = string.Concat(Enumerable.Range(1, 8).Select(i => $"<p>Sentence number {i} of the story says what the maker of chips told its investors on that day.</p>"));
        site.Serves("/1", $"<html><head><title>Chip one</title></head><body><nav>Home</nav><article><h1>Chip one</h1>{paragraphs}</article></body></html>", "text/html");
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", site.Address + "/1", Yesterday)));
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        await desk.CollectAsync();

        var article = Assert.Single(await desk.ArticlesAsync());
        Assert.Equal(PageState.Fetched, article.Page);
        Assert.Contains("number 8 of the story", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Home", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_larger_than_any_article_is_refused_with_the_reason()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/1", "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 300_000)), "text/html");
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", site.Address + "/1", Yesterday)));
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        await desk.CollectAsync();

        var article = Assert.Single(await desk.ArticlesAsync());
        Assert.Equal((PageState.Refused, "it has more than 15000 elements"), (article.Page, article.PageProblem));
    }

    [Fact]
    public async Task Fetch_through_sends_every_request_to_one_address()
    {
        await using var site = await Site.StartAsync();
        var feed = Uri.EscapeDataString("https://wire.example/feed?a=b");
        site.Serves($"/fetch?url={feed}", Rss.Feed(Rss.Item("Chip one", "https://wire.example/1", Yesterday)));
        await using var desk = await Desk.OpenAsync(("News:FetchThrough", site.Address + "/fetch"), ("News:Sources:0:Url", "https://wire.example/feed?a=b"));

        var round = await desk.CollectAsync();

        Assert.Equal((1, 0), (round.New, round.Failed));
        Assert.Equal(["https://wire.example/1"], (await desk.ArticlesAsync()).Select(article => article.Url));
        Assert.Contains(site.Asked, asked => asked.Path == $"/fetch?url={Uri.EscapeDataString("https://wire.example/1")}");
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(-400, false)]
    public async Task The_actors_own_page_that_a_report_links_to_is_taken_in_where_it_is_as_new(int daysOld, bool taken)
    {
        const string Report = "https://wire.example/1", Own = "https://lab.example/news/model-one";
        await using var site = await Site.StartAsync();
        string Through(string url) => "/fetch?url=" + Uri.EscapeDataString(url);
        string Paragraphs(string of) => string.Concat(Enumerable.Range(1, 8).Select(i => $"<p>Sentence number {i} of {of} says what the maker of chips told its investors on that day.</p>"));
        site.Serves(Through("https://wire.example/feed"), Rss.Feed(Rss.Item("Chip one", Report, Yesterday)));
        site.Serves(Through("https://lab.example/feed"), Rss.Feed(Rss.Item("Other things", "https://lab.example/news/other-things", Yesterday)));
        site.Serves(Through(Report), $"<html><head><title>Chip one</title></head><body><article><h1>Chip one</h1>{Paragraphs("the story")}<p>More stands on <a href='{Own}'>the page of the lab itself</a>.</p></article></body></html>", "text/html");
        site.Serves(Through(Own), $"<html><head><title>Model one is here</title><meta property='article:published_time' content='{Yesterday.AddDays(daysOld):O}'></head><body><article><h1>Model one is here</h1>{Paragraphs("the post")}</article></body></html>", "text/html");
        await using var desk = await Desk.OpenAsync(("News:FetchThrough", site.Address + "/fetch"), ("News:Sources:0:Url", "https://wire.example/feed"),
            ("News:Sources:1:Url", "https://lab.example/feed"), ("News:Sources:1:Publisher", "Lab"), ("News:Sources:1:Trust", "primary"));

        await desk.CollectAsync();

        var followed = (await desk.ArticlesAsync()).SingleOrDefault(article => article.Url == Own);
        Assert.Equal(taken, followed is not null);
        if (followed is not null)
            Assert.Equal(("Model one is here", "Lab", Trust.Primary), (followed.Title, followed.Publisher, followed.Trust));
    }

    [Fact]
    public async Task Wrong_settings_are_refused_by_the_name_of_their_key()
    {
        await using var desk = await Desk.OpenAsync(("News:Sources:0:Url", "not an address"), ("News:FetchThrough", "https://elsewhere.example/"));

        var refused = Assert.Throws<OptionsValidationException>(() => desk.Collector);

        Assert.Contains(refused.Failures, failure => failure.StartsWith("News:Sources:0:Url", StringComparison.Ordinal));
        Assert.Contains(refused.Failures, failure => failure.StartsWith("News:FetchThrough", StringComparison.Ordinal));
    }
}
