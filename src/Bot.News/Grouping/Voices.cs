using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>Who tells a happening independently of the others.</summary>
internal static class Voices
{
    /// <summary>A shorter headline may be the same by chance.</summary>
    private const int Telling = 25;

    /// <summary>The reports by family, the most trusted first. A family whose headlines all stand in another one is left out: a wire's story is one voice, however many papers print it.</summary>
    public static List<IGrouping<string, Sketch>> Of(IEnumerable<Sketch> reports)
    {
        var told = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var voices = new List<IGrouping<string, Sketch>>();
        foreach (var family in reports.GroupBy(report => report.Family, StringComparer.OrdinalIgnoreCase).OrderByDescending(family => family.Max(report => report.Trust)).ThenBy(family => family.Min(report => report.When)))
        {
            if (family.All(report => report.Title.Length >= Telling && told.Contains(report.Title))) continue;
            told.UnionWith(family.Select(report => report.Title));
            voices.Add(family);
        }

        return voices;
    }

    /// <summary>The families that publish it. Posts of people and in forums talk about what publishers tell; they count only where nobody else tells it.</summary>
    public static IReadOnlyList<string> Publishers(IReadOnlyList<Sketch> reports)
    {
        var published = reports.Where(report => !report.IsPost).ToList();
        return Of(published.Count > 0 ? published : reports).ConvertAll(family => family.Key);
    }
}
