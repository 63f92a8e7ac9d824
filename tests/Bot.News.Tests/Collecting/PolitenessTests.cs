using Bot.News.Collecting;
using Bot.News.Collecting.Web;
using Bot.News.Store.Collecting;
using Microsoft.AspNetCore.Http;

namespace Bot.News.Tests.Collecting;

public sealed class PolitenessTests
{
    [Fact]
    public async Task A_server_that_asks_to_wait_is_waited_for()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7200";
            return Task.CompletedTask;
        });
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        await desk.CollectAsync();

        Assert.Equal(Desk.Start.AddHours(2), (await desk.SourceAsync()).NextFetchAt);
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_retired_with_its_mend()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", context =>
        {
            context.Response.StatusCode = 410;
            return Task.CompletedTask;
        });
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        await desk.CollectAsync();
        desk.Clock.Advance(TimeSpan.FromDays(3));
        var later = await desk.CollectAsync();

        Assert.Equal(0, later.Sources);
        Assert.Contains("find its new feed address", (await desk.SourceAsync()).PausedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permanent_move_is_remembered_and_a_passing_one_is_not()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/new", Rss.Feed(Rss.Item("One", "https://wire.example/1", Desk.Start)));
        site.Serves("/old", context => Moved(context, 301, "/new"));
        await using var desk = await Desk.ReadingAsync(site, "/old");

        await desk.CollectAsync();
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await desk.CollectAsync();

        Assert.Equal((1, 2), (site.TimesAsked("/old"), site.TimesAsked("/new")));
        Assert.Equal(site.Address + "/new", (await desk.SourceAsync()).MovedTo);
    }

    [Fact]
    public async Task A_source_that_keeps_failing_is_slowed_and_then_paused()
    {
        await using var site = await Site.StartAsync();
        await using var desk = await Desk.ReadingAsync(site, "/missing");

        var rounds = 0;
        for (; rounds < 100 && (await desk.CollectAsync()).Sources > 0; rounds++)
            desk.Clock.Advance((await desk.SourceAsync()).NextFetchAt!.Value - desk.Clock.GetUtcNow()); // a failure sets it

        var source = await desk.SourceAsync();
        Assert.Equal(Rhythm.FailuresToPause, rounds);
        Assert.Contains("404", source.PausedBecause, StringComparison.Ordinal);
        Assert.True(desk.Clock.GetUtcNow() - Desk.Start > TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task Pages_that_robots_txt_closes_are_not_asked_for()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/robots.txt", "User-agent: *\nDisallow: /private/\nAllow: /private/open", "text/plain");
        site.Serves("/feed", Rss.Feed(Rss.Item("One", site.Address + "/private/1", Desk.Start), Rss.Item("Two", site.Address + "/private/open", Desk.Start)));
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        await desk.CollectAsync();

        Assert.Equal((0, 1, 1), (site.TimesAsked("/private/1"), site.TimesAsked("/private/open"), site.TimesAsked("/robots.txt")));
        var closed = (await desk.ArticlesAsync()).Single(article => article.Title == "One");
        Assert.Equal((PageState.Refused, "its robots.txt does not allow it"), (closed.Page, closed.PageProblem));
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /a", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?a", true)]
    [InlineData("User-agent: WeeklyAiRecapBot\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: *\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: other\nDisallow: /a", "/a", true)]
    public void Robots_rules_are_read_as_the_standard_says(string text, string path, bool allowed) =>
        Assert.Equal(allowed, RobotsRules.Parse(text).Allows(new Uri("https://a.example" + path)));

    [Fact]
    public async Task What_a_feed_asks_for_holds_though_its_answer_did_not_change()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", Rss.Feed(Rss.Item("One", "https://wire.example/1", Desk.Start)).Replace("<channel>", "<channel><ttl>45</ttl><skipHours><hour>10</hour></skipHours>", StringComparison.Ordinal));
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        await desk.CollectAsync();
        Assert.Equal(Desk.Start.AddMinutes(45), (await desk.SourceAsync()).NextFetchAt);

        desk.Clock.Advance(TimeSpan.FromMinutes(80));
        await desk.CollectAsync(); // 304

        Assert.Equal(Desk.Start.AddHours(3), (await desk.SourceAsync()).NextFetchAt);
    }

    [Fact]
    public async Task A_feed_that_stays_empty_is_slowed_and_then_paused_with_its_mend()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", Rss.Feed());
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        await desk.CollectAsync();
        desk.Clock.Advance(TimeSpan.FromDays(1));
        await desk.CollectAsync(); // 304
        var slowed = await desk.SourceAsync();
        desk.Clock.Advance(TimeSpan.FromDays(60));
        await desk.CollectAsync();
        var paused = await desk.SourceAsync();

        Assert.Equal(("empty", 30.0), (SourceHealth.Of(slowed, desk.Clock.GetUtcNow()).State, slowed.IntervalMinutes));
        Assert.Contains("check its address", paused.PausedBecause, StringComparison.Ordinal);
    }

    private static Task Moved(HttpContext context, int status, string to)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    }
}
