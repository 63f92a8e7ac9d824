using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.News.Collecting.Feeds;

namespace Evaluation.Collecting;

/// <summary>Writes what the bot's own parser reads in the normalised model of the cases.</summary>
internal static class FeedModel
{
    public static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static (object? Model, string? Error) Read(FeedCase feed)
    {
        var location = feed.Header("Content-Location");
        var address = location is null ? feed.Address : Uri.TryCreate(location, UriKind.Absolute, out _) ? location : feed.Address is { } known ? new Uri(new Uri(known), location).AbsoluteUri : null;
        return FeedParser.Parse(feed.Bytes, feed.Header("Content-Type"), new FeedContext(address, feed.Header("Content-Language"))) switch
        {
            FeedReading.Read read => (Of(read.Feed), null),
            FeedReading.NoFeed no => (null, no.Why),
            var other => (null, other.ToString()),
        };
    }

    public static string? Date(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static object Of(Feed feed) => new
    {
        title = feed.Title,
        link = feed.Link,
        feedLink = feed.FeedLink,
        description = feed.Description,
        language = feed.Language,
        copyright = feed.Copyright,
        generator = feed.Generator,
        image = feed.Image,
        updated = Date(feed.Updated),
        published = Date(feed.Published),
        categories = feed.Categories,
        authors = feed.Authors.Select(Of),
        items = feed.Items.Select(Of),
    };

    private static object Of(FeedItem item) => new
    {
        title = item.Title,
        link = item.Link,
        id = item.Id,
        description = item.Description,
        content = item.Content,
        published = Date(item.Published),
        updated = Date(item.Updated),
        image = item.Image,
        categories = item.Categories,
        authors = item.Authors.Select(Of),
        enclosures = item.Enclosures.Select(file => new { url = file.Url, type = file.Type, length = file.Length }),
    };

    private static object Of(Person person) => new { name = person.Name, email = person.Email, raw = person.Raw };
}
