using Bot.News.Collecting.Texts;
using SmartReader;

namespace Bot.News.Collecting.Pages;

/// <summary>An article as its page tells it. The body is plain text; paragraphs end with a line feed.</summary>
internal sealed record Page(string Body, string? Title, string? Byline, DateTimeOffset? Published, string? Site, string? Language, string? Image, IReadOnlyList<string> Links);

/// <summary>Finds the article on a web page.</summary>
internal static class PageReader
{
    public static Page Read(string html, string address)
    {
        using var reader = new Reader(address, html);
        var article = reader.GetArticle();
        var body = PlainText.OfHtml(article.Content);
        return new Page(
            body, Text(article.Title), Text(article.Byline ?? article.Author), article.PublicationDate is { } date ? new DateTimeOffset(date.ToUniversalTime()) : null,
            Text(article.SiteName), Languages.Of(body, article.Language), Links.Web(article.FeaturedImage, address), Links.In(article.Content, address, 50));
    }

    private static string? Text(string? value) => PlainText.Line(value);
}
