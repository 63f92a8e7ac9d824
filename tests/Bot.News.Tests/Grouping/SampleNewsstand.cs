using System.Text.Json;
using Bot.News.Collecting;
using Bot.News.Collecting.Feeds;
using Bot.News.Store.Collecting;

namespace Bot.News.Tests.Grouping;

/// <summary>The feeds of the sample newsstand as the collector stores them, pages left out, and which event each item tells by hand.</summary>
internal static class SampleNewsstand
{
    private static readonly string Root = FindRoot();

    /// <summary>By address: the event, or "noise:" and the reason.</summary>
    public static Dictionary<string, string> Labels()
    {
        var json = File.ReadAllText(Path.Combine(Root, "tests", "Evaluation", "labels", "sample-events.json"));
        var events = JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? [];
        return events.SelectMany(told => told.Value.Select(link => (link, told.Key))).ToDictionary(pair => pair.link, pair => pair.Key, StringComparer.Ordinal);
    }

    /// <summary>All articles in order of publication, of the source with this number.</summary>
    public static List<Article> Articles(int sourceId)
    {
        var folder = Path.Combine(Root, "src", "Bot.Simulator", "Sample");
        using var stand = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "newsstand.json")));
        var articles = new List<Article>();
        foreach (var entry in stand.RootElement.GetProperty("sources").EnumerateArray())
        {
            var file = entry.GetProperty("file").GetString() ?? "";
            var name = entry.GetProperty("publisher").GetString() ?? "";
            var reading = FeedParser.Parse(File.ReadAllBytes(Path.Combine(folder, file)), null, new FeedContext(null, null));
            var feed = Assert.IsType<FeedReading.Read>(reading).Feed;
            var source = new Source { Id = sourceId, Name = name, Url = "https://" + file, Publisher = name, Family = name, Trust = Trust.Press };
            articles.AddRange(Intake.ArticlesOf(source, feed, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), fetchPages: false, new Homes([])));
        }

        return [.. articles.OrderBy(article => article.When)];
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Bot.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Bot.sln was not found above " + AppContext.BaseDirectory);
    }
}
