using System.Globalization;
using System.Text.Json;
using System.Web;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Texts;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting.Sources;

/// <summary>Stories of Hacker News by a query and a least number of points, from the options <c>query=AI&amp;points=80</c>. https://hn.algolia.com/api</summary>
internal sealed class HackerNewsSource : ISourceKind
{
    private const string Discussion = "https://news.ycombinator.com/item?id=";

    public string Kind => "hackernews";

    public Trust UsualTrust => Trust.Aggregator;

    public string AddressOf(Source source)
    {
        if (source.Url.Contains("/api/", StringComparison.Ordinal))
            return source.Url;

        var options = HttpUtility.ParseQueryString(source.Options ?? "");
        var points = int.TryParse(options["points"], CultureInfo.InvariantCulture, out var least) ? least : 50;
        return $"https://hn.algolia.com/api/v1/search_by_date?tags=story&hitsPerPage=100&query={Uri.EscapeDataString(options["query"] ?? "")}&numericFilters=points%3E{points}";
    }

    public FeedReading Read(Source source, Fetched answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("hits", out var hits) && hits.ValueKind == JsonValueKind.Array
                ? new FeedReading.Read(new Feed { Title = "Hacker News", Link = "https://news.ycombinator.com/", Language = "en", Items = EachItem.Read(hits.EnumerateArray(), Story) })
                : new FeedReading.NoFeed("this is no answer of the Hacker News search: it has no list named \"hits\"");
        }
        catch (JsonException)
        {
            return new FeedReading.NoFeed("this is no answer of the Hacker News search: it is not JSON");
        }
    }

    private static FeedItem Story(JsonElement hit)
    {
        var id = Text(hit, "objectID");
        var text = Text(hit, "story_text");
        return new FeedItem
        {
            Title = PlainText.Line(Text(hit, "title")),
            Link = Links.Web(Text(hit, "url"), null) ?? Discussion + id,
            Id = "hn:" + id,
            Description = text is null ? null : SafeHtml.Clean(text, null),
            Published = FeedDates.Parse(Text(hit, "created_at")),
            Comments = Discussion + id,
            Points = hit.TryGetProperty("points", out var points) && points.TryGetInt32(out var number) ? number : null,
            Authors = Text(hit, "author") is { } author ? [new Person(author, null, author)] : [],
        };
    }

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
