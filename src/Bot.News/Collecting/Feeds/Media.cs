using Bot.News.Collecting.Texts;

namespace Bot.News.Collecting.Feeds;

/// <summary>Attached files and pictures: RSS enclosures and Media RSS. https://www.rssboard.org/media-rss</summary>
internal static class Media
{
    public static List<Enclosure> EnclosuresOf(Element item, FeedFields fields)
    {
        List<Enclosure> found = [];
        foreach (var element in item.All("", "enclosure").Concat(Contents(item)))
        {
            if (fields.Link(element.Attribute("url"), element) is { } url && !found.Exists(e => e.Url == url))
                found.Add(new Enclosure(url, element.Attribute("type"), element.Attribute("length") ?? element.Attribute("filesize")));
        }

        return found;
    }

    public static string? ImageOf(Element of, FeedFields fields)
    {
        foreach (var content in Contents(of))
        {
            var picture = content.Attribute("medium") == "image" || content.Attribute("type")?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
            if (picture && fields.Link(content.Attribute("url"), content) is { } url)
                return url;
        }

        var thumbnail = of.Child("media", "thumbnail") ?? of.Child("media", "group")?.Child("media", "thumbnail") ?? of.Child("media", "content")?.Child("media", "thumbnail");
        if (thumbnail is not null)
            return fields.Link(thumbnail.Attribute("url"), thumbnail);

        var enclosed = of.All("", "enclosure").FirstOrDefault(e => e.Attribute("type")?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true);
        return enclosed is null ? null : fields.Link(enclosed.Attribute("url"), enclosed);
    }

    /// <summary>The first picture that safe HTML shows.</summary>
    public static string? FirstIn(string? html)
    {
        if (html is null || !html.Contains("<img", StringComparison.OrdinalIgnoreCase))
            return null;

        var tokens = new HtmlTokens(html);
        while (tokens.Next())
        {
            if (tokens.Kind != HtmlToken.Start || !tokens.Name.Equals("img", StringComparison.OrdinalIgnoreCase))
                continue;

            var source = new TagReader(tokens.Raw.ToString() + ">", 3, null).ReadAll().FirstOrDefault(a => a.Name == "src").Value;
            if (!string.IsNullOrWhiteSpace(source))
                return source;
        }

        return null;
    }

    private static IEnumerable<Element> Contents(Element of) =>
        of.All("media", "content").Concat(of.All("media", "group").SelectMany(group => group.All("media", "content")));
}
