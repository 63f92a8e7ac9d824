using Bot.News.Collecting.Texts;

namespace Bot.News.Collecting.Feeds;

/// <summary>Reads Atom 1.0 (RFC 4287) and 0.3, with or without their namespace.</summary>
internal sealed class AtomReader(FeedFields fields)
{
    public Feed Read(Element feed) => new()
    {
        Title = TitleOf(feed),
        Link = LinkOf(feed, "alternate") ?? LinkOf(feed, ""),
        FeedLink = LinkOf(feed, "self"),
        Hub = LinkOf(feed, "hub"),
        Next = LinkOf(feed, "next"),
        Description = fields.Construct(Pick(feed, "subtitle") ?? Pick(feed, "tagline") ?? feed.Child("itunes", "summary")),
        Language = fields.LanguageOf(feed),
        Copyright = PlainText.Line(fields.Construct(Pick(feed, "rights") ?? Pick(feed, "copyright") ?? feed.Child("dc", "rights"))),
        Generator = GeneratorOf(Pick(feed, "generator")),
        Image = fields.Link((Pick(feed, "logo") ?? Pick(feed, "icon"))?.Text, feed) ?? fields.Link(feed.Child("itunes", "image")?.Attribute("href"), feed),
        Published = FeedFields.Date(Pick(feed, "published"), Pick(feed, "issued")),
        Updated = FeedFields.Date(Pick(feed, "updated"), Pick(feed, "modified"), feed.Child("dc", "date")),
        Categories = CategoriesOf(feed),
        Authors = AuthorsOf(feed),
        Items = EachItem.Read(Entries(feed), ReadEntry),
    };

    private static IEnumerable<Element> Entries(Element feed) =>
        feed.Name == "entry" ? [feed] : feed.Children.Where(child => child.Name is "entry" && child.Space is "atom" or "");

    private FeedItem ReadEntry(Element entry)
    {
        var element = Pick(entry, "content");
        var content = fields.Construct(element);
        var description = fields.Construct(Pick(entry, "summary")) ?? fields.Html(entry.Child("media", "group")?.Child("media", "description"));
        var published = FeedFields.Date(Pick(entry, "published"), Pick(entry, "issued"), Pick(entry, "created"), entry.Child("dc", "date"));
        var updated = FeedFields.Date(Pick(entry, "updated"), Pick(entry, "modified"), entry.Child("dcterms", "modified"));
        return new FeedItem
        {
            Title = TitleOf(entry),
            Link = LinkOf(entry, "alternate") ?? LinkOf(entry, "") ?? (element is null ? null : fields.Link(element.Attribute("src"), element)),
            Id = FeedFields.Line(Pick(entry, "id"), Pick(entry, "guid")) is { } id ? Links.Resolve(id, entry.Inherited("xml:base") is null ? null : fields.Address(entry)) : null,
            Description = description ?? content,
            Content = content,
            Published = published ?? updated,
            Updated = updated,
            Image = Media.ImageOf(entry, fields) ?? Media.FirstIn(content) ?? Media.FirstIn(description),
            Categories = CategoriesOf(entry),
            Authors = AuthorsOf(entry),
            Enclosures = EnclosuresOf(entry),
        };
    }

    /// <summary>A person construct, its parts as elements or as text.</summary>
    public static Person PersonOf(Element author)
    {
        var name = FeedFields.Line(Pick(author, "name"));
        var email = FeedFields.Line(Pick(author, "email"));
        return name is null && email is null
            ? People.Parse(author.Text) ?? new Person(null, null, FeedFields.Line(Pick(author, "uri"), Pick(author, "url")))
            : new Person(name, email, name ?? email);
    }

    private static Element? Pick(Element of, string name) => of.Child("atom", name) ?? of.Child("", name);

    private static string? GeneratorOf(Element? generator)
    {
        var parts = new[] { FeedFields.Line(generator), generator?.Attribute("version") is { } version ? "v" + version.TrimStart('v') : null, generator?.Attribute("uri") ?? generator?.Attribute("url") };
        var text = string.Join(' ', parts.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    private string? TitleOf(Element of) => PlainText.Line(fields.Construct(Pick(of, "title"))) ?? FeedFields.Line(of.Child("dc", "title"), of.Child("media", "title"));

    private static IEnumerable<Element> LinksOf(Element of) => of.All("atom", "link").Concat(of.All("", "link"));

    /// <summary>The first link of a relation; an empty one asks for any link that leads to a page.</summary>
    private string? LinkOf(Element of, string rel)
    {
        foreach (var link in LinksOf(of))
        {
            var own = link.Attribute("rel")?.Trim() ?? "alternate";
            own = own.StartsWith("http://www.iana.org/assignments/relation/", StringComparison.OrdinalIgnoreCase) ? own[(own.LastIndexOf('/') + 1)..] : own;
            var fits = rel.Length > 0 ? own.Equals(rel, StringComparison.OrdinalIgnoreCase) : own is not ("self" or "enclosure" or "edit" or "replies" or "hub" or "license" or "next" or "via");
            if (fits && fields.Link(link.Attribute("href") ?? link.Text, link) is { } found)
                return found;
        }

        return null;
    }

    private List<Enclosure> EnclosuresOf(Element entry)
    {
        List<Enclosure> found = [];
        foreach (var link in LinksOf(entry).Where(link => link.Attribute("rel") == "enclosure"))
        {
            if (fields.Link(link.Attribute("href"), link) is { } url)
                found.Add(new Enclosure(url, link.Attribute("type"), link.Attribute("length")));
        }

        return [.. found, .. Media.EnclosuresOf(entry, fields)];
    }

    private static List<string> CategoriesOf(Element of) =>
    [
        .. of.Children.Where(child => child is { Name: "category", Space: "atom" or "" } or { Name: "subject", Space: "dc" })
            .Select(category => category.Attribute("label") ?? category.Attribute("term") ?? FeedFields.Line(category)).OfType<string>().Distinct(),
    ];

    private static List<Person> AuthorsOf(Element of)
    {
        var authors = of.All("atom", "author").Concat(of.All("", "author")).Select(PersonOf).ToList();
        if (authors.Count > 0)
            return authors;

        return [.. of.All("dc", "creator").Concat(of.All("itunes", "author")).Select(creator => People.Parse(creator.Text)).OfType<Person>()];
    }
}
