using System.Text.RegularExpressions;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Texts;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting.Sources;

/// <summary>The best posts of the day of a subreddit, from Reddit's own Atom feed; a post that links elsewhere leads there.</summary>
internal sealed partial class RedditSource : ISourceKind
{
    public string Kind => "reddit";

    public Trust UsualTrust => Trust.Community;

    public string AddressOf(Source source) => Subreddit().Match(source.Url) is { Success: true } found ? $"https://www.reddit.com/r/{found.Groups["name"].Value}/top/.rss?t=day&limit=50" : source.Url;

    public FeedReading Read(Source source, Fetched answer) => FeedSource.ReadFeed(answer) switch
    {
        FeedReading.Read read => new FeedReading.Read(read.Feed with { Items = [.. read.Feed.Items.Select(Post)] }),
        var other => other,
    };

    /// <summary>Behind the text Reddit puts who submitted it and two links: [link] leads to what is posted, [comments] to the talk.</summary>
    private static FeedItem Post(FeedItem item)
    {
        var html = item.Content ?? item.Description ?? "";
        var linked = Posted().Match(html) is { Success: true } found ? System.Net.WebUtility.HtmlDecode(found.Groups["url"].Value) : null;
        var tail = html.IndexOf("submitted by", StringComparison.Ordinal);
        var text = tail < 0 ? html : html[..tail];
        var elsewhere = Links.Web(linked, null) is { } url && !OnReddit().IsMatch(new Uri(url).Host) ? url : null;
        return item with { Link = elsewhere ?? item.Link, Comments = item.Link, Description = text, Content = text, Complete = elsewhere is null };
    }

    [GeneratedRegex(@"reddit\.com/r/(?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Subreddit();

    [GeneratedRegex("""href="(?<url>[^"]+)"[^>]*>\s*\[link\]""", RegexOptions.IgnoreCase)]
    private static partial Regex Posted();

    [GeneratedRegex(@"(^|\.)(reddit\.com|redd\.it|redditmedia\.com)$", RegexOptions.IgnoreCase)]
    private static partial Regex OnReddit();
}
