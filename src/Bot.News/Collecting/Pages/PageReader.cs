using Bot.News.Collecting.Texts;
using SmartReader;

namespace Bot.News.Collecting.Pages;

/// <summary>An article as its page tells it. The body is plain text; paragraphs end with a line feed.</summary>
internal sealed record Page(
    string Body, string? Title, string? Byline, DateTimeOffset? Published, string? Site, string? Language, string? Image, IReadOnlyList<string> Links);

/// <summary>Finds the article on a web page.</summary>
internal static class PageReader
{
    /// <param name="address">Where the page was found, for its links.</param>
    /// <exception cref="OversizedPageException">It is larger than any article.</exception>
    public static Page Read(string html, string address)
    {
        using var reader = new Reader(address, PageMarkup.Parse(html));
        var article = reader.GetArticle();
        var title = PlainText.Line(article.Title);
        var body = PageText.Of(article.Content ?? "", title);
        return new Page(
            body, title, PlainText.Line(article.Byline ?? article.Author), Utc(article.PublicationDate), PlainText.Line(article.SiteName),
            Languages.Of(body, article.Language), Links.Web(article.FeaturedImage, address), Links.In(article.Content, address, 50));
    }

    private static DateTimeOffset? Utc(DateTime? date) => date is not { } at ? null
        : new DateTimeOffset(at.Kind == DateTimeKind.Local ? at.ToUniversalTime() : DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
