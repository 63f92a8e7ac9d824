using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bot.News.Collecting.Feeds;
using CodeHollow.FeedReader;

namespace Benchmarks.Collecting;

/// <summary>How fast feeds are parsed, beside CodeHollow, gofeed and feedsmith on the same files in one run.</summary>
internal sealed class FeedsVerb : IVerb
{
    /// <summary>Rounds that are not counted, until the code is compiled for speed.</summary>
    private const int WarmUp = 25;

    private readonly Option<int> _rounds = new("--rounds") { DefaultValueFactory = _ => 30 };
    private readonly Option<int> _seed = new("--seed") { DefaultValueFactory = _ => 1, Description = "of the made-up feeds, where there are no real ones" };
    private readonly Option<double> _scale = new("--scale") { DefaultValueFactory = _ => 1, Description = "shortens the run: rounds times this" };

    public Command Describe()
    {
        var command = new Command("feeds", "Parse speed over real feeds, beside CodeHollow.FeedReader, gofeed and feedsmith") { _rounds, _seed, _scale };
        command.SetAction(parsed => Measure(Math.Max(3, (int)(parsed.GetValue(_rounds) * parsed.GetValue(_scale))), parsed.GetValue(_seed), parsed.GetValue(_scale)));
        return command;
    }

    private static int Measure(int rounds, int seed, double scale)
    {
        var (folder, work) = (Directory.CreateTempSubdirectory("feeds-").FullName, Directory.CreateTempSubdirectory("peers-").FullName);
        var what = FeedFolder.Fill(folder, Environment.GetEnvironmentVariable("SHARED") ?? Path.GetFullPath("../shared"), seed, scale);
        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        var peers = new PeerRun(folder, WarmUp, rounds);
        List<Pace?> paces = [Ours(files, rounds), CodeHollow(files, rounds), peers.Gofeed(work), peers.Feedsmith(work)];
        Directory.Delete(folder, recursive: true);
        Directory.Delete(work, recursive: true);

        var fastest = paces.Skip(1).OfType<Pace>().MinBy(pace => pace.MedianMs);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            feeds = what,
            files = files.Count,
            bytes = files.Sum(file => file.Length),
            rounds,
            ours_ms = paces[0]!.MedianMs, // ours is never missing
            ours_items = paces[0]!.Items,
            peers = paces.Skip(1).OfType<Pace>().ToDictionary(pace => pace.Name, pace => new { ms = pace.MedianMs, best_ms = pace.BestMs, items = pace.Items, refused = pace.Failed }),
            fastest_peer = fastest?.Name,
            ours_to_fastest = fastest is null ? (double?)null : Math.Round(paces[0]!.MedianMs / fastest.MedianMs, 2),
        }));
        return 0;
    }

    private static Pace Ours(List<byte[]> files, int rounds) => Time("ours", files, rounds,
        bytes => FeedParser.Parse(bytes, null, new FeedContext("https://feed.example/", null)) is FeedReading.Read read ? read.Feed.Items.Count : null);

    private static Pace CodeHollow(List<byte[]> files, int rounds) => Time("CodeHollow.FeedReader", files, rounds, bytes =>
    {
        try
        {
            return FeedReader.ReadFromByteArray(bytes).Items.Count;
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            return null;
        }
    });

    private static Pace Time(string name, List<byte[]> files, int rounds, Func<byte[], int?> parse)
    {
        List<double> took = [];
        int items = 0, failed = 0;
        for (var round = 0; round < rounds + WarmUp; round++)
        {
            (items, failed) = (0, 0);
            var began = Stopwatch.GetTimestamp();
            foreach (var count in files.Select(parse))
            {
                items += count ?? 0;
                failed += count is null ? 1 : 0;
            }

            if (round >= WarmUp)
                took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {took.Order().ElementAt(took.Count / 2):0.0} ms, {items} items, {failed} files refused"));
        return Pace.Of(name, took, items, failed);
    }
}
