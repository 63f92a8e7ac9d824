using System.CommandLine;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Pages;

namespace Evaluation.Collecting;

/// <summary>Finds the article on every page of a folder.</summary>
internal sealed class ExtractVerb : IVerb
{
    private readonly Option<DirectoryInfo> _folder = new("--dir") { Required = true, Description = "Pages, each NAME or NAME.gz, or a sub-folder with source.html[.gz]." };
    private readonly Option<FileInfo> _output = new("--out") { Required = true, Description = "Where one JSON object goes, page by page." };
    private readonly Option<bool> _ids = new("--ids") { Description = "Leave .html out of the keys." };
    private readonly Option<bool> _text = new("--text") { Description = "Write the text alone." };

    public Command Describe()
    {
        var command = new Command("extract", "Find the article on web pages.") { _folder, _output, _ids, _text };
        _folder.AcceptExistingOnly();
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetRequiredValue(_folder), parsed.GetRequiredValue(_output), parsed.GetValue(_ids), parsed.GetValue(_text), cancel));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo folder, FileInfo output, bool ids, bool text, CancellationToken cancel)
    {
        SortedDictionary<string, object> pages = new(StringComparer.Ordinal);
        List<double> took = [];
        foreach (var (name, file) in PagesOf(folder))
        {
            var bytes = await BytesAsync(file, cancel);
            var began = Stopwatch.GetTimestamp();
            var page = PageReader.Read(FeedEncoding.Decode(bytes, null), "https://page.example/");
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            var key = ids && name.EndsWith(".html", StringComparison.Ordinal) ? name[..^5] : name;
            pages[key] = text ? page.Body : new
            {
                articleBody = page.Body,
                title = page.Title,
                byline = page.Byline,
                published = FeedModel.Date(page.Published),
                site = page.Site,
                lang = page.Language,
            };
        }

        await File.WriteAllTextAsync(output.FullName, JsonSerializer.Serialize(pages, FeedModel.Json), cancel);
        took.Sort();
        await Console.Error.WriteLineAsync(took.Count == 0 ? "no pages" : $"{took.Count} pages, median {took[took.Count / 2]:0.0} ms, slowest {took[^1]:0.0} ms");
        return 0;
    }

    private static IEnumerable<(string Name, FileInfo File)> PagesOf(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles())
            yield return (file.Name.EndsWith(".gz", StringComparison.Ordinal) ? file.Name[..^3] : file.Name, file);
        foreach (var child in folder.EnumerateDirectories())
        {
            if (child.EnumerateFiles("source.html*").FirstOrDefault() is { } page)
                yield return (child.Name, page);
        }
    }

    private static async Task<byte[]> BytesAsync(FileInfo file, CancellationToken cancel)
    {
        var bytes = await File.ReadAllBytesAsync(file.FullName, cancel);
        if (!file.Name.EndsWith(".gz", StringComparison.Ordinal))
            return bytes;

        await using var unpacked = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var all = new MemoryStream();
        await unpacked.CopyToAsync(all, cancel);
        return all.ToArray();
    }
}
