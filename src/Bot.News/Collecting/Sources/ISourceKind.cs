using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting.Sources;

/// <summary>Knows how one kind of source is asked and what its answer means. A new kind is one file here and one test.</summary>
internal interface ISourceKind
{
    /// <summary>The lower-case name that settings use.</summary>
    string Kind { get; }

    /// <summary>How far the word of such a source is trusted where settings do not say.</summary>
    Trust UsualTrust { get; }

    /// <summary>The address to ask, which may differ from the one a person gave.</summary>
    string AddressOf(Source source);

    /// <summary>Reads the answer as a feed.</summary>
    FeedReading Read(Source source, Fetched answer);
}
