namespace Bot.News.Collecting.Feeds;

/// <summary>Reads RSS 0.90 to 2.0, RDF, its forerunner CDF and the modules that stand in them. https://www.rssboard.org/rss-specification</summary>
internal sealed class RssReader(FeedFields fields)
{
    public Feed Read(Element root)
    {
        var channel = root.Name == "channel" ? root : root.Child("", "channel") ?? root;
        var items = Items(channel).Concat(root == channel ? [] : Items(root));
        var description = fields.Html(channel.Child("", "description")) ?? fields.Html(channel.Child("dc", "description")) ?? fields.Html(channel.Child("", "abstract"))
            ?? fields.Html(channel.Child("itunes", "summary")) ?? fields.Html(channel.Child("itunes", "subtitle"));
        return new Feed
        {
            Title = FeedFields.Line(channel.Child("", "title"), channel.Child("dc", "title"), channel.Child("media", "title")),
            Link = LinkOf(channel) ?? fields.Link(channel.Attribute("rdf:about") ?? channel.Attribute("href"), channel),
            FeedLink = fields.Link(AtomLink(channel, "self"), channel),
            Hub = fields.Link(AtomLink(channel, "hub"), channel),
            Next = fields.Link(AtomLink(channel, "next"), channel),
            Description = description,
            Language = fields.LanguageOf(channel),
            Copyright = FeedFields.Line(channel.Child("", "copyright"), channel.Child("dc", "rights")),
            Generator = FeedFields.Line(channel.Child("", "generator")) ?? channel.Child("admin", "generatoragent")?.Attribute("rdf:resource"),
            Image = ImageOf(channel) ?? (root.Child("", "image") is { } image ? fields.Link(image.Child("", "url")?.Text, image) : null) ?? Media.FirstIn(description),
            Published = FeedFields.Date(channel.Child("", "pubdate"), channel.Child("dc", "date"), channel.Child("dcterms", "issued")),
            Updated = FeedFields.Date(channel.Child("", "lastbuilddate"), channel.Child("dcterms", "modified"), channel.Child("dc", "date")) ?? FeedDates.Parse(channel.Attribute("lastmod")),
            Categories = CategoriesOf(channel),
            Authors = AuthorsOf(channel),
            Items = EachItem.Read(items, ReadItem),
            KeepFor = Polling.KeepFor(channel),
            SkipHours = Polling.SkipHours(channel),
            SkipDays = Polling.SkipDays(channel),
        };
    }

    private static IEnumerable<Element> Items(Element of)
    {
        foreach (var child in of.Children)
        {
            if (child.Name == "item" && child.Space is "" or "atom" || (child.Name == "entry" && child.Space == "atom"))
                yield return child;
            else if (child.Name == "items" && child.Space == "")
            {
                foreach (var nested in Items(child))
                    yield return nested;
            }
        }
    }

    private FeedItem ReadItem(Element item)
    {
        var content = fields.Html(item.Child("content", "encoded")) ?? fields.Html(item.Child("xhtml", "body")) ?? fields.Html(item.Child("xhtml", "div"))
            ?? fields.Html(item.Child("", "body")) ?? fields.Html(item.Child("", "fullitem")) ?? fields.Construct(item.Child("atom", "content"));
        var description = fields.Html(item.Child("", "description")) ?? fields.Html(item.Child("dc", "description")) ?? fields.Html(item.Child("", "summary")) ?? fields.Html(item.Child("", "abstract"))
            ?? fields.Construct(item.Child("atom", "summary")) ?? fields.Html(item.Child("itunes", "summary"))
            ?? fields.Html(item.Child("media", "description")) ?? fields.Html(item.Child("itunes", "subtitle"));
        return new FeedItem
        {
            Title = FeedFields.Line(item.Child("", "title"), item.Child("dc", "title"), item.Child("atom", "title"), item.Child("media", "title"), item.Child("itunes", "title")),
            Link = LinkOf(item) ?? fields.Link(item.Attribute("rdf:about") ?? item.Attribute("href"), item),
            Id = FeedFields.Line(item.Child("", "guid"), item.Child("atom", "id"), item.Child("dc", "identifier")) ?? item.Attribute("rdf:about"),
            Description = description ?? content,
            Content = content,
            Published = FeedFields.Date(item.Child("", "pubdate"), item.Child("dc", "date"), item.Child("dcterms", "issued"), item.Child("atom", "published"), item.Child("dcterms", "created")),
            Updated = FeedFields.Date(item.Child("dcterms", "modified"), item.Child("atom", "updated"), item.Child("dc", "date")) ?? FeedDates.Parse(item.Attribute("lastmod")),
            Image = ImageOf(item) ?? Media.FirstIn(content) ?? Media.FirstIn(description),
            Comments = fields.Link(item.Child("", "comments")?.Text, item),
            Categories = CategoriesOf(item),
            Authors = AuthorsOf(item),
            Enclosures = Media.EnclosuresOf(item, fields),
        };
    }

    /// <summary>The plain link, else Atom's, else a guid that says it is a permanent link.</summary>
    private string? LinkOf(Element of)
    {
        foreach (var link in of.All("", "link").Reverse()) // where there are several, readers take the last
        {
            if ((fields.Link(link.Text, link) ?? fields.Link(link.Attribute("href"), link)) is { } found)
                return found;
        }

        if (AtomLink(of, "alternate") is { } atom)
            return fields.Link(atom, of);

        var guid = of.Child("", "guid");
        return guid is not null && guid.Attribute("ispermalink")?.Trim() is not ("false" or "False" or "0")
            && guid.Text.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase)
            ? guid.Text.Trim()
            : null;
    }

    private static string? AtomLink(Element of, string rel) =>
        of.All("atom", "link").FirstOrDefault(link => (link.Attribute("rel") ?? "alternate") == rel)?.Attribute("href");

    private string? ImageOf(Element of)
    {
        var image = of.Child("", "image");
        return fields.Link(image?.Child("", "url")?.Text, of) ?? fields.Link(of.Child("itunes", "image")?.Attribute("href"), of)
            ?? fields.Link(image?.Attribute("href") ?? image?.Attribute("rdf:resource"), of) ?? Media.ImageOf(of, fields);
    }

    /// <summary>The feed's own words first, then keywords, then those of the modules.</summary>
    private static List<string> CategoriesOf(Element of)
    {
        List<string> found = [];
        foreach (var category in of.All("", "category"))
            Add(found, FeedFields.Line(category) ?? category.Attribute("text"));
        foreach (var keyword in (of.Child("itunes", "keywords")?.Text ?? "").Split(','))
            Add(found, keyword);
        foreach (var category in of.All("itunes", "category").SelectMany(outer => outer.All("itunes", "category").Prepend(outer)))
            Add(found, category.Attribute("text"));
        foreach (var subject in of.All("dc", "subject").Concat(of.All("media", "category")))
            Add(found, FeedFields.Line(subject));
        foreach (var category in of.All("atom", "category"))
            Add(found, category.Attribute("label") ?? category.Attribute("term"));
        return found;
    }

    private static void Add(List<string> to, string? category)
    {
        if (!string.IsNullOrWhiteSpace(category) && !to.Contains(category.Trim()))
            to.Add(category.Trim());
    }

    private static List<Person> AuthorsOf(Element of)
    {
        foreach (var (space, name) in ((string, string)[])[("", "author"), ("", "managingeditor"), ("dc", "creator"), ("dc", "author"), ("itunes", "author"), ("", "webmaster")])
        {
            var found = of.All(space, name).Select(AuthorOf).OfType<Person>().ToList();
            if (found.Count > 0)
                return found;
        }

        if (of.Child("itunes", "owner") is { } owner)
            return [new Person(FeedFields.Line(owner.Child("itunes", "name")), FeedFields.Line(owner.Child("itunes", "email")), null)];

        return [.. of.All("atom", "author").Select(AtomReader.PersonOf)];
    }

    private static Person? AuthorOf(Element author) =>
        author.Children.Count > 0 && (author.Child("", "name") ?? author.Child("atom", "name")) is not null ? AtomReader.PersonOf(author) : People.Parse(author.Text);
}
