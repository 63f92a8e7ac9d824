using System.Net;
using System.Text;
using Bot.News.Collecting.Feeds;

namespace Bot.News.Collecting;

/// <summary>Lists of feeds as other readers exchange them. http://opml.org/spec2.opml</summary>
internal static class Opml
{
    /// <summary>Every outline with a feed's address, however deep; the kind, publisher, topics and trust where our own export wrote them.</summary>
    public static List<SourceEntry> Read(string text)
    {
        List<SourceEntry> found = [];
        Collect(Markup.Parse(text), found);
        return found;
    }

    public static string Write(IEnumerable<Source> sources)
    {
        var opml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n  <head><title>Sources</title></head>\n  <body>\n");
        foreach (var source in sources)
        {
            opml.Append("    <outline type=\"rss\"");
            Append(opml, "text", source.Name);
            Append(opml, "xmlUrl", source.Url);
            Append(opml, "kind", source.Kind);
            Append(opml, "publisher", source.Publisher);
            Append(opml, "family", source.Family);
            Append(opml, "trust", source.Trust.ToString().ToLowerInvariant());
            Append(opml, "topics", string.Join(", ", source.Topics));
            Append(opml, "options", source.Options);
            opml.Append(" />\n");
        }

        return opml.Append("  </body>\n</opml>\n").ToString();
    }

    private static void Collect(Element at, List<SourceEntry> found)
    {
        foreach (var child in at.Children)
        {
            if (child.Name == "outline" && child.Attribute("xmlurl")?.Trim() is { Length: > 0 } url && !found.Exists(entry => entry.Url == url))
                found.Add(EntryOf(child, url));
            Collect(child, found);
        }
    }

    private static SourceEntry EntryOf(Element outline, string url) => new()
    {
        Url = url,
        Name = outline.Attribute("title") ?? outline.Attribute("text"),
        Kind = outline.Attribute("kind"),
        Publisher = outline.Attribute("publisher"),
        Family = outline.Attribute("family"),
        Trust = outline.Attribute("trust"),
        Options = outline.Attribute("options"),
        Topics = outline.Attribute("topics")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
    };

    private static void Append(StringBuilder to, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            to.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
    }
}
