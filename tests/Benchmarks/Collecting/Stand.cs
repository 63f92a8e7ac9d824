using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Benchmarks.Collecting;

/// <summary>A newsstand folder of many made-up sources, most of them well-behaved, written from a seed.</summary>
internal sealed class Stand
{
    private static readonly string[] Words =
        "model chip lab team release price court filing report memory cluster agent benchmark safety customer launch update plan deal study token context weights licence robot data center engineer training power supply".Split(' ');

    private readonly Random _chance;
    private readonly DateTimeOffset _start;

    private Stand(int seed, DateTimeOffset start) => (_chance, _start) = (new Random(seed), start);

    /// <summary>File name, manner (null for fast) and the instants of its items, of each source.</summary>
    public List<(string File, string? Manner, List<DateTimeOffset> Published)> Sources { get; } = [];

    public int Of(string? manner) => Sources.Count(source => source.Manner == manner);

    /// <summary>Items that a reader should have of the sources that answer at all, at an instant.</summary>
    public int Expected(DateTimeOffset now) => Sources.Where(source => source.Manner is null or "slow").Sum(source => source.Published.Count(at => at <= now));

    /// <param name="onlyGood">Leaves the ill-behaved ones out, to see what they cost the others.</param>
    public static Stand Write(string folder, int count, int seed, DateTimeOffset start, bool onlyGood)
    {
        var stand = new Stand(seed, start);
        for (var i = 0; i < count; i++)
        {
            var manner = stand.Manner();
            var name = string.Create(CultureInfo.InvariantCulture, $"source-{i:0000}.xml");
            var published = stand.Instants();
            File.WriteAllText(Path.Combine(folder, name), stand.Feed(i, published));
            if (!onlyGood || manner is null)
                stand.Sources.Add((name, manner, published));
        }

        var index = new { sources = stand.Sources.Select(source => new { name = source.File, publisher = source.File[..11], file = source.File, manner = source.Manner }) };
        File.WriteAllText(Path.Combine(folder, "newsstand.json"), JsonSerializer.Serialize(index));
        return stand;
    }

    private string? Manner() => _chance.Next(100) switch
    {
        < 60 => null,
        < 75 => "slow",
        < 83 => "dead",
        < 89 => "hanging",
        < 95 => "lying",
        _ => "endless",
    };

    /// <summary>From three weeks before the start until a week after it, so that every round finds something new.</summary>
    private List<DateTimeOffset> Instants() =>
        [.. Enumerable.Range(0, 30).Select(_ => _start.AddMinutes(_chance.Next(-30_000, 10_000))).Order()];

    private string Feed(int source, List<DateTimeOffset> published)
    {
        var text = new StringBuilder($"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Source {source}</title><link>https://source-{source}.example/</link>""");
        foreach (var (at, i) in published.Select((at, i) => (at, i)).Reverse())
        {
            text.Append(CultureInfo.InvariantCulture, $"<item><title>{Say(8)} {source} {i}</title><link>https://source-{source}.example/{i}</link><guid>{source}-{i}</guid>")
                .Append(CultureInfo.InvariantCulture, $"<pubDate>{at:R}</pubDate><description>{WebUtility.HtmlEncode($"<p>{Say(40)}.</p><p>{Say(60)}.</p>")}</description></item>");
        }

        return text.Append("</channel></rss>").ToString();
    }

    private string Say(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[_chance.Next(Words.Length)]));
}
