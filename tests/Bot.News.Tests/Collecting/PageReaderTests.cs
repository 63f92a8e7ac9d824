using Bot.News.Collecting.Pages;

namespace Bot.News.Tests.Collecting;

public sealed class PageReaderTests
{
    private static readonly string Story = string.Concat(Enumerable.Range(1, 10).Select(i => $"<p>Sentence number {i} says at some length what the maker of chips told its investors about the plan on that day.</p>"));

    private static Page Read(string body, string title = "Chip one ships") =>
        PageReader.Read($"<html lang='en'><head><title>{title}</title></head><body>{body}</body></html>", "https://wire.example/1");

    [Fact]
    public void What_stands_around_the_story_is_left_out()
    {
        var page = Read($"""
            <nav><a href='/'>Home</a></nav><article><h1>Chip one ships</h1><p>Published: 12 Nov 2026</p>{Story}
            <figure><img src='/a.png'><figcaption>A chip on a table.</figcaption></figure>
            <h2>You may also like</h2><ul><li><a href='/2'>Another story of the day</a></li></ul></article>
            """);

        Assert.StartsWith("Sentence number 1", page.Body, StringComparison.Ordinal);
        Assert.EndsWith("on that day.", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("A chip on a table", page.Body, StringComparison.Ordinal);
        Assert.Equal("en", page.Language);
    }

    [Theory]
    [InlineData("Just a moment...", "<p>Checking your browser before accessing the site. This takes a few seconds and needs scripts to be on.</p>", "bot check")]
    [InlineData("404 Not Found", "<p>There is nothing here.</p>", "error")]
    [InlineData("Story", "<p>We value your privacy. We and our 812 partners store and/or access information on a device, such as cookies.</p>", "consent")]
    [InlineData("Story", "<p>The company said on Monday that it would ship. Subscribe to continue reading this story and all others of ours.</p>", "paywall")]
    [InlineData("Story", "<p>Too little.</p>", "too little")]
    public void What_is_no_article_is_recognised(string title, string body, string why)
    {
        var html = $"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>";

        Assert.Contains(why, PageVerdict.Why(PageReader.Read(html, "https://wire.example/1"), html), StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_about_cookies_is_an_article()
    {
        var html = $"<html><head><title>The end of cookies</title></head><body><article><p>We use cookies every day, and browsers will soon stop it.</p>{Story}{Story}</article></body></html>";

        Assert.Null(PageVerdict.Why(PageReader.Read(html, "https://wire.example/1"), html));
    }
}
