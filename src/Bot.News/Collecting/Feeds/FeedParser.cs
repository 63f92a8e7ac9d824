namespace Bot.News.Collecting.Feeds;

/// <summary>Reads a feed of any format: RSS, RDF, Atom, JSON Feed, well-formed or not. It never throws on what it is given.</summary>
internal static class FeedParser
{
    /// <param name="bytes">The answer's body, decompressed.</param>
    /// <param name="contentType">The answer's Content-Type, whose charset may name the encoding.</param>
    public static FeedReading Parse(ReadOnlySpan<byte> bytes, string? contentType, FeedContext context) =>
        Parse(FeedEncoding.Decode(bytes, contentType), context);

    public static FeedReading Parse(string text, FeedContext context)
    {
        var start = text.AsSpan().TrimStart();
        if (start.Length == 0)
            return new FeedReading.NoFeed("the answer is empty");

        if (start[0] is '{' or '[')
            return new JsonFeedReader(context).Read(text);

        var tree = Markup.Parse(text);
        var fields = new FeedFields(context);
        if (Root(tree, 0) is not { } root)
            return new FeedReading.NoFeed(IsPage(tree) ? "this is a web page, not a feed" : "this is neither RSS nor Atom nor JSON Feed");

        return new FeedReading.Read(root.Name is "feed" or "entry" ? new AtomReader(fields).Read(root) : new RssReader(fields).Read(root));
    }

    /// <summary>The first element that is a feed's, near the top.</summary>
    private static Element? Root(Element at, int depth)
    {
        foreach (var child in at.Children)
        {
            if (child.Name is "rss" or "rdf" or "feed" or "channel" || (child.Name == "entry" && child.Space == "atom"))
                return child;

            if (child.Name != "html" && depth < 3 && Root(child, depth + 1) is { } below)
                return below;
        }

        return null;
    }

    private static bool IsPage(Element tree) => tree.Children.Any(child => child.Name is "html" or "head" or "body");
}
