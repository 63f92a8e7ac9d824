using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting.Sources;

/// <summary>A feed: RSS, RDF, Atom or JSON Feed.</summary>
internal sealed class FeedSource : ISourceKind
{
    public string Kind => "feed";

    public Trust UsualTrust => Trust.Press;

    public string AddressOf(Source source) => source.Url;

    public FeedReading Read(Source source, Fetched answer) => ReadFeed(answer) switch
    {
        FeedReading.Read read => new FeedReading.Read(read.Feed with { Items = [.. read.Feed.Items.Select(LinkPost.Tidied)] }),
        var other => other,
    };

    /// <summary>The answer as a feed, whatever its Content-Type claims.</summary>
    public static FeedReading ReadFeed(Fetched answer) =>
        FeedParser.Parse(answer.Body, answer.ContentType, new FeedContext(answer.ContentLocation ?? answer.Address, answer.ContentLanguage));
}
