using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Texts;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting.Sources;

/// <summary>A sitemap of news, whose entries carry a title and a date. https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap</summary>
internal sealed class SitemapSource : ISourceKind
{
    private const int MostItems = 500;

    public string Kind => "sitemap";

    public Trust UsualTrust => Trust.Press;

    public string AddressOf(Source source) => source.Url;

    public FeedReading Read(Source source, Fetched answer)
    {
        var tree = Markup.Parse(FeedEncoding.Decode(answer.Body, answer.ContentType));
        if (tree.Children.FirstOrDefault(child => child.Name == "sitemapindex") is { } index)
            return new FeedReading.NoFeed($"this is an index of sitemaps; use one of them, such as {index.Children.Select(LocationOf).FirstOrDefault(url => url is not null)}");

        if (tree.Children.FirstOrDefault(child => child.Name == "urlset") is not { } set)
            return new FeedReading.NoFeed("this is no sitemap");

        var items = set.Children.Where(child => child.Name == "url").Select(ItemOf).OfType<FeedItem>()
            .OrderByDescending(item => item.Published).Take(MostItems).ToList();
        return items.Count == 0
            ? new FeedReading.NoFeed("its entries carry no titles, so this is no sitemap of news; use the site's news sitemap, or the kind webpage")
            : new FeedReading.Read(new Feed { Title = source.Name, Items = items });
    }

    private static FeedItem? ItemOf(Element url)
    {
        var news = url.Children.FirstOrDefault(child => child is { Name: "news" });
        var title = news?.Children.FirstOrDefault(child => child.Name == "title");
        if (news is null || FeedFields.Line(title) is not { } named || Links.Web(LocationOf(url), null) is not { } link)
            return null;

        var date = news.Children.FirstOrDefault(child => child.Name == "publication_date") ?? url.Children.FirstOrDefault(child => child.Name == "lastmod");
        var keywords = news.Children.FirstOrDefault(child => child.Name == "keywords")?.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new FeedItem { Title = named, Link = link, Published = FeedDates.Parse(date?.Text), Categories = keywords ?? [] };
    }

    private static string? LocationOf(Element of) => of.Children.FirstOrDefault(child => child.Name == "loc")?.Text.Trim();
}
