using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Evaluation.Collecting;

/// <summary>Reads every feed of a list of cases into the normalised model.</summary>
internal sealed class FeedsVerb : IVerb
{
    private readonly Option<FileInfo> _cases = new("--cases") { Required = true, Description = "The cases, JSON Lines; their files are relative to it." };
    private readonly Option<FileInfo> _output = new("--out") { Required = true, Description = "Where {\"id\",\"feed\"} or {\"id\",\"error\"} goes, JSON Lines." };
    private readonly Option<string> _parser = new("--with") { DefaultValueFactory = _ => "own", Description = "own, or a baseline: codehollow, syndication." };

    private readonly Option<int> _repeat = new("--repeat") { DefaultValueFactory = _ => 1, Description = "Read everything so often and tell the median time." };

    public Command Describe()
    {
        var command = new Command("feeds", "Read feeds into the normalised model.") { _cases, _output, _parser, _repeat };
        _cases.AcceptExistingOnly();
        _parser.AcceptOnlyFromAmong("own", "codehollow", "syndication");
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(_cases), parsed.GetRequiredValue(_output), parsed.GetRequiredValue(_parser), parsed.GetValue(_repeat), cancel));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo cases, FileInfo output, string parser, int repeat, CancellationToken cancel)
    {
        List<FeedCase> feeds = [];
        await using var writer = new StreamWriter(output.FullName);
        var (read, failed, slowest) = (0, 0, TimeSpan.Zero);
        await foreach (var line in File.ReadLinesAsync(cases.FullName, cancel))
        {
            if (line.Length == 0)
                continue;

            using var json = JsonDocument.Parse(line);
            var feed = FeedCase.From(json.RootElement, cases.DirectoryName!); // a file always lies in a folder
            feeds.Add(feed);
            var began = Stopwatch.GetTimestamp();
            var (model, error) = Read(feed, parser);
            var took = Stopwatch.GetElapsedTime(began);
            slowest = took > slowest ? took : slowest;
            _ = error is null ? read++ : failed++;
            await writer.WriteLineAsync(JsonSerializer.Serialize<object>(error is null ? new { id = feed.Id, feed = model } : new { id = feed.Id, error }, FeedModel.Json));
        }

        await Console.Error.WriteLineAsync($"{read} read, {failed} refused, slowest {slowest.TotalMilliseconds:0.0} ms");
        if (repeat > 1)
            await Console.Error.WriteLineAsync($"{feeds.Sum(feed => feed.Bytes.Length) / 1024} KB in {Median(feeds, parser, repeat):0.0} ms, the median of {repeat}");
        return 0;
    }

    private static double Median(List<FeedCase> feeds, string parser, int repeat)
    {
        List<double> took = [];
        for (var i = 0; i < repeat; i++)
        {
            var began = Stopwatch.GetTimestamp();
            foreach (var feed in feeds)
                Read(feed, parser);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        took.Sort();
        return took[repeat / 2];
    }

    private static (object? Model, string? Error) Read(FeedCase feed, string parser) => parser switch
    {
        "codehollow" => FeedBaselines.CodeHollow(feed),
        "syndication" => FeedBaselines.Syndication(feed),
        _ => FeedModel.Read(feed),
    };
}
