using System.Text;
using Bot.News.Collecting.Feeds;

namespace Bot.News.Tests.Collecting;

public sealed class FeedParserTests
{
    private static Feed Read(string text, string? address = null) =>
        Assert.IsType<FeedReading.Read>(FeedParser.Parse(text, new FeedContext(address, null))).Feed;

    private static FeedItem Only(string item) => Assert.Single(Read($"<rss version='2.0'><channel><title>T</title>{item}</channel></rss>").Items);

    [Theory]
    [InlineData("<rss version='2.0'><channel><title>Wire</title><item><title>One</title><link>https://a.example/1</link></item></channel></rss>")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>Wire</title></channel><item rdf:about='https://a.example/1'><title>One</title><link>https://a.example/1</link></item></rdf:RDF>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><title>Wire</title><entry><title>One</title><link href='https://a.example/1'/></entry></feed>")]
    [InlineData("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Wire</a:title><a:entry><a:title>One</a:title><a:link href='https://a.example/1'/></a:entry></a:feed>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Wire\",\"items\":[{\"id\":\"1\",\"title\":\"One\",\"url\":\"https://a.example/1\"}]}")]
    public void Every_format_gives_the_same_feed(string text)
    {
        var feed = Read(text);

        Assert.Equal("Wire", feed.Title);
        Assert.Equal(("One", "https://a.example/1"), (Assert.Single(feed.Items).Title, feed.Items[0].Link));
    }

    [Theory]
    [InlineData("<item><title>Tom & Jerry</title></item>", "Tom & Jerry")]
    [InlineData("<item><title>Caf&eacute;&nbsp;AI</title></item>", "Café AI")]
    [InlineData("<item><title>Fish &amp;amp; chips</title></item>", "Fish & chips")]
    [InlineData("<item><title>1 < 2</title></item>", "1 < 2")]
    [InlineData("<item><title><![CDATA[<b>Bold</b> move]]></title></item>", "Bold move")]
    [InlineData("<item><title>It&#146;s on</title></item>", "It’s on")]
    [InlineData("<item><title>Using List&lt;String&gt; well</title></item>", "Using List<String> well")]
    [InlineData("<item><title>One<description>never closed</description></item>", "One")]
    public void Broken_text_is_taken_as_it_was_meant(string item, string title) => Assert.StartsWith(title, Only(item).Title, StringComparison.Ordinal);

    [Fact]
    public void An_item_that_was_never_closed_does_not_swallow_the_next()
    {
        var feed = Read("<rss><channel><item><title>One</title><item><title>Two</title></item></channel></rss>");

        Assert.Equal(["One", "Two"], feed.Items.Select(item => item.Title));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>safe")]
    [InlineData("<img src=x onerror=alert(1)>safe")]
    [InlineData("<a href=\"java\nscript:alert(1)\">safe</a>")]
    [InlineData("<a href='&#106;avascript:alert(1)'>safe</a>")]
    [InlineData("<iframe src='https://evil.example'></iframe>safe")]
    [InlineData("<div style='background:url(javascript:alert(1))'>safe</div>")]
    [InlineData("<svg><script>alert(1)</script></svg>safe")]
    [InlineData("<scr<script>ipt>alert(1)</script>safe")]
    [InlineData("<img src=\"data:text/html,<script>alert(1)</script>\">safe")]
    public void Nothing_that_acts_survives(string html)
    {
        var description = Only($"<item><description>{System.Net.WebUtility.HtmlEncode(html)}</description></item>").Description ?? "";

        Assert.DoesNotMatch(@"(?i)<script|<[^>]*\son\w+\s*=|script:|<iframe|<svg|style=|data:", description);
    }

    [Fact]
    public void Entities_are_neither_expanded_within_each_other_nor_fetched()
    {
        var feed = Read("""
            <!DOCTYPE rss [<!ENTITY a "AAAAAAAAAA"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
            <rss><channel><item><title>&b;</title><description>&c;</description></item></channel></rss>
            """);

        var item = Assert.Single(feed.Items);
        Assert.True(item.Title?.Length < 100);
        Assert.DoesNotContain("root:", item.Description ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_nested_elements_neither_hang_nor_overflow()
    {
        var deep = "<rss><channel><item><title>One</title><description>" + string.Concat(Enumerable.Repeat("<a>", 1_000_000));

        Assert.Equal("One", Assert.Single(Read(deep).Items).Title);
    }

    [Theory]
    [InlineData("windows-1251", "Привет", null, "windows-1251")]
    [InlineData("shift_jis", "日本語の記事", "text/xml; charset=shift_jis", null)]
    [InlineData("utf-16", "Größe", null, "utf-16")]
    [InlineData("utf-8", "Größe", "text/xml; charset=iso-8859-1", "iso-8859-1")]
    public void The_encoding_is_found_wherever_it_is_told(string encoding, string title, string? contentType, string? declared)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var prolog = declared is null ? "" : $"<?xml version='1.0' encoding='{declared}'?>";
        var bytes = Encoding.GetEncoding(encoding).GetBytes($"{prolog}<rss><channel><title>{title}</title></channel></rss>");

        var read = Assert.IsType<FeedReading.Read>(FeedParser.Parse(bytes, contentType, new FeedContext(null, null)));

        Assert.Equal(title, read.Feed.Title);
    }

    [Fact]
    public void Relative_links_follow_the_nearest_base()
    {
        var feed = Read("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://a.example/blog/'><entry xml:base='2026/'><link href='one'/></entry><entry><link href='/two'/></entry></feed>", "https://feeds.example/atom");

        Assert.Equal(["https://a.example/blog/2026/one", "https://a.example/two"], feed.Items.Select(item => item.Link));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<html><body>Hi</body></html>", "web page")]
    [InlineData("{\"a\":1}", "JSON")]
    [InlineData("just text", "neither")]
    public void What_is_no_feed_is_named(string text, string why) =>
        Assert.Contains(why, Assert.IsType<FeedReading.NoFeed>(FeedParser.Parse(text, new FeedContext(null, null))).Why, StringComparison.Ordinal);

    [Fact]
    public void No_file_of_the_validator_corpus_throws_or_hangs()
    {
        var folder = Shared.Folder("data/feeds/validator/files");
        var slowest = TimeSpan.Zero;
        var files = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var began = TimeProvider.System.GetTimestamp();
            FeedParser.Parse(File.ReadAllBytes(file), null, new FeedContext("https://a.example/feed", null));
            var took = TimeProvider.System.GetElapsedTime(began);
            slowest = took > slowest ? took : slowest;
            files++;
        }

        Assert.True(files >= 1_600, $"{files} files");
        Assert.True(slowest < TimeSpan.FromSeconds(5), $"slowest {slowest}");
    }
}
