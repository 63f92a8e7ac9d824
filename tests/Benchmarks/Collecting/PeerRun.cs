using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Benchmarks.Collecting;

/// <summary>How fast a reader of feeds was: the median of its rounds in milliseconds, the items it found and the files it refused.</summary>
internal sealed record Pace(string Name, double MedianMs, double BestMs, int Items, int Failed)
{
    public static Pace Of(string name, IEnumerable<double> rounds, int items, int failed)
    {
        var sorted = rounds.Order().ToList();
        return new Pace(name, Math.Round(sorted[sorted.Count / 2], 1), Math.Round(sorted[0], 1), items, failed);
    }
}

/// <summary>Runs a peer of another language over a folder of feeds; a peer that is not installed is said, not fatal.</summary>
internal sealed class PeerRun(string feeds, int warmUp, int rounds)
{
    public Pace? Gofeed(string work)
    {
        File.WriteAllText(Path.Combine(work, "gofeed.go"), Source("gofeed.go"));
        var settings = new Dictionary<string, string> { ["GOPATH"] = "/usr/share/gocode", ["GO111MODULE"] = "off", ["GOCACHE"] = Path.Combine(work, "go-cache"), ["GOFLAGS"] = "" };
        return Run("go", ["build", "-o", "gofeed", "gofeed.go"], work, settings) is null ? Missing("gofeed", "apt-get install golang-go golang-github-mmcdole-gofeed-dev")
            : Read("gofeed", Run(Path.Combine(work, "gofeed"), [feeds, Rounds], work, []));
    }

    public Pace? Feedsmith(string work)
    {
        File.WriteAllText(Path.Combine(work, "feedsmith.mjs"), Source("feedsmith.mjs"));
        return Run("npm", ["install", "--silent", "--no-audit", "--no-fund", "--prefix", work, "feedsmith@3.0.1"], work, []) is null ? Missing("feedsmith", "install node and npm; the package feedsmith comes from npm's registry")
            : Read("feedsmith", Run("node", ["feedsmith.mjs", feeds, Rounds], work, []));
    }

    private string Rounds => (warmUp + rounds).ToString(CultureInfo.InvariantCulture);

    private static Pace? Missing(string name, string mend)
    {
        Console.Error.WriteLine($"{name} is missing: {mend}");
        return null;
    }

    private Pace? Read(string name, string? output)
    {
        var lines = output?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (lines.Length != warmUp + rounds + 1)
            return Missing(name, "it did not run");

        var found = lines[^1].Split(' ');
        return Pace.Of(name, lines[warmUp..^1].Select(line => double.Parse(line, CultureInfo.InvariantCulture)), int.Parse(found[1], CultureInfo.InvariantCulture), int.Parse(found[3], CultureInfo.InvariantCulture));
    }

    /// <summary>Standard output; null where the program is missing or failed.</summary>
    private static string? Run(string program, string[] arguments, string folder, Dictionary<string, string> settings)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (name, value) in settings)
                start.Environment[name] = value;
            using var process = Process.Start(start)!; // a program that is missing throws
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static string Source(string name)
    {
        using var stream = typeof(PeerRun).Assembly.GetManifestResourceStream(name)!; // embedded by the project file
        return new StreamReader(stream).ReadToEnd();
    }
}
