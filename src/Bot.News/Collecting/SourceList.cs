using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Bot.News.Collecting;

/// <summary>The sources that settings and their file name. An entry of the settings wins over one of the file with the same address.</summary>
internal sealed class SourceList(IOptions<NewsOptions> options, SourceKinds kinds)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>All entries with where they come from, each address once.</summary>
    /// <exception cref="OptionsValidationException">The file cannot be read; the message says what to do.</exception>
    public IReadOnlyList<(SourceEntry Entry, SourceOrigin Origin)> Read()
    {
        var own = options.Value.Sources.Select(entry => (entry, SourceOrigin.Settings));
        var shipped = FromFile(options.Value.SourcesFile).Select(entry => (entry, SourceOrigin.File));
        return [.. own.Concat(shipped).DistinctBy(pair => SourceRows.AddressOf(pair.entry.Url))];
    }

    /// <summary>Where a file of that name lies: as written, else beside the program. Null where it is in neither place.</summary>
    public static string? Locate(string file) =>
        new[] { Path.GetFullPath(file), Path.Combine(AppContext.BaseDirectory, file) }.FirstOrDefault(File.Exists);

    private List<SourceEntry> FromFile(string file)
    {
        if (file.Length == 0 || Locate(file) is not { } path)
            return [];

        var text = File.ReadAllText(path);
        var entries = text.TrimStart().StartsWith('<') ? Opml.Read(text) : FromJson(text, file);
        var wrong = entries.SelectMany((entry, i) => kinds.ProblemsOf(entry).Select(problem => $"{file}, entry {i + 1}: {problem}")).ToList();
        return wrong.Count == 0 ? entries : throw new OptionsValidationException("News:SourcesFile", typeof(NewsOptions), wrong);
    }

    private static List<SourceEntry> FromJson(string text, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<List<SourceEntry>>(text, Json) ?? [];
        }
        catch (JsonException broken)
        {
            throw new OptionsValidationException("News:SourcesFile", typeof(NewsOptions),
                [$"News:SourcesFile: {file} is broken at line {broken.LineNumber + 1}; it must be a JSON list of sources, each with a Url"]);
        }
    }
}
