using System.Text.Json;

namespace Bot.Simulator.Newsstands;

/// <summary>What <c>newsstand.json</c> says, with every absent part filled in from the files.</summary>
internal sealed record NewsstandIndex(IReadOnlyList<NewsstandSource> Sources, IReadOnlyDictionary<string, string> Pages)
{
    public const string FileName = "newsstand.json";

    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static NewsstandIndex Read(string folder, IReadOnlyDictionary<string, Feed> feeds)
    {
        var path = Path.Combine(folder, FileName);
        var file = File.Exists(path) ? Parse(path) : new IndexFile(null, null);
        var sources = file.Sources is null
            ? feeds.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => Complete(new SourceEntry(null, null, null, f.Key, null), feeds))
            : file.Sources.Select(s => Complete(s, feeds));
        return new NewsstandIndex([.. sources], file.Pages ?? []);
    }

    private static IndexFile Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<IndexFile>(File.ReadAllBytes(path), Lenient) ?? new IndexFile(null, null);
        }
        catch (JsonException broken)
        {
            throw new NewsstandException($"'{path}' is not valid: {broken.Message}", broken);
        }
    }

    private static NewsstandSource Complete(SourceEntry entry, IReadOnlyDictionary<string, Feed> feeds)
    {
        var file = entry.File ?? throw new NewsstandException($"A source in {FileName} has no \"file\".");
        var title = feeds.TryGetValue(file, out var feed) && feed.Title.Length > 0 ? feed.Title : Path.GetFileNameWithoutExtension(file);
        if (entry.Manner is { } manner && !Manners.Knows(manner))
            throw new NewsstandException($"The source {file} of {FileName} has the manner '{manner}'; it must be slow, dead, hanging, lying or endless, or absent.");
        return new NewsstandSource(entry.Name ?? title, entry.Publisher ?? title, entry.Kind ?? "feed", file, entry.Manner);
    }

    private sealed record IndexFile(List<SourceEntry>? Sources, Dictionary<string, string>? Pages);

    private sealed record SourceEntry(string? Name, string? Publisher, string? Kind, string? File, string? Manner);
}
