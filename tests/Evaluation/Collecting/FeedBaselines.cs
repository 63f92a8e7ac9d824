using System.ServiceModel.Syndication;
using System.Xml;
using CodeHollow.FeedReader;

namespace Evaluation.Collecting;

/// <summary>The libraries at hand, written in the same model, as baselines.</summary>
internal static class FeedBaselines
{
    public static (object? Model, string? Error) CodeHollow(FeedCase feed)
    {
        try
        {
            var read = FeedReader.ReadFromByteArray(feed.Bytes);
            return (new
            {
                title = read.Title,
                link = read.Link,
                description = read.Description,
                language = read.Language,
                copyright = read.Copyright,
                image = read.ImageUrl,
                updated = Date(read.LastUpdatedDate),
                items = read.Items.Select(item => new
                {
                    title = item.Title,
                    link = item.Link,
                    id = item.Id,
                    description = item.Description ?? item.Content,
                    content = item.Content,
                    published = Date(item.PublishingDate),
                    categories = item.Categories,
                    authors = item.Author is null ? [] : new[] { new { name = item.Author, raw = item.Author } },
                }),
            }, null);
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            return (null, refused.GetType().Name);
        }
    }

    public static (object? Model, string? Error) Syndication(FeedCase feed)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(feed.Bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            var read = SyndicationFeed.Load(reader);
            return (new
            {
                title = read.Title?.Text,
                link = Link(read.Links),
                feedLink = read.Links.FirstOrDefault(link => link.RelationshipType == "self")?.Uri?.ToString(),
                description = read.Description?.Text,
                language = read.Language,
                copyright = read.Copyright?.Text,
                generator = read.Generator,
                image = read.ImageUrl?.ToString(),
                updated = Date(read.LastUpdatedTime),
                categories = read.Categories.Select(category => category.Name),
                authors = read.Authors.Select(Of),
                items = read.Items.Select(item => new
                {
                    title = item.Title?.Text,
                    link = Link(item.Links),
                    id = item.Id,
                    description = item.Summary?.Text ?? (item.Content as TextSyndicationContent)?.Text,
                    content = (item.Content as TextSyndicationContent)?.Text,
                    published = Date(item.PublishDate),
                    updated = Date(item.LastUpdatedTime),
                    categories = item.Categories.Select(category => category.Name),
                    authors = item.Authors.Select(Of),
                    enclosures = item.Links.Where(link => link.RelationshipType == "enclosure").Select(link => new { url = link.Uri?.ToString(), type = link.MediaType, length = link.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) }),
                }).ToList(),
            }, null);
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            return (null, refused.GetType().Name);
        }
    }

    private static string? Link(IEnumerable<SyndicationLink> links) => links.FirstOrDefault(link => link.RelationshipType is null or "alternate")?.Uri?.ToString();

    private static object Of(SyndicationPerson person) => new { name = person.Name, email = person.Email, raw = person.Name ?? person.Email };

    private static string? Date(DateTime? at) => at is { Year: > 1 } date ? FeedModel.Date(new DateTimeOffset(date.ToUniversalTime(), TimeSpan.Zero)) : null;

    private static string? Date(DateTimeOffset at) => at.Year > 1 ? FeedModel.Date(at) : null;
}
