using System.Globalization;
using System.Text.Json;
using Bot.News.Collecting;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Sources;
using Bot.News.Collecting.Texts;
using Bot.News.Store.Collecting;

namespace Evaluation;

/// <summary>One line of an articles file: <c>{"id","source"?,"title","url"?,"published"?,"text"?}</c>; null is absent, other keys are ignored.</summary>
internal sealed record ArchiveRow(string Id, string Source, string Title, string? Url, DateTimeOffset? Published, string Text, string? Language)
{
    private const string Unnamed = "unnamed";

    public static ArchiveRow Parse(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            var id = Field(row, "id") ?? throw new FormatException("\"id\" is missing");
            return new ArchiveRow(id, Field(row, "source") ?? Unnamed, Field(row, "title") ?? "", Field(row, "url"), Date(row), Field(row, "text") ?? "", Field(row, "lang"));
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            throw new InvalidDataException($"Line {number + 1} is no article: {broken.Message}", broken);
        }
    }

    public Article ToArticle(Source source, bool titleOnly, Homes homes)
    {
        var (publisher, family, trust) = Source == Unnamed ? (Id, Id, Trust.Unknown) : Outlet.Of(Source).VoiceAt(Url, homes);
        var body = LinkPost.Tidied(new FeedItem { Description = titleOnly ? null : Text });
        var when = Published ?? throw new InvalidOperationException("Undated rows are spaced before.");
        return new Article
        {
            Key = Id,
            SourceId = source.Id,
            Url = Url ?? "urn:article:" + Uri.EscapeDataString(Id),
            Title = Title,
            Teaser = PlainText.OfHtml(body.Description),
            Publisher = publisher,
            Family = family,
            Trust = trust,
            Language = Language,
            Links = Bot.News.Collecting.Texts.Links.In(titleOnly ? null : Text, null, 50),
            Points = body.Points,
            Published = Published,
            Collected = when,
            When = when,
            ContentHash = Id,
        };
    }

    private static string? Field(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value.ToString() : null;

    private static DateTimeOffset? Date(JsonElement row) =>
        Field(row, "published") is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) : null;
}

/// <summary>Gives undated articles their places: an hour apart in stream order, closer where they would not fit into one window.</summary>
internal static class Undated
{
    public static readonly DateTimeOffset End = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromDays(13);

    public static List<ArchiveRow> Space(List<ArchiveRow> rows)
    {
        var undated = rows.Count(row => row.Published is null);
        if (undated == 0) return rows;
        var end = rows.Max(row => row.Published) ?? End;
        var step = TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerHour, Window.Ticks / undated));
        var k = 0;
        return [.. rows.Select(row => row.Published is null ? row with { Published = end - (step * (undated - ++k)) } : row)];
    }
}
