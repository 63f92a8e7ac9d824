using System.Text.RegularExpressions;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting.Sources;

/// <summary>The videos of a YouTube channel, given by its /channel/UC… address; what is written under a video is all there is to read.</summary>
internal sealed partial class YouTubeSource : ISourceKind
{
    public string Kind => "youtube";

    public Trust UsualTrust => Trust.Press;

    public string AddressOf(Source source) => Channel().Match(source.Url) is { Success: true } found ? $"https://www.youtube.com/feeds/videos.xml?channel_id={found.Value}" : source.Url;

    public FeedReading Read(Source source, Fetched answer) => FeedSource.ReadFeed(answer) switch
    {
        FeedReading.Read read => new FeedReading.Read(read.Feed with { Items = [.. read.Feed.Items.Select(item => item with { Complete = true })] }),
        FeedReading.NoFeed => new FeedReading.NoFeed("this is no channel feed; give the channel's address with its id, as in youtube.com/channel/UC…"),
        var other => other,
    };

    [GeneratedRegex(@"UC[\w-]{22}")]
    private static partial Regex Channel();
}
