using System.Text.RegularExpressions;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting.Sources;

/// <summary>The releases of a GitHub repository, given by its address.</summary>
internal sealed partial class GitHubReleasesSource : ISourceKind
{
    public string Kind => "githubreleases";

    public Trust UsualTrust => Trust.Primary;

    public string AddressOf(Source source) => Repository().Match(source.Url) is { Success: true } found ? $"https://github.com/{found.Groups["path"].Value}/releases.atom" : source.Url;

    public FeedReading Read(Source source, Fetched answer) => FeedSource.ReadFeed(answer) switch
    {
        FeedReading.Read read => new FeedReading.Read(read.Feed with { Items = [.. read.Feed.Items.Select(item => Release(source, item))] }),
        var other => other,
    };

    /// <summary>A bare version says nothing outside its repository, so the repository's name goes before it.</summary>
    private static FeedItem Release(Source source, FeedItem item)
    {
        var name = Repository().Match(source.Url).Groups["name"].Value;
        var named = name.Length == 0 || item.Title?.Contains(name, StringComparison.OrdinalIgnoreCase) == true;
        return item with { Title = named ? item.Title : $"{name} {item.Title}", Complete = true };
    }

    [GeneratedRegex(@"^https?://(?:www\.)?github\.com/(?<path>[\w.-]+/(?<name>[\w.-]+?))(?:\.git|/releases(?:\.atom)?|/tags(?:\.atom)?)?/?$", RegexOptions.IgnoreCase)]
    private static partial Regex Repository();
}
