using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace Bot.Simulator.Newsstands;

/// <summary>One feed file, which can be cut so that it ends at an instant. Items without a date are never cut.</summary>
internal abstract class Feed
{
    /// <summary>The feed's own title; empty where it has none.</summary>
    public abstract string Title { get; }

    /// <summary>When its items were published, as far as they say so.</summary>
    public abstract IReadOnlyList<DateTimeOffset> Published { get; }

    /// <summary>The feed without what was published after <paramref name="until"/>, every date moved by <paramref name="shift"/> first.</summary>
    public abstract byte[] Cut(DateTimeOffset until, TimeSpan shift);

    /// <summary>A feed in RSS, RDF, Atom or JSON Feed; null where the bytes are none.</summary>
    public static Feed? TryRead(byte[] bytes)
    {
        var start = bytes.AsSpan().TrimStart("\uFEFF \t\r\n"u8);
        if (start.IsEmpty)
            return null;
        try
        {
            return start[0] == (byte)'{' ? JsonFeed.Parse(start.ToArray()) : start[0] == (byte)'<' ? XmlFeed.Parse(bytes) : null;
        }
        catch (Exception broken) when (broken is XmlException or JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>RSS 2.0, RSS 1.0 (RDF) and Atom.</summary>
internal sealed class XmlFeed : Feed
{
    private static readonly string[] DateNames = ["pubDate", "published", "updated", "date", "lastBuildDate", "issued", "modified", "created"];
    private static readonly string[] PublishedNames = ["pubDate", "published", "date", "issued", "updated"];
    private readonly XDocument _document;

    private XmlFeed(XDocument document)
    {
        _document = document;
        Published = [.. Items(document).Select(PublishedOf).OfType<DateTimeOffset>()];
        Title = Root(document).Elements().Concat(Root(document).Elements().Where(e => e.Name.LocalName == "channel").Elements())
            .FirstOrDefault(e => e.Name.LocalName == "title")?.Value.Trim() ?? "";
    }

    public override string Title { get; }

    public override IReadOnlyList<DateTimeOffset> Published { get; }

    public static XmlFeed? Parse(byte[] bytes)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        using var reader = XmlReader.Create(new MemoryStream(bytes), settings);
        var document = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        return Root(document).Name.LocalName is "rss" or "feed" or "RDF" ? new XmlFeed(document) : null;
    }

    public override byte[] Cut(DateTimeOffset until, TimeSpan shift)
    {
        var copy = new XDocument(_document);
        Items(copy).Where(item => PublishedOf(item) + shift > until).ToList().ForEach(item => item.Remove());
        if (shift != TimeSpan.Zero)
        {
            foreach (var date in copy.Descendants().Where(e => !e.HasElements && DateNames.Contains(e.Name.LocalName)))
                date.Value = FeedDates.Shift(date.Value, shift);
        }
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.None };
        using (var writer = XmlWriter.Create(stream, settings))
            copy.Save(writer);
        return stream.ToArray();
    }

    private static XElement Root(XDocument document) => document.Root ?? throw new XmlException("The document has no root.");

    private static IEnumerable<XElement> Items(XDocument document) =>
        Root(document).Descendants().Where(e => e.Name.LocalName is "item" or "entry" && e.Parent!.Name.LocalName is "channel" or "feed" or "RDF" or "rss");

    private static DateTimeOffset? PublishedOf(XElement item) =>
        PublishedNames
            .Select(name => FeedDates.Read(item.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value))
            .FirstOrDefault(date => date is not null);
}

/// <summary>JSON Feed 1.0 and 1.1.</summary>
internal sealed class JsonFeed : Feed
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject _document;

    private JsonFeed(JsonObject document)
    {
        _document = document;
        Title = document["title"]?.ToString() ?? "";
        Published = [.. ((JsonArray)document["items"]!).Select(PublishedOf).OfType<DateTimeOffset>()];
    }

    public override string Title { get; }

    public override IReadOnlyList<DateTimeOffset> Published { get; }

    public static JsonFeed? Parse(byte[] bytes) =>
        JsonNode.Parse(bytes) is JsonObject document && document["items"] is JsonArray
        && document["version"]?.ToString().Contains("jsonfeed", StringComparison.OrdinalIgnoreCase) == true
            ? new JsonFeed(document) : null;

    public override byte[] Cut(DateTimeOffset until, TimeSpan shift)
    {
        var copy = (JsonObject)_document.DeepClone();
        var items = (JsonArray)copy["items"]!;
        foreach (var later in items.Where(item => PublishedOf(item) + shift > until).ToList())
            items.Remove(later);
        foreach (var item in items.OfType<JsonObject>().Where(_ => shift != TimeSpan.Zero))
        {
            foreach (var name in new[] { "date_published", "date_modified" })
            {
                if (item[name] is { } date)
                    item[name] = FeedDates.Shift(date.ToString(), shift);
            }
        }
        return Encoding.UTF8.GetBytes(copy.ToJsonString(Readable));
    }

    private static DateTimeOffset? PublishedOf(JsonNode? item) =>
        FeedDates.Read((item as JsonObject)?["date_published"]?.ToString()) ?? FeedDates.Read((item as JsonObject)?["date_modified"]?.ToString());
}
