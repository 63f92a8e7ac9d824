using System.Text;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Sources;
using Bot.News.Collecting.Web;
using Bot.News.Store.Collecting;

namespace Bot.News.Tests.Collecting;

public sealed class SourceKindTests
{
    private static Source Of(string kind, string url, string? options = null) => new() { Name = "S", Url = url, Kind = kind, Publisher = "S", Family = "S", Options = options };

    private static Fetched Answer(string body, string address = "https://a.example/") =>
        new(Encoding.UTF8.GetBytes(body), address, null, null, null, null, null, null, null, null);

    private static List<FeedItem> Items(ISourceKind kind, Source source, string body) =>
        [.. Assert.IsType<FeedReading.Read>(kind.Read(source, Answer(body, source.Url))).Feed.Items];

    [Fact]
    public void Arxiv_papers_are_the_same_in_all_versions()
    {
        var source = Of("arxiv", "https://arxiv.org/list/cs.CL");
        var item = Assert.Single(Items(new ArxivSource(), source, """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2607.01234v2</id><title>A paper
              on two lines</title><published>2026-07-01T00:00:00Z</published><summary>We show.</summary>
              <link href="http://arxiv.org/abs/2607.01234v2" rel="alternate" type="text/html"/><link title="pdf" href="http://arxiv.org/pdf/2607.01234v2" rel="related"/></entry></feed>
            """));

        Assert.Equal(("https://arxiv.org/abs/2607.01234", "A paper on two lines", true), (item.Link, item.Title, item.Complete));
        Assert.Contains("cat:cs.CL", new ArxivSource().AddressOf(source), StringComparison.Ordinal);
    }

    [Fact]
    public void Hacker_news_stories_lead_to_the_page_and_keep_their_points()
    {
        var source = Of("hackernews", "https://hn.algolia.com/?q=AI", "query=AI agents&points=80");
        var items = Items(new HackerNewsSource(), source, """
            {"hits":[{"objectID":"1","title":"Chip one","url":"https://lab.example/1","points":120,"author":"ada","created_at":"2026-07-01T10:00:00Z"},
                     {"objectID":"2","title":"Ask HN: which chip?","url":null,"story_text":"I <i>wonder</i>.","points":90,"created_at":"2026-07-01T11:00:00Z"},
                     null,{"objectID":"3","title":"Half a pair \udfff","points":null}],"nbPages":1}
            """);

        Assert.Equal(["https://lab.example/1", "https://news.ycombinator.com/item?id=2"], items.Select(item => item.Link));
        Assert.Equal((120, "https://news.ycombinator.com/item?id=1"), (items[0].Points, items[0].Comments));
        Assert.Contains("query=AI%20agents", new HackerNewsSource().AddressOf(source), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_of_link_posts_gives_points_and_the_talk_instead_of_a_text()
    {
        var items = Items(new FeedSource(), Of("feed", "https://posts.example/rss"), """
            <rss version="2.0"><channel><title>Posts</title>
            <item><title>Chip one</title><link>https://lab.example/1</link><description><![CDATA[<p>Article URL: <a href="https://lab.example/1">https://lab.example/1</a></p>
            <p>Comments URL: <a href="https://talk.example/item?id=1">https://talk.example/item?id=1</a></p><p>Points: 120</p><p># Comments: 4</p>]]></description></item>
            <item><title>Chip two</title><link>https://lab.example/2</link><description><![CDATA[<a href="https://talk.example/item?id=2">Comments</a>]]></description></item>
            <item><title>Chip three</title><link>https://lab.example/3</link><description>Points: a primer for people who count.</description></item>
            </channel></rss>
            """);

        Assert.Equal((120, "https://talk.example/item?id=1", null), (items[0].Points, items[0].Comments, items[0].Description));
        Assert.Equal(("https://talk.example/item?id=2", null), (items[1].Comments, items[1].Description));
        Assert.Equal("Points: a primer for people who count.", items[2].Description);
    }

    [Fact]
    public void Releases_are_named_with_their_repository()
    {
        var source = Of("githubreleases", "https://github.com/ggml-org/llama.cpp");
        var item = Assert.Single(Items(new GitHubReleasesSource(), source, """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:github.com,2008:Repository/1/b1</id><updated>2026-07-01T00:00:00Z</updated>
            <link rel="alternate" href="https://github.com/ggml-org/llama.cpp/releases/tag/b1"/><title>b1</title><content type="html">&lt;p&gt;Faster.&lt;/p&gt;</content></entry></feed>
            """));

        Assert.Equal("llama.cpp b1", item.Title);
        Assert.Equal("https://github.com/ggml-org/llama.cpp/releases.atom", new GitHubReleasesSource().AddressOf(source));
    }

    [Theory]
    [InlineData("reddit")]
    [InlineData("feed")]
    public void Reddit_posts_lead_to_what_was_posted(string kind)
    {
        var source = Of(kind, "https://www.reddit.com/r/LocalLLaMA");
        var items = Items(kind == "feed" ? new FeedSource() : new RedditSource(), source, """
            <feed xmlns="http://www.w3.org/2005/Atom">
            <entry><id>t3_a</id><title>New weights</title><link href="https://www.reddit.com/r/LocalLLaMA/comments/a/"/><content type="html">submitted by &lt;a href="https://www.reddit.com/user/x"&gt;/u/x&lt;/a&gt; &lt;span&gt;&lt;a href="https://lab.example/1"&gt;[link]&lt;/a&gt;&lt;/span&gt; &lt;span&gt;&lt;a href="https://www.reddit.com/r/LocalLLaMA/comments/a/"&gt;[comments]&lt;/a&gt;&lt;/span&gt;</content></entry>
            <entry><id>t3_b</id><title>My rig</title><link href="https://www.reddit.com/r/LocalLLaMA/comments/b/"/><content type="html">&lt;p&gt;Four cards.&lt;/p&gt; submitted by &lt;a href="https://www.reddit.com/user/y"&gt;/u/y&lt;/a&gt; &lt;a href="https://www.reddit.com/r/LocalLLaMA/comments/b/"&gt;[link]&lt;/a&gt;</content></entry></feed>
            """);

        Assert.Equal(["https://lab.example/1", "https://www.reddit.com/r/LocalLLaMA/comments/b/"], items.Select(item => item.Link));
        Assert.DoesNotContain("submitted", items[1].Description, StringComparison.Ordinal);
        Assert.Contains("/r/LocalLLaMA/top/.rss", new RedditSource().AddressOf(source), StringComparison.Ordinal);
    }

    [Fact]
    public void Youtube_channels_are_asked_by_their_id()
    {
        var source = Of("youtube", "https://www.youtube.com/channel/UCbfYPyITQ-7l4upoX8nvctg");
        var item = Assert.Single(Items(new YouTubeSource(), source, """
            <feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom"><entry><id>yt:video:x</id><title>A video</title>
            <link rel="alternate" href="https://www.youtube.com/watch?v=x"/><published>2026-07-01T00:00:00+00:00</published><media:group><media:description>What it shows.</media:description></media:group></entry></feed>
            """));

        Assert.Equal(("What it shows.", true), (item.Description, item.Complete));
        Assert.Equal("https://www.youtube.com/feeds/videos.xml?channel_id=UCbfYPyITQ-7l4upoX8nvctg", new YouTubeSource().AddressOf(source));
    }

    [Fact]
    public void A_page_without_a_feed_is_read_by_its_links()
    {
        var source = Of("webpage", "https://lab.example/news", "a[href^='/news/']");
        var items = Items(new WebPageSource(), source, """
            <html lang="en"><body><a href="/about">About us and the team</a>
            <div class="card"><a href="/news/one"><img src="x"></a><a href="/news/one"><h3>Model one is out</h3></a><time datetime="2026-07-01">1 July</time></div>
            <div class="card"><a href="/news/two"><h3>Model two is out</h3></a><span class="date">Jul 2, 2026</span></div></body></html>
            """);

        Assert.Equal(["https://lab.example/news/one", "https://lab.example/news/two"], items.Select(item => item.Link));
        Assert.Equal(["Model one is out", "Model two is out"], items.Select(item => item.Title));
        Assert.Equal([1, 2], items.Select(item => item.Published!.Value.Day)); // both cards carry a date
    }

    [Fact]
    public void A_news_sitemap_is_read_with_titles_and_dates()
    {
        var source = Of("sitemap", "https://wire.example/news.xml");
        var item = Assert.Single(Items(new SitemapSource(), source, """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://wire.example/1</loc><news:news><news:publication_date>2026-07-01T10:00:00Z</news:publication_date><news:title>Chip one</news:title></news:news></url>
            <url><loc>https://wire.example/about</loc></url></urlset>
            """));

        Assert.Equal(("Chip one", "https://wire.example/1"), (item.Title, item.Link));
    }

    [Fact]
    public void A_wrong_selector_is_named() =>
        Assert.Contains("no selector", Assert.IsType<FeedReading.NoFeed>(new WebPageSource().Read(Of("webpage", "https://a.example/", "a[["), Answer("<a href='/x'>A long enough link</a>"))).Why, StringComparison.Ordinal);
}
