using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.News.Store.Collecting;

namespace Benchmarks.Grouping;

/// <summary>
/// A long stream of articles in order of publication: the real months again and again, each time later and with other names, so that
/// no two rounds tell the same; where the real material is missing, made-up news of the same length.
/// </summary>
internal sealed partial class NewsStream(int seed)
{
    private static readonly string[] Months = ["month-2026-03", "month-2026-05", "fortnight-2026-06-15_28"];
    private readonly List<Article> _round = Real() is { Count: > 0 } real ? real : MadeUp(new Random(seed));

    /// <summary>Whether the stream is of real news.</summary>
    public bool IsReal { get; } = Folder() is not null;

    public IEnumerable<Article> Take(int count)
    {
        var (start, end) = (_round[0].When, _round[^1].When + TimeSpan.FromHours(1));
        for (var n = 0; n < count; n++)
        {
            var (round, at) = (n / _round.Count, n % _round.Count);
            yield return Later(_round[at], n + 1L, round, (end - start) * round);
        }
    }

    private Article Later(Article one, long id, int round, TimeSpan shift) => new()
    {
        Id = id,
        Key = $"{id}",
        Url = one.Url + (round == 0 ? "" : $"?round={round}"),
        Title = Renamed(one.Title, round),
        Teaser = Renamed(one.Teaser, round),
        Publisher = one.Publisher,
        Family = one.Family,
        Trust = one.Trust,
        Language = one.Language,
        When = one.When + shift,
        Published = one.When + shift,
        Collected = one.When + shift,
        ContentHash = $"{id}",
    };

    /// <summary>Half of the capitalised words of four letters or more get an ending of the round's own; lists of names that are known stay known to the other half.</summary>
    private string Renamed(string text, int round) => round == 0 ? text
        : Name().Replace(text, match => match.Value.Aggregate(seed, (hash, c) => unchecked((hash * 31) + c)) % 2 == 0 ? match.Value + (char)('a' + (round % 26)) + (char)('a' + (round / 26 % 26)) : match.Value);

    private static string? Folder()
    {
        var shared = Environment.GetEnvironmentVariable("SHARED") ?? Repository.Path("../shared");
        return shared is not null && Directory.Exists(Path.Combine(shared, "data/ainews")) ? Path.Combine(shared, "data/ainews") : null;
    }

    private static List<Article> Real() => Folder() is not { } folder ? [] :
    [
        .. Months.SelectMany(month => File.ReadLines(Path.Combine(folder, month + ".jsonl"))).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(row => Made(row.GetProperty("source").GetString()!, row.GetProperty("title").GetString()!, row.GetProperty("text").GetString() ?? "", row.GetProperty("url").GetString() ?? "", row.GetProperty("published").GetDateTimeOffset())) // rows have these
            .OrderBy(article => article.When),
    ];

    private static List<Article> MadeUp(Random chance)
    {
        string[] words = [.. Enumerable.Range(0, 6000).Select(_ => string.Concat(Enumerable.Range(0, chance.Next(2, 5)).Select(_ => $"{"bdfgklmnprstv"[chance.Next(13)]}{"aeiou"[chance.Next(5)]}")))];
        string Said(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[(int)(words.Length * Math.Pow(chance.NextDouble(), 3))]));
        string Named() => char.ToUpperInvariant(words[chance.Next(words.Length)][0]) + words[chance.Next(words.Length)];
        List<Article> made = [];
        for (var happening = 0; made.Count < 12_000; happening++)
        {
            var (who, what, when) = ($"{Named()} {Named()}", Said(5), new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(happening * 9));
            for (var report = chance.Next(1, 4); report > 0; report--)
                made.Add(Made($"outlet{chance.Next(80)}", $"{who} AI model {what} {Said(2)}", $"{who} {what}. {Said(40)}.", $"https://outlet.example/{made.Count}", when.AddMinutes(report * 40)));
        }

        return [.. made.OrderBy(article => article.When)];
    }

    private static Article Made(string source, string title, string text, string url, DateTimeOffset when) => new()
    {
        Key = url,
        Url = url.Length > 0 ? url : "https://outlet.example/",
        Title = title,
        Teaser = text,
        Publisher = source,
        Family = source,
        Trust = Trust.Press,
        When = when,
        ContentHash = url,
    };

    [GeneratedRegex(@"\b[A-Z][a-z]{3,}\b")]
    private static partial Regex Name();
}
