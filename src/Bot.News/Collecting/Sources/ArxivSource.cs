using System.Text.RegularExpressions;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting.Sources;

/// <summary>The newest papers of an arXiv category, named in the options (<c>cs.CL</c>) or by the address of its list. https://info.arxiv.org/help/api/user-manual.html</summary>
internal sealed partial class ArxivSource : ISourceKind
{
    public string Kind => "arxiv";

    public Trust UsualTrust => Trust.Primary;

    public string AddressOf(Source source)
    {
        var category = source.Options is { Length: > 0 } own ? own : Listed().Match(source.Url) is { Success: true } list ? list.Groups["category"].Value : null;
        return category is null
            ? source.Url
            : $"https://export.arxiv.org/api/query?search_query=cat:{Uri.EscapeDataString(category)}&sortBy=submittedDate&sortOrder=descending&max_results=100";
    }

    public FeedReading Read(Source source, Fetched answer) => FeedSource.ReadFeed(answer) switch
    {
        FeedReading.Read read => new FeedReading.Read(read.Feed with { Items = [.. read.Feed.Items.Select(Paper)] }),
        var other => other,
    };

    /// <summary>A paper is the same in all its versions, and its abstract is all there is to read.</summary>
    private static FeedItem Paper(FeedItem item)
    {
        var link = Version().Replace(item.Link ?? item.Id ?? "", "").Replace("http://", "https://", StringComparison.Ordinal);
        return item with { Link = link, Id = link, Complete = true };
    }

    [GeneratedRegex(@"/list/(?<category>[\w.-]+)")]
    private static partial Regex Listed();

    [GeneratedRegex(@"v\d+$")]
    private static partial Regex Version();
}
