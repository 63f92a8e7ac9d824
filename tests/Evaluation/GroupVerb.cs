using System.CommandLine;
using System.Text.Json;
using Bot.News.Grouping;
using Bot.News.Store;
using Evaluation.Baselines;
using Microsoft.EntityFrameworkCore;

namespace Evaluation;

/// <summary>Groups the articles of a file and writes the event each is in after the last, repairs included.</summary>
internal sealed class GroupVerb : IVerb
{
    private readonly Option<FileInfo> input = new("--in") { Required = true, Description = "Articles in stream order, JSON Lines." };
    private readonly Option<FileInfo> output = new("--out") { Required = true, Description = "Where {\"id\",\"cluster\"} goes, JSON Lines." };
    private readonly Option<bool> titles = new("--titles") { Description = "Look at titles alone." };
    private readonly Option<bool> filtered = new("--filtered") { Description = "Set noise and what is not about AI aside, as the product does; each is then a cluster of its own." };

    private readonly Option<bool> simplest = new("--baseline") { Description = "TF-IDF and the nearest centroid instead of the product's grouping." };

    public Command Describe()
    {
        var command = new Command("group", "Group articles into events.") { input, output, titles, filtered, simplest };
        input.AcceptExistingOnly();
        command.SetAction((parsed, cancel) => parsed.GetValue(simplest) ? SimplestAsync(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), parsed.GetValue(titles), cancel) : RunAsync(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), parsed.GetValue(titles), parsed.GetValue(filtered), cancel));
        return command;
    }

    private static async Task<int> SimplestAsync(FileInfo input, FileInfo output, bool titles, CancellationToken cancel)
    {
        await using var archive = await Archive.LoadAsync(input, null, titles, cancel);
        await using var db = await archive.Store.CreateDbContextAsync(cancel);
        var articles = await db.Articles.AsNoTracking().OrderBy(article => article.Id).ToListAsync(cancel);
        await File.WriteAllLinesAsync(output.FullName, articles.Zip(TfIdfGroups.Of(articles), (article, group) => JsonSerializer.Serialize(new { id = article.Key, cluster = $"group-{group}" })), cancel);
        return 0;
    }

    private static async Task<int> RunAsync(FileInfo input, FileInfo output, bool titles, bool filtered, CancellationToken cancel)
    {
        await using var archive = await Archive.LoadAsync(input, null, titles, cancel);
        using var grouper = new Grouper(archive.Store, archive.Stage<TimeProvider>()) { Scope = filtered ? GroupingScope.AiNews : GroupingScope.Everything };
        var began = TimeProvider.System.GetTimestamp();
        var done = await grouper.GroupAsync(cancel);
        await Console.Error.WriteLineAsync($"{done} in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0.0} s");
        var ids = await archive.IdsAsync(cancel);
        await using var db = await archive.Store.CreateDbContextAsync(cancel);
        var events = await db.Reports.ToDictionaryAsync(report => report.ArticleId, report => report.EventId, cancel);
        await File.WriteAllLinesAsync(output.FullName, ids.OrderBy(pair => pair.Key).Select(pair => JsonSerializer.Serialize(new { id = pair.Value, cluster = events[pair.Key] is { } at ? "event-" + at : "aside-" + pair.Key })), cancel);
        return 0;
    }
}
