using System.Text.RegularExpressions;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting.Sources;

/// <summary>The best posts of the day of a subreddit, from Reddit's own Atom feed; a post that links elsewhere leads there.</summary>
internal sealed partial class RedditSource : ISourceKind
{
    private static readonly FeedSource Feed = new();

    public string Kind => "reddit";

    public Trust UsualTrust => Trust.Community;

    public string AddressOf(Source source) => Subreddit().Match(source.Url) is { Success: true } found ? $"https://www.reddit.com/r/{found.Groups["name"].Value}/top/.rss?t=day&limit=50" : source.Url;

    public FeedReading Read(Source source, Fetched answer) => Feed.Read(source, answer);

    [GeneratedRegex(@"reddit\.com/r/(?<name>\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Subreddit();
}
