using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.News.Collecting.Texts;

namespace Bot.News.Collecting.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1. https://www.jsonfeed.org/version/1.1/</summary>
internal sealed partial class JsonFeedReader(FeedContext context)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public FeedReading Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(Whole(text), Lenient);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
                ? new FeedReading.Read(ReadFeed(root, items))
                : new FeedReading.NoFeed("this is JSON, but no JSON Feed: it has no list named \"items\"");
        }
        catch (JsonException broken)
        {
            return new FeedReading.NoFeed($"this looks like JSON and is broken at line {broken.LineNumber + 1}");
        }
    }

    /// <summary>Without the escapes of half a pair, such as <c>\udfff</c> alone: no text can hold them, and reading one throws.</summary>
    private static string Whole(string text) =>
        text.Contains("\\ud", StringComparison.OrdinalIgnoreCase) ? Escape().Replace(text, escape => escape.Groups["half"].Success ? "" : escape.Value) : text;

    private Feed ReadFeed(JsonElement root, JsonElement list)
    {
        var items = EachItem.Read(list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object), ReadItem);
        return new Feed
        {
            Title = PlainText.Line(Text(root, "title")),
            Link = Link(root, "home_page_url"),
            FeedLink = Link(root, "feed_url"),
            Next = Link(root, "next_url"),
            Hub = HubOf(root),
            Description = Text(root, "description"),
            Language = Text(root, "language") ?? context.Language,
            Image = Link(root, "icon") ?? Link(root, "favicon"),
            Authors = AuthorsOf(root),
            // the format has no dates of the feed itself; the newest item stands first
            Published = items.FirstOrDefault()?.Published,
            Updated = items.FirstOrDefault()?.Updated ?? items.FirstOrDefault()?.Published,
            Items = items,
        };
    }

    private FeedItem ReadItem(JsonElement item)
    {
        var html = Text(item, "content_html") is { } markup ? SafeHtml.Clean(markup, context.Address) : null;
        var plain = Text(item, "content_text") is { } text ? System.Net.WebUtility.HtmlEncode(text) : null;
        var content = html ?? plain;
        var summary = Text(item, "summary") is { } short_ ? SafeHtml.Clean(short_, context.Address) : null;
        return new FeedItem
        {
            Title = PlainText.Line(Text(item, "title")),
            Link = Link(item, "url") ?? Link(item, "external_url"),
            Id = Text(item, "id"),
            Description = summary ?? content,
            Content = content,
            Published = FeedDates.Parse(Text(item, "date_published")),
            Updated = FeedDates.Parse(Text(item, "date_modified")),
            Image = Link(item, "image") ?? Link(item, "banner_image"),
            Categories = item.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
                ? [.. tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!)] // a string's text is never null
                : [],
            Authors = AuthorsOf(item),
            Enclosures = EnclosuresOf(item),
        };
    }

    private static string? Text(JsonElement of, string name) => !of.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null,
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    private string? Link(JsonElement of, string name) => Text(of, name) is { } link && Links.Safe(link, context.Address) is not null ? Links.Resolve(link, context.Address) : null;

    private static List<Person> AuthorsOf(JsonElement of)
    {
        var authors = of.TryGetProperty("authors", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList()
            : of.TryGetProperty("author", out var one) ? [one] : [];
        return [.. authors.Where(author => author.ValueKind == JsonValueKind.Object).Select(author => new Person(Text(author, "name"), null, Text(author, "url")))];
    }

    private List<Enclosure> EnclosuresOf(JsonElement item)
    {
        if (!item.TryGetProperty("attachments", out var list) || list.ValueKind != JsonValueKind.Array)
            return [];

        return
        [
            .. list.EnumerateArray().Where(file => file.ValueKind == JsonValueKind.Object && Link(file, "url") is not null)
                .Select(file => new Enclosure(Link(file, "url")!, Text(file, "mime_type"), Text(file, "size_in_bytes"))), // just asked for
        ];
    }

    private static string? HubOf(JsonElement root) =>
        root.TryGetProperty("hubs", out var hubs) && hubs.ValueKind == JsonValueKind.Array
            ? hubs.EnumerateArray().Where(hub => hub.ValueKind == JsonValueKind.Object).Select(hub => Text(hub, "url")).FirstOrDefault(url => url is not null)
            : null;

    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Escape();
}
