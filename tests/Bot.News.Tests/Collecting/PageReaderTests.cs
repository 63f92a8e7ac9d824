using System.Diagnostics;
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

    [Theory]
    [InlineData("<div>", 300_000)]
    [InlineData("<div>x</div>", 300_000)]
    [InlineData("<p>some words, and more. ", 150_000)]
    [InlineData("<b><p>", 300_000)]
    [InlineData("<div ", 900_000)]
    [InlineData("<!--x-->", 600_000)]
    [InlineData("<svg><script/><!--><div>", 150_000)]
    public void A_page_without_end_is_read_or_refused_at_once(string markup, int times)
    {
        var html = string.Concat(Enumerable.Repeat(markup, times));
        var began = Stopwatch.GetTimestamp();
        try
        {
            Read(html);
        }
        catch (OversizedPageException oversized)
        {
            Assert.Contains("elements", oversized.Message, StringComparison.Ordinal);
        }

        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(10), $"it took {Stopwatch.GetElapsedTime(began)}"); // a second where nothing else runs
    }

    [Fact]
    public void A_tag_of_countless_attributes_is_read_at_once()
    {
        var began = Stopwatch.GetTimestamp();

        Read($"<article {string.Concat(Enumerable.Range(0, 400_000).Select(i => $"a{i} "))}>{Story}</article>");

        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(10), $"it took {Stopwatch.GetElapsedTime(began)}");
    }

    [Fact]
    public void What_nests_deep_keeps_its_text() =>
        Assert.Contains("Sentence number 10", Read(string.Concat(Enumerable.Repeat("<div>", 3_000)) + $"<article>{Story}</article>").Body, StringComparison.Ordinal);

    [Fact]
    public void An_article_about_cookies_is_an_article()
    {
        var html = $"<html><head><title>The end of cookies</title></head><body><article><p>We use cookies every day, and browsers will soon stop it.</p>{Story}{Story}</article></body></html>";

        Assert.Null(PageVerdict.Why(PageReader.Read(html, "https://wire.example/1"), html));
    }
}
