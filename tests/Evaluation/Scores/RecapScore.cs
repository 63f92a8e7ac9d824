using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evaluation.Scores;

/// <summary>
/// Weekly lists against known headline events. An event matches a headline when at least a third of its own articles' titles match the
/// headline's pattern; two events of one top ten that match the same headline are repeats.
/// </summary>
internal sealed partial class RecapScore : IScore
{
    private const int Top = 10, MostArticles = 60;
    private readonly Argument<FileInfo> _keys = new("keys") { Description = "A JSON list of {\"key\",\"week\",\"articles\",\"pattern\"}." };
    private readonly Argument<FileInfo> _articles = new("articles") { Description = "The articles that the lists were made from." };
    private readonly Argument<DirectoryInfo> _folder = new("folder") { Description = "Holds WEEK.jsonl, what `recap --week WEEK` wrote." };

    public Command Describe()
    {
        var command = new Command("recap", "Weekly lists against known headline events.") { _keys, _articles, _folder };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(_keys), parsed.GetRequiredValue(_articles), parsed.GetRequiredValue(_folder)));
        return command;
    }

    private static int Run(FileInfo keysFile, FileInfo articlesFile, DirectoryInfo folder)
    {
        var titles = JsonLines.Read(articlesFile).GroupBy(row => row.Text("id")).ToDictionary(same => same.Key, same => same.Last().Text("title"));
        var keys = JsonNode.Parse(File.ReadAllText(keysFile.FullName))!.AsArray().OfType<JsonObject>() // the file is a list
            .Where(key => key["articles"] is null || key.Text("articles") == articlesFile.Name).ToList();
        List<int?> ranks = [];
        int repeats = 0, listed = 0, withoutActor = 0;
        foreach (var week in keys.GroupBy(key => key.Text("week")).OrderBy(week => week.Key, StringComparer.Ordinal))
        {
            if (Listed(Path.Combine(folder.FullName, week.Key + ".jsonl"), titles) is not { } events)
            {
                Console.Error.WriteLine($"{week.Key}: an article stands twice or is unknown, or an event has more than {MostArticles} articles.");
                return 1;
            }

            listed += Math.Min(Top, events.Count);
            withoutActor += events.Take(Top).Count(event_ => !event_.Exists(title => AiActor().IsMatch(title)));
            foreach (var key in week)
            {
                var hits = Hits(events, new Regex(key.Text("pattern"), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
                ranks.Add(hits.Count > 0 ? hits[0] : null);
                repeats += hits.Where(hit => hit <= Top).Skip(1).Count();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{week.Key}  {key.Text("key"),-28} rank {(hits.Count > 0 ? hits[0].ToString(CultureInfo.InvariantCulture) : "-")} of {events.Count}"));
            }
        }

        Figures.Print(
        [
            ("events", ranks.Count), ("hit@5", ranks.Count(rank => rank <= 5)), ("hit@10", ranks.Count(rank => rank <= Top)), ("hit@20", ranks.Count(rank => rank <= 20)),
            ("mrr", ranks.Sum(rank => rank is { } at ? 1.0 / at : 0) / Math.Max(1, ranks.Count)), ("repeats_in_top10", repeats),
            ("top10_events", listed), ("no_ai_actor_in_top10", withoutActor),
        ]);
        return 0;
    }

    /// <summary>The titles of each listed event's articles, best event first; null where the list is not sound. A missing file is an empty list.</summary>
    private static List<List<string>>? Listed(string file, Dictionary<string, string> titles)
    {
        var ids = File.Exists(file) ? JsonLines.Read(new(file)).Select(row => row.Strings("articles")).ToList() : [];
        var all = ids.SelectMany(list => list).ToList();
        return all.Distinct().Count() == all.Count && all.TrueForAll(titles.ContainsKey) && ids.TrueForAll(list => list.Count <= MostArticles)
            ? [.. ids.Select(list => list.ConvertAll(id => titles[id]))]
            : null;
    }

    /// <summary>The ranks, from 1, of the events that match.</summary>
    private static List<int> Hits(List<List<string>> events, Regex pattern) =>
        [.. events.Index().Where(e => e.Item.Count > 0 && 3 * e.Item.Count(title => pattern.IsMatch(title)) >= e.Item.Count).Select(e => e.Index + 1)];

    [GeneratedRegex(@"\b(ai|a\.i\.|llms?|gpt|chatgpt|openai|anthropic|claude|gemini|deepmind|google|meta|llama|microsoft|copilot|nvidia|amd|intel|aws|amazon|bedrock|neural|machine learning|deepseek|grok|xai|kimi|moonshot|qwen|alibaba|mistral|cohere|hugging ?face|agents?|models?|chips?|gpus?|tpus?|robots?|robotics|data cent(?:er|re)s?|midjourney|glm|zhipu|perplexity|cursor)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AiActor();
}
