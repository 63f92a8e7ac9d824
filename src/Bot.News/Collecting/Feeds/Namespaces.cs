using System.Collections.Frozen;

namespace Bot.News.Collecting.Feeds;

/// <summary>Gives every namespace that feeds use one short name, whatever prefix or spelling the feed chose.</summary>
internal static class Namespaces
{
    private static readonly FrozenDictionary<string, string> ByAddress = new Dictionary<string, string>
    {
        ["http://purl.org/rss/1.0"] = "",
        ["http://purl.org/net/rss1.1"] = "",
        ["http://my.netscape.com/rdf/simple/0.9"] = "",
        ["http://channel.netscape.com/rdf/simple/0.9"] = "",
        ["http://my.netscape.com/publish/formats/rss-0.91.dtd"] = "",
        ["http://backend.userland.com/rss"] = "",
        ["http://backend.userland.com/rss2"] = "",
        ["http://backend.userland.com/rss091"] = "",
        ["http://backend.userland.com/rss092"] = "",
        ["http://blogs.law.harvard.edu/tech/rss"] = "",
        ["http://cyber.law.harvard.edu/rss"] = "",
        ["http://www.w3.org/2005/atom"] = "atom",
        ["http://purl.org/atom/ns"] = "atom",
        ["http://example.com/newformat"] = "atom",
        ["http://purl.org/dc/elements/1.0"] = "dc",
        ["http://purl.org/dc/elements/1.1"] = "dc",
        ["http://purl.org/dc/terms"] = "dcterms",
        ["http://purl.org/rss/1.0/modules/content"] = "content",
        ["http://purl.org/rss/1.0/modules/syndication"] = "sy",
        ["http://purl.org/rss/1.0/modules/slash"] = "slash",
        ["http://search.yahoo.com/mrss"] = "media",
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["http://example.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["http://www.w3.org/1999/xhtml"] = "xhtml",
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns"] = "rdf",
        ["http://webns.net/mvcb"] = "admin",
        ["http://www.georss.org/georss"] = "georss",
        ["http://www.w3.org/2003/01/geo/wgs84_pos"] = "geo",
        ["http://rssnamespace.org/feedburner/ext/1.0"] = "feedburner",
        ["http://backend.userland.com/creativecommonsrssmodule"] = "cc",
        ["http://www.youtube.com/xml/schemas/2015"] = "yt",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The short name of an address, or the prefix that the feed gave it (none for the default one) where it is none we know.</summary>
    public static string ShortName(string address, string prefix) =>
        ByAddress.TryGetValue(address.Trim().TrimEnd('/', '#'), out var known) ? known : prefix;
}
