using System.Formats.Tar;
using System.Globalization;
using System.Text.Json;
using ZstdSharp;

namespace Benchmarks.Collecting;

/// <summary>The feeds whose parsing is timed: real ones where the material lies beside the repository, else made-up ones.</summary>
internal static class FeedFolder
{
    private const string Replay = "data/ainews/replay-olshansk-2026-07.tar.zst";

    /// <summary>Fills an empty folder; says in a word what the feeds are.</summary>
    public static string Fill(string folder, string? shared, int seed, double scale)
    {
        var real = shared is null ? null : Path.Combine(shared, "data/feeds/rss-parser/files");
        if (real is null || !Directory.Exists(real))
        {
            Stand.Write(folder, Math.Max(5, (int)(60 * scale)), seed, TimeProvider.System.GetUtcNow(), onlyGood: false);
            File.Delete(Path.Combine(folder, "newsstand.json"));
            return "made-up";
        }

        foreach (var file in Directory.EnumerateFiles(real))
            File.Copy(file, Path.Combine(folder, "real-" + Path.GetFileName(file)));
        var archive = Path.Combine(shared!, Replay); // real is not null, so shared is not
        if (!File.Exists(archive))
            return "real";

        Unpack(archive, folder);
        return "real, with the replay's last day";
    }

    /// <summary>Only the blobs that the last day of the index names.</summary>
    private static void Unpack(string archive, string folder)
    {
        using var packed = File.OpenRead(archive);
        using var raw = new MemoryStream();
        using (var unpacked = new DecompressionStream(packed))
            unpacked.CopyTo(raw);
        var wanted = LastDay(raw);
        raw.Position = 0;
        using var tar = new TarReader(raw);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not null && wanted.Contains(Path.GetFileNameWithoutExtension(entry.Name)))
                entry.ExtractToFile(Path.Combine(folder, "day-" + Path.GetFileName(entry.Name)), overwrite: true);
        }
    }

    private static HashSet<string> LastDay(MemoryStream raw)
    {
        raw.Position = 0;
        using var tar = new TarReader(raw, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || !entry.Name.EndsWith("index.json", StringComparison.Ordinal))
                continue;

            using var index = JsonDocument.Parse(entry.DataStream);
            var last = index.RootElement.EnumerateArray().MaxBy(day => day.GetProperty("day").GetString(), StringComparer.Create(CultureInfo.InvariantCulture, false));
            return [.. last.GetProperty("feeds").EnumerateObject().Select(feed => feed.Value.GetString()!)]; // each names its blob
        }

        throw new InvalidDataException("The replay holds no index.json.");
    }
}
