using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Pages;
using Bot.News.Collecting.Texts;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting.Sources;

/// <summary>A web page with a list of links and no feed; the options hold the selector of those links, such as <c>a[href^="/news/"]</c>.</summary>
internal sealed class WebPageSource : ISourceKind
{
    private const int MostItems = 100;

    /// <summary>How far above a link its date and heading may stand.</summary>
    private const int CardDepth = 3;

    public string Kind => "webpage";

    public Trust UsualTrust => Trust.Press;

    public string AddressOf(Source source) => source.Url;

    public FeedReading Read(Source source, Fetched answer)
    {
        IHtmlDocument document;
        List<IElement> links;
        try
        {
            document = PageMarkup.Parse(FeedEncoding.Decode(answer.Body, answer.ContentType));
            links = [.. document.QuerySelectorAll(source.Options is { Length: > 0 } selector ? selector : "article a[href], h2 a[href], h3 a[href]")];
        }
        catch (OversizedPageException big)
        {
            return new FeedReading.NoFeed($"{big.Message}; look for a page with fewer links");
        }
        catch (DomException)
        {
            return new FeedReading.NoFeed($"Options holds \"{source.Options}\", which is no selector; use one such as a[href^=\"/news/\"]");
        }

        var items = links.Select(link => ItemOf(link, answer.Address)).OfType<FeedItem>().GroupBy(item => item.Link).Select(Best).Take(MostItems).ToList();
        return items.Count == 0
            ? new FeedReading.NoFeed("the page holds no link that Options selects; look at the page and mend the selector")
            : new FeedReading.Read(new Feed { Title = PlainText.Line(document.Title), Link = answer.Address, Language = document.DocumentElement.GetAttribute("lang"), Items = items });
    }

    /// <summary>A picture, a heading and "read more" may all link to one story: the one with the longest text names it.</summary>
    private static FeedItem Best(IGrouping<string?, FeedItem> links)
    {
        var named = links.MaxBy(link => link.Title?.Length ?? 0)!; // a group is never empty
        return named with { Published = links.Select(link => link.Published).FirstOrDefault(date => date is not null) };
    }

    private static FeedItem? ItemOf(IElement link, string address)
    {
        if (Links.Web(link.GetAttribute("href"), address) is not { } url)
            return null;

        var heading = link.QuerySelector("h1, h2, h3, h4, [class*=title], [class*=heading]") ?? link;
        var title = PlainText.Line(heading.InnerHtml);
        return title is null || title.Length < 8 ? null : new FeedItem { Title = title.Length > 300 ? title[..300] : title, Link = url, Published = DateNear(link) };
    }

    private static DateTimeOffset? DateNear(IElement link)
    {
        var at = link;
        for (var depth = 0; at is not null && depth < CardDepth; depth++, at = at.ParentElement)
        {
            if (at.QuerySelectorAll("a[href]").Length > 4)
                break; // this is the list, not the card

            foreach (var element in at.QuerySelectorAll("time, [class*=date], [class*=Date], [datetime]"))
            {
                if ((FeedDates.Parse(element.GetAttribute("datetime")) ?? FeedDates.Parse(PlainText.Line(element.InnerHtml))) is { } date)
                    return date;
            }
        }

        return null;
    }
}
