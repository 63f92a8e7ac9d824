using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>What an event looks like to readers, drawn from its reports. Server-tier reports count only where there are no others.</summary>
internal sealed record Portrait(
    Sketch TitleFrom,
    Sketch? Primary,
    string Type,
    IReadOnlyList<string> Actors,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Audiences,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Families,
    Tier Tier)
{
    private const int MaxActors = 6;

    public static Portrait Of(IReadOnlyList<Sketch> reports)
    {
        var catalogue = reports.Where(report => report.Tier == Tier.Catalogue).ToList();
        var told = catalogue.Count > 0 ? catalogue : reports;
        var type = Most(told.Where(report => report.Type != Kinds.Other).Select(report => report.Type)) ?? Kinds.Other;
        var actors = Actors_(told);
        var topics = told.SelectMany(report => report.Topics.Select((topic, rank) => (topic, weight: 3 - rank)))
            .GroupBy(pair => pair.topic).OrderByDescending(group => group.Sum(pair => pair.weight)).Take(3).Select(group => group.Key).ToList();
        return new Portrait(
            Headline.Clearest(told, actors),
            Headline.Primary(told, actors),
            type,
            actors,
            topics,
            Subjects.Audiences(topics, type),
            [.. reports.Select(report => report.Language).Distinct()],
            Voices.Publishers(told),
            catalogue.Count > 0 ? Tier.Catalogue : Tier.Server);
    }

    private static List<string> Actors_(IReadOnlyList<Sketch> reports)
    {
        var votes = new Dictionary<string, double>();
        foreach (var report in reports)
        {
            for (var k = 0; k < report.Names.Length; k++)
            {
                var weight = k < report.TitleNames ? 1.0 : 0.3;
                votes[report.Names[k].Text] = votes.GetValueOrDefault(report.Names[k].Text) + weight + (0.01 * report.Names[k].Weight);
            }
        }

        var least = Math.Max(0.3, reports.Count * 0.25);
        return [.. votes.Where(pair => pair.Value >= least).OrderByDescending(pair => pair.Value).Take(MaxActors).Select(pair => pair.Key)];
    }

    private static string? Most(IEnumerable<string> values) =>
        values.GroupBy(value => value).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefault();
}
