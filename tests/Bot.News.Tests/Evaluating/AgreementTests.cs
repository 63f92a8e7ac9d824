using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.News.Tests.Collecting;

namespace Bot.News.Tests.Evaluating;

/// <summary>Our scoring agrees with the scorers that came with the labelled sets, on the product's own output.</summary>
public sealed partial class AgreementTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("agreement");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Summaries_score_the_same()
    {
        var gold = await FirstRowsAsync("summarization/cnn_corpus.dev.jsonl", 120);
        await EvaluateAsync("summarise", "--in", gold, "--out", Output, "--sentences", "3");
        var (ours, theirs) = (await ScoreAsync("summaries", gold, Output), await PythonAsync("score_summaries.py", gold, Output));
        var figures = Number().Matches(theirs).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture)).ToList(); // R1 … R2 … RL … sentF1 … n …
        Assert.Equal(figures[1], ours["rouge_1"], 0.006);
        Assert.Equal(figures[3], ours["rouge_2"], 0.006);
        Assert.Equal(figures[4], ours["rouge_l"], 0.006);
        Assert.Equal(figures[6], ours["sentence_f1"], 0.0006);
    }

    [Fact]
    public async Task Days_score_the_same()
    {
        var gold = Shared.Folder("data/dates/recognizers_en.dev.jsonl");
        await EvaluateAsync("dates", "--in", gold, "--out", Output);
        var (ours, theirs) = (await ScoreAsync("dates", gold, Output), JsonSerializer.Deserialize<Dictionary<string, double>>(await PythonAsync("score_dates.py", gold, Output))!);
        Assert.Equal(theirs["inputs"], ours["inputs"]);
        Assert.Equal(theirs["spans"], ours["spans"], 0.0006);
        Assert.Equal(theirs["right"], ours["right"], 0.0006);
    }

    [Fact]
    public async Task Clusters_score_the_same()
    {
        var gold = await FirstRowsAsync("clustering/ecbplus.dev.jsonl", 150);
        await EvaluateAsync("group", "--in", gold, "--out", Output, "--titles");
        var (ours, theirs) = (await ScoreAsync("clusters", gold, Output), await PythonAsync("score_clusters.py", gold, Output));
        foreach (var (name, peer) in (IEnumerable<(string, string)>)[("b3_precision", "b3P"), ("b3_recall", "b3R"), ("b3_f1", "b3F"), ("pair_f1", "pairF"), ("v_measure", "V"), ("ari", "ARI")])
        {
            Assert.Equal(double.Parse(Regex.Match(theirs, $"'{peer}': ([0-9.-]+)").Groups[1].Value, CultureInfo.InvariantCulture), ours[name], 0.0002);
        }
    }

    [Fact]
    public async Task Weekly_lists_score_the_same()
    {
        var (keys, articles) = (Shared.Folder("data/ainews/headline_keys.json"), Shared.Folder("data/ainews/month-2026-05.jsonl"));
        await EvaluateAsync("recap", "--in", articles, "--week", "2026-W19", "--no-cards", "--out", Path.Combine(_folder.FullName, "2026-W19.jsonl"));
        var theirs = (await PythonAsync("score_recap.py", keys, articles, _folder.FullName)).Trim().Split('\n')[^1];
        var ours = await ScoreAsync("recap", keys, articles, _folder.FullName);
        using var peer = JsonDocument.Parse(theirs);
        Assert.Equal(peer.RootElement.GetProperty("hit@20").GetDouble(), ours["hit@20"]);
        Assert.Equal(peer.RootElement.GetProperty("mrr").GetDouble(), ours["mrr"], 0.0006);
        Assert.Equal(peer.RootElement.GetProperty("repeats_in_top10").GetDouble(), ours["repeats_in_top10"]);
        Assert.Equal(peer.RootElement.GetProperty("no_ai_actor_in_top10").GetString(), $"{ours["no_ai_actor_in_top10"]}/{ours["top10_events"]}");
    }

    private string Output => Path.Combine(_folder.FullName, "output.jsonl");

    private async Task<string> FirstRowsAsync(string path, int rows)
    {
        var copy = Path.Combine(_folder.FullName, "gold.jsonl");
        await File.WriteAllLinesAsync(copy, File.ReadLines(Shared.Folder("data/" + path)).Take(rows), TestContext.Current.CancellationToken);
        return copy;
    }

    private static Task<string> EvaluateAsync(params string[] arguments) => RunAsync("dotnet", [Tool(), .. arguments]);

    /// <summary>The tool in its own folder: beside the tests it would lack what the web framework brings them.</summary>
    private static string Tool() => Path.GetFullPath(AppContext.BaseDirectory.Replace("Bot.News.Tests", "Evaluation", StringComparison.Ordinal) + "Evaluation.dll");

    private static async Task<Dictionary<string, double>> ScoreAsync(params string[] arguments) =>
        JsonSerializer.Deserialize<Dictionary<string, double>>((await EvaluateAsync(["score", .. arguments])).Trim().Split('\n')[^1])!; // the last line is the figures

    /// <summary>Debian's own interpreter, where the stemmer that the scorers want is installed.</summary>
    private static Task<string> PythonAsync(string scorer, params string[] arguments) => RunAsync("/usr/bin/python3", [Shared.Folder("data/scorers/" + scorer), .. arguments]);

    private static async Task<string> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!; // a program on the disk starts
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
        return await output;
    }

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?")]
    private static partial Regex Number();
}
