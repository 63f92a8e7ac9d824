using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Benchmarks.Collecting;

/// <summary>
/// A newsstand of web pages that were collected for something else. Its feeds say of each page what the page says of itself in its title and
/// description; "AI:" before the title makes every one of them the desk's business.
/// </summary>
internal static partial class PageStand
{
    private const int PerFeed = 10;

    /// <summary>Writes the newsstand and gives its folder back.</summary>
    public static string Write(string folder, IEnumerable<DirectoryInfo> from, int count, int seed)
    {
        var chance = new Random(seed);
        var files = from.SelectMany(dir => dir.EnumerateFiles("*.html*", SearchOption.AllDirectories)).OrderBy(file => file.FullName, StringComparer.Ordinal).ToArray();
        chance.Shuffle(files);
        Dictionary<string, string> pages = [];
        var newest = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        var feeds = files.Take(count).Chunk(PerFeed).Select((chunk, feed) =>
        {
            var text = new StringBuilder($"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Site {feed}</title><link>https://site-{feed}.example/</link>""");
            foreach (var (file, i) in chunk.Select((file, i) => (file, i)))
            {
                var html = Read(file);
                var (url, name) = ($"https://site-{feed}.example/page-{i}", string.Create(CultureInfo.InvariantCulture, $"page-{feed}-{i}.html"));
                File.WriteAllText(Path.Combine(folder, name), html);
                pages[url] = name;
                text.Append(CultureInfo.InvariantCulture, $"<item><title>{WebUtility.HtmlEncode("AI: " + Of(Title(), html))}</title><link>{url}</link><pubDate>{newest.AddMinutes(-chance.Next(7000)):R}</pubDate><description>{WebUtility.HtmlEncode(Of(Description(), html))}</description></item>");
            }

            var source = $"site-{feed}.xml";
            File.WriteAllText(Path.Combine(folder, source), text.Append("</channel></rss>").ToString());
            return new { name = $"Site {feed}", publisher = $"Site {feed}", file = source };
        }).ToList();
        File.WriteAllText(Path.Combine(folder, "newsstand.json"), JsonSerializer.Serialize(new { sources = feeds, pages }));
        return folder;
    }

    private static string Read(FileInfo file)
    {
        using var stream = file.OpenRead();
        using var plain = file.Extension == ".gz" ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        using var reader = new StreamReader(plain);
        return reader.ReadToEnd();
    }

    private static string Of(Regex what, string html) => what.Match(html) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups["text"].Value).Trim() : "";

    [GeneratedRegex("<title[^>]*>(?<text>[^<]*)</title>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Title();

    [GeneratedRegex("""<meta[^>]+name=["']description["'][^>]+content=["'](?<text>[^"']*)["']""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Description();
}
