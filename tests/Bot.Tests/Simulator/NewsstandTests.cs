using System.Net;
using Bot.Simulator;
using Bot.Simulator.Newsstands;

namespace Bot.Tests.Simulator;

public sealed class NewsstandTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsstand-");
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("wire.xml", """<rss version="2.0"><channel><title>Wire</title><item><title>old</title><pubDate>Mon, 16 Nov 2026 07:00:00 EST</pubDate></item><item><title>new</title><pubDate>Tue, 17 Nov 2026 07:00:00 GMT</pubDate></item></channel></rss>""")]
    [InlineData("wire.xml", """<rdf:RDF xmlns:rdf="r" xmlns:dc="d"><channel><title>Wire</title></channel><item><title>old</title><dc:date>2026-11-16T12:00:00Z</dc:date></item><item><title>new</title><dc:date>2026-11-17T12:00:00Z</dc:date></item></rdf:RDF>""")]
    [InlineData("wire.xml", """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>old</title><published>2026-11-16T12:00:00Z</published></entry><entry><title>new</title><updated>2026-11-17T12:00:00+00:00</updated></entry></feed>""")]
    [InlineData("wire.json", """{"version":"https://jsonfeed.org/version/1.1","title":"Wire","items":[{"id":"1","title":"old","date_published":"2026-11-16T12:00:00Z"},{"id":"2","title":"new","date_published":"2026-11-17T12:00:00Z"}]}""")]
    public async Task What_is_published_later_than_the_clock_is_not_yet_there(string file, string feed)
    {
        Write(file, feed);
        await using var discord = await StartAsync(Monday);
        var before = await GetAsync(discord, "/newsstand/" + file);
        Assert.Contains("old", before.Text);
        Assert.DoesNotContain("new", before.Text.Replace("newsstand", ""));
        discord.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("new", (await GetAsync(discord, "/newsstand/" + file)).Text);
    }

    [Fact]
    public async Task An_undated_item_and_a_file_that_does_not_parse_are_served_whole()
    {
        Write("wire.xml", """<rss><channel><title>Wire</title><item><title>undated</title></item></channel></rss>""");
        Write("broken.xml", "<rss><channel><item><title>cut off");
        await using var discord = await StartAsync(Monday);
        Assert.Contains("undated", (await GetAsync(discord, "/newsstand/wire.xml")).Text);
        Assert.Equal("<rss><channel><item><title>cut off", (await GetAsync(discord, "/newsstand/broken.xml")).Text);
    }

    [Fact]
    public async Task A_feed_that_did_not_change_answers_304_and_a_new_item_changes_its_tag()
    {
        Write("wire.xml", Rss(Monday, Monday.AddDays(1)));
        await using var discord = await StartAsync(Monday);
        var first = await GetAsync(discord, "/newsstand/wire.xml");
        Assert.Equal(HttpStatusCode.NotModified, (await GetAsync(discord, "/newsstand/wire.xml", first.Tag)).Status);
        discord.Clock.Advance(TimeSpan.FromDays(2));
        var second = await GetAsync(discord, "/newsstand/wire.xml", first.Tag);
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.NotEqual(first.Tag, second.Tag);
    }

    [Fact]
    public async Task A_source_can_behave_badly()
    {
        foreach (var manner in new[] { "dead", "slow" })
            Write(manner + ".xml", Rss(Monday));
        Write("newsstand.json", """{"sources":[{"file":"dead.xml","manner":"dead"},{"file":"slow.xml","manner":"slow"}]}""");
        await using var discord = await StartAsync(Monday.AddHours(1));

        Assert.Equal(HttpStatusCode.InternalServerError, (await GetAsync(discord, "/newsstand/dead.xml")).Status);
        Assert.Contains("</rss>", (await GetAsync(discord, "/newsstand/slow.xml")).Text);
    }

    [Fact]
    public void A_manner_that_nobody_knows_is_refused_by_name()
    {
        Write("wire.xml", Rss(Monday));
        Write("newsstand.json", """{"sources":[{"file":"wire.xml","manner":"rude"}]}""");

        Assert.Contains("'rude'", Assert.Throws<NewsstandException>(() => Newsstand.Load(_folder.FullName)).Message);
    }

    [Fact]
    public async Task Real_addresses_lead_to_pages_and_all_others_are_404()
    {
        Write("wire.xml", Rss(Monday));
        Write("page.html", "<p>article</p>");
        Write("newsstand.json", """{"sources":[{"file":"wire.xml","name":"The Wire","publisher":"P"}],"pages":{"https://lab.example/x?a=b":"page.html"}}""");
        await using var discord = await StartAsync(Monday);
        Assert.Equal("<p>article</p>", (await FetchAsync(discord, "https://lab.example/x?a=b")).Text);
        Assert.Contains("<item>", (await FetchAsync(discord, discord.Address + "newsstand/wire.xml")).Text);
        foreach (var foreign in new[] { "https://lab.example/y", "http://127.0.0.1:1/newsstand/wire.xml", discord.Address + "newsstand/../../etc/passwd" })
            Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(discord, foreign)).Status);
        var opml = await GetAsync(discord, "/newsstand");
        Assert.Contains($"xmlUrl=\"{discord.Address}newsstand/wire.xml\"", opml.Text);
        Assert.Contains("text=\"The Wire\"", opml.Text);
    }

    [Fact]
    public async Task A_shift_moves_the_dates_of_feeds_and_pages_in_their_own_style()
    {
        Write("wire.xml", Rss(Monday));
        Write("page.html", """<time datetime="2026-11-16T12:00:00+01:00">2026-11-16 11:00 UTC</time>""");
        var newsstand = Newsstand.Load(_folder.FullName);
        newsstand.ShiftBy(TimeSpan.FromDays(7));
        Assert.Equal(Monday.AddDays(7), newsstand.Newest);
        await using var discord = await SimulatedDiscord.StartAsync(new() { Newsstand = newsstand, Start = Monday.AddDays(8) }, LocalDiscord.Stop);
        Assert.Contains("<pubDate>Mon, 23 Nov 2026 12:00:00 +0000</pubDate>", (await GetAsync(discord, "/newsstand/wire.xml")).Text);
        Assert.Equal("""<time datetime="2026-11-23T12:00:00+01:00">2026-11-23 11:00 UTC</time>""", (await GetAsync(discord, "/newsstand/page.html")).Text);
    }

    [Fact]
    public void Without_an_index_every_feed_is_a_source_named_by_its_title()
    {
        Write("a/wire.xml", Rss(Monday));
        Write("notes.txt", "no feed");
        var source = Assert.Single(Newsstand.Load(_folder.FullName).Sources);
        Assert.Equal(new NewsstandSource("Wire", "Wire", "feed", "a/wire.xml"), source);
    }

    [Fact]
    public void A_folder_that_cannot_serve_says_why()
    {
        Assert.Contains("does not exist", Assert.Throws<NewsstandException>(() => Newsstand.Load(_folder.FullName + "x")).Message);
        Assert.Contains("holds no file", Assert.Throws<NewsstandException>(() => Newsstand.Load(_folder.FullName)).Message);
        Write("newsstand.json", "{");
        Assert.Contains("newsstand.json", Assert.Throws<NewsstandException>(() => Newsstand.Load(_folder.FullName)).Message);
    }

    [Fact]
    public void The_sample_is_found_beside_the_program()
    {
        var sample = Newsstand.Sample();
        Assert.True(sample.Sources.Count >= 8);
        Assert.True(sample.PublishedInstants.Count >= 60);
    }

    private static string Rss(params DateTimeOffset[] published) =>
        "<rss version=\"2.0\"><channel><title>Wire</title>" + string.Concat(published.Select(p => $"<item><title>t</title><pubDate>{p:R}</pubDate></item>")) + "</channel></rss>";

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task<SimulatedDiscord> StartAsync(DateTimeOffset start) =>
        SimulatedDiscord.StartAsync(new() { Newsstand = Newsstand.Load(_folder.FullName), Start = start, ManualClock = true }, LocalDiscord.Stop);

    private Task<Page> FetchAsync(SimulatedDiscord discord, string url) => GetAsync(discord, "/newsstand/fetch?url=" + Uri.EscapeDataString(url));

    private async Task<Page> GetAsync(SimulatedDiscord discord, string path, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(discord.Address, path));
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var response = await _http.SendAsync(request, LocalDiscord.Stop);
        return new Page(response.StatusCode, await response.Content.ReadAsStringAsync(LocalDiscord.Stop), response.Headers.ETag?.ToString());
    }

    private sealed record Page(HttpStatusCode Status, string Text, string? Tag);
}
