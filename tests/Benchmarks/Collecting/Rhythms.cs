using System.Globalization;
using System.Text.Json;

namespace Benchmarks.Collecting;

/// <summary>When sources published: real instants where there are any, else made up from a seed.</summary>
internal static class Rhythms
{
    private static readonly string[] Months = ["month-2026-03.jsonl", "month-2026-05.jsonl"];

    /// <summary>One ascending list a source and file.</summary>
    public static IReadOnlyList<List<DateTimeOffset>> Read(FileInfo[] files, int seed, double scale)
    {
        var shared = Environment.GetEnvironmentVariable("SHARED") ?? Path.GetFullPath("../shared");
        var paths = files.Length > 0 ? files.Select(file => file.FullName).ToList() : [.. Months.Select(month => Path.Combine(shared, "data/ainews", month)).Where(File.Exists)];
        var all = paths.Count > 0 ? paths.SelectMany(OfFile).ToList() : MadeUp(new Random(seed));
        return [.. all.Take(Math.Max(1, (int)(all.Count * scale)))];
    }

    private static IEnumerable<List<DateTimeOffset>> OfFile(string path)
    {
        var rows = File.ReadLines(path).Where(line => line.Length > 0).Select(line =>
        {
            using var row = JsonDocument.Parse(line);
            var published = row.RootElement.TryGetProperty("published", out var at) && at.ValueKind == JsonValueKind.String ? at.GetString() : null;
            return (Source: row.RootElement.GetProperty("source").GetString(), At: DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : (DateTimeOffset?)null);
        });
        return rows.Where(row => row.At is not null).GroupBy(row => row.Source).Select(source => source.Select(row => row.At!.Value).Order().ToList()); // filtered just before
    }

    /// <summary>Desks with office hours of their own, from a few items a month to twenty a day; many publish on the hour.</summary>
    private static List<List<DateTimeOffset>> MadeUp(Random chance)
    {
        var start = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        return [.. Enumerable.Range(0, 40).Select(_ =>
        {
            var (perMonth, opens) = ((int)Math.Pow(10, 0.5 + (chance.NextDouble() * 2.2)), chance.Next(24));
            return Enumerable.Range(0, perMonth + 2).Select(_ => start.AddDays(chance.Next(31)).AddHours(opens + chance.Next(9)).AddMinutes(chance.Next(3) == 0 ? 0 : chance.Next(60))).Order().ToList();
        })];
    }
}
