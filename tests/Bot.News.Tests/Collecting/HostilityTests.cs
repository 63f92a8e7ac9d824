using System.IO.Compression;
using System.Net;
using Bot.News.Collecting.Web;
using Bot.News.Store.Collecting;
using Bot.News.Store.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Bot.News.Tests.Collecting;

public sealed class HostilityTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("2002:7f00:1::")]
    public void Private_and_special_addresses_are_not_public(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("2606:4700::1111")]
    public void Addresses_of_the_internet_are_public(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1:{port}/feed")]
    [InlineData("http://localhost:{port}/feed")]
    [InlineData("http://2130706433:{port}/feed")]
    [InlineData("http://0x7f000001:{port}/feed")]
    [InlineData("http://0177.0.0.1:{port}/feed")]
    [InlineData("http://[::ffff:127.0.0.1]:{port}/feed")]
    public async Task What_a_server_wishes_for_never_reaches_this_machine(string url)
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", Rss.Feed(Rss.Item("Secret", "https://wire.example/1")));
        await using var desk = await Desk.OpenAsync();

        var probed = await desk.Probe.TestAsync(url.Replace("{port}", new Uri(site.Address).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.False(probed.Works);
        Assert.Empty(site.Asked);
    }

    [Fact]
    public async Task A_redirect_does_not_lead_past_the_guard()
    {
        await using var site = await Site.StartAsync();
        await using var inner = await Site.StartAsync();
        inner.Serves("/secret", Rss.Feed(Rss.Item("Secret", "https://wire.example/1")));
        site.Serves("/feed", context =>
        {
            context.Response.Redirect(inner.Address + "/secret");
            return Task.CompletedTask;
        });
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        var round = await desk.CollectAsync();

        Assert.Equal((0, 1), (round.New, round.Failed));
        Assert.Empty(inner.Asked);
    }

    [Fact]
    public async Task A_small_answer_that_unpacks_without_end_is_cut_off()
    {
        await using var site = await Site.StartAsync();
        var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 40; i++)
                await gzip.WriteAsync(zeros, TestContext.Current.CancellationToken);
        }

        site.Serves("/feed", async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(bomb.ToArray(), context.RequestAborted);
        });
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        var round = await desk.CollectAsync();

        Assert.Contains("larger than", Assert.Single(round.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_server_wished_for_never_stands_in_the_way_of_the_catalogue()
    {
        await using var site = await Site.StartAsync();
        await using var through = await Site.StartAsync();
        void Serve(string url, string text) => through.Serves($"/fetch?url={Uri.EscapeDataString(url)}", text);
        Serve("https://poison.example/feed", Rss.Feed(Rss.Item("Stolen title with wrong facts", "https://lab.example/1", Desk.Start.AddHours(-1), "g", "All wrong.")));
        Serve("https://lab.example/feed", Rss.Feed(Rss.Item("The true title", "https://lab.example/1", Desk.Start.AddHours(-1), "g", "All true.")));
        await using var desk = await Desk.OpenAsync(("News:FetchThrough", through.Address + "/fetch"), ("News:Sources:0:Url", "https://lab.example/feed"), ("News:FetchPages", "false"));
        await using (var db = desk.Db())
        {
            db.SourceWishes.Add(new SourceWish { ServerId = "1", Url = "https://poison.example/feed", Stance = Stance.Add, At = Desk.Start });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await desk.CollectAsync();

        var articles = await desk.ArticlesAsync();
        Assert.Equal("The true title", Assert.Single(articles, article => article.Tier == Tier.Catalogue).Title);
        Assert.Equal("Stolen title with wrong facts", Assert.Single(articles, article => article.Tier == Tier.Server).Title);
    }

    [Theory]
    [InlineData("https://ada:secret@wire.example/feed")]
    [InlineData("https://wire.example/feed?token=0123456789abcdef0123")]
    public async Task Addresses_that_carry_a_secret_are_refused(string url)
    {
        await using var desk = await Desk.OpenAsync();

        var probed = await desk.Probe.TestAsync(url, TestContext.Current.CancellationToken);

        Assert.False(probed.Works);
        Assert.DoesNotContain("not on the public internet", probed.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_is_stored_without_what_misleads_readers()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", Rss.Feed(Rss.Item("Pay \u202egnihton\u202c now\u200b\u0007", "https://wire.example/1", Desk.Start, text: "<script>steal()</script>One<br>two")));
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        await desk.CollectAsync();

        var article = Assert.Single(await desk.ArticlesAsync());
        Assert.Equal("Pay gnihton now", article.Title);
        Assert.Equal("One\ntwo", article.Teaser);
    }

    [Fact]
    public async Task What_is_no_character_is_stored_nowhere()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", "<rss><channel><title>Wire &#xFFFF;</title><item><title>OpenAI &#xFFFE; releases GPT-9 &#x1F600;&#x1FFFE;</title><link>https://wire.example/1</link><guid>g&#xFDD0;</guid>"
            + "<category>models&#xFFFE;</category><category>&#xFFFE;</category><author>Ada &#xFFFE; L</author><description>It &#xFFFE; is out.</description></item></channel></rss>");
        site.Serves("/json", """{"items":[{"id":"j\udfff","url":"https://wire.example/2","title":"Half \ud83d a pair, a whole one \ud83d\ude00 and \\udfff","tags":["\udfff"],"content_text":"Text"}]}""", "application/feed+json");
        await using var desk = await Desk.ReadingAsync(site, "/feed", "/json");

        await desk.CollectAsync();

        var articles = (await desk.ArticlesAsync()).OrderBy(article => article.Url).ToList();
        Assert.Equal(["OpenAI releases GPT-9 😀", "Half a pair, a whole one 😀 and \\udfff"], articles.Select(article => article.Title));
        Assert.Equal(["It is out.", "Text"], articles.Select(article => article.Teaser));
        Assert.Equal(["g", "j"], articles.Select(article => article.FeedId));
        Assert.Equal(["models"], articles.SelectMany(article => article.Categories));
        Assert.Equal("Ada L", articles[0].Author);
    }

    [Theory]
    [InlineData("/robots.txt", PageState.Fetched)]
    [InlineData("/1", PageState.Refused)]
    [InlineData("/feed", null)]
    public async Task A_redirect_to_what_is_no_address_stops_nobody(string path, PageState? page)
    {
        await using var site = await Site.StartAsync();
        var paragraphs = string.Concat(Enumerable.Range(1, 8).Select(i => $"<p>Sentence number {i} of the story says what the maker of chips told its investors on that day.</p>"));
        site.Serves("/1", $"<html><head><title>Chip one</title></head><body><article><h1>Chip one</h1>{paragraphs}</article></body></html>", "text/html");
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", site.Address + "/1", Desk.Start.AddDays(-1))));
        site.Serves("/other", Rss.Feed(Rss.Item("Chip two", "https://wire.example/2", Desk.Start.AddDays(-60))));
        site.Serves(path, context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "//";
            return Task.CompletedTask;
        });
        await using var desk = await Desk.ReadingAsync(site, "/feed", "/other");

        var round = await desk.CollectAsync();

        var articles = await desk.ArticlesAsync();
        Assert.Contains(articles, article => article.Title == "Chip two");
        Assert.Equal(page, articles.SingleOrDefault(article => article.Title == "Chip one")?.Page);
        Assert.Equal(page is null ? 1 : 0, round.Problems.Count(problem => problem.Contains("redirects to what is no address", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_feed_without_end_brings_its_newest_items_and_stops_nobody()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/endless", Rss.Feed([.. Enumerable.Range(1, 11_000).Select(i => Rss.Item($"Story {i} of the archive", $"https://endless.example/{i}", Desk.Start.AddHours(-12_000 + i), $"g{i}"))]));
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", "https://wire.example/1", Desk.Start.AddDays(-60))));
        await using var desk = await Desk.OpenAsync(("News:FetchPages", "false"), ("News:Sources:0:Url", site.Address + "/endless"), ("News:Sources:1:Url", site.Address + "/feed"));

        var round = await desk.CollectAsync();

        Assert.Equal((501, 0), (round.New, round.Failed));
        var titles = (await desk.ArticlesAsync()).Select(article => article.Title).ToHashSet();
        Assert.Contains("Chip one", titles);
        Assert.Contains("Story 11000 of the archive", titles);
        Assert.DoesNotContain("Story 10500 of the archive", titles);
    }

    [Fact]
    public async Task What_cannot_be_stored_costs_its_own_source_a_turn_and_nobody_else()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/bad", Rss.Feed(Rss.Item("Poison", "https://wire.example/1", Desk.Start.AddDays(-60))));
        site.Serves("/good", Rss.Feed(Rss.Item("Chip two", "https://wire.example/2", Desk.Start.AddDays(-60))));
        await using var desk = await Desk.ReadingAsync(site, "/bad", "/good");
        await using (var db = desk.Db())
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER no BEFORE INSERT ON Articles WHEN NEW.Title = 'Poison' BEGIN SELECT RAISE(ABORT, 'no room for it'); END", TestContext.Current.CancellationToken);

        var round = await desk.CollectAsync();
        var again = await desk.CollectAsync();

        Assert.Equal((1, 1, 0), (round.New, round.Failed, again.Sources));
        Assert.Equal("Chip two", Assert.Single(await desk.ArticlesAsync()).Title);
        await using var after = desk.Db();
        var bad = await after.Sources.SingleAsync(source => source.Url == site.Address + "/bad", TestContext.Current.CancellationToken);
        Assert.Contains("no room for it", bad.LastError, StringComparison.Ordinal);
        Assert.Equal((1, true), (bad.Failures, bad.NextFetchAt > desk.Clock.GetUtcNow()));
    }

    [Fact]
    public async Task A_date_that_is_still_to_come_is_not_believed()
    {
        await using var site = await Site.StartAsync();
        site.Serves("/feed", Rss.Feed(Rss.Item("Chip one", site.Address + "/1", new(2099, 11, 30, 0, 0, 0, TimeSpan.Zero))));
        var paragraphs = string.Concat(Enumerable.Range(1, 8).Select(i => $"<p>Sentence number {i} of the story says what the maker of chips told its investors on that day.</p>"));
        site.Serves("/1", $"<html><head><title>Chip one</title><meta property='article:published_time' content='2099-11-30T00:00:00Z'></head><body><article><h1>Chip one</h1>{paragraphs}</article></body></html>", "text/html");
        await using var desk = await Desk.ReadingAsync(site, "/feed");

        await desk.CollectAsync();

        var article = Assert.Single(await desk.ArticlesAsync());
        Assert.Equal((PageState.Fetched, null, desk.Clock.GetUtcNow()), (article.Page, article.Published, article.When));
        Assert.Empty((await desk.SourceAsync()).Published);
        Assert.Null((await desk.Probe.TestAsync(site.Address + "/feed", TestContext.Current.CancellationToken, own: true)).First[0].Published);
    }

    [Fact]
    public async Task A_bad_date_or_comments_address_costs_no_item()
    {
        await using var site = await Site.StartAsync();
        string Odd(int i, string inside) => $"<item><title>Story number {i}</title><link>https://wire.example/{i}</link>{inside}</item>";
        site.Serves("/feed", Rss.Feed(Odd(1, "<pubDate>٣٠/١١/٢٠٢٦</pubDate>"), Odd(2, "<pubDate>9999-366</pubDate>"), Odd(3, "<comments>http://[bad</comments>"), Odd(4, "")));
        await using var desk = await Desk.OpenAsync(("News:FetchPages", "false"), ("News:Sources:0:Url", site.Address + "/feed"), ("News:Sources:0:Trust", "aggregator"));

        var round = await desk.CollectAsync();

        Assert.Equal((4, 0), (round.New, round.Failed));
    }
}
