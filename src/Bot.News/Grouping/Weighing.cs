using System.Globalization;
using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>What speaks for an event's weight, and the weight a reader without wishes would give it.</summary>
internal static class Weighing
{
    /// <summary>Features from the reports. <paramref name="novelty"/>: 1 for the first of its kind in the window, 0 for one more of many.</summary>
    public static EventFeatures Features(IReadOnlyList<Sketch> reports, Portrait portrait, double novelty)
    {
        var told = reports.Where(report => report.Tier == portrait.Tier).ToList();
        var first = told.Min(report => report.When);
        var early = told.Where(report => report.When - first < TimeSpan.FromDays(1));
        var names = told.SelectMany(report => report.Names.Take(report.TitleNames)).Where(name => portrait.Actors.Contains(name.Text)).ToList();
        return new EventFeatures
        {
            Corroboration = Breadth(told),
            PickUp = Breadth(early),
            Primary = portrait.Primary is null ? 0 : 1,
            ActorWeight = names.Count == 0 ? 0 : names.Max(name => name.Weight) / 3,
            TypeWeight = TypeWeight(portrait.Type),
            Novelty = novelty,
            Engagement = Math.Min(1, Math.Log(1 + told.Max(report => report.Points)) / Math.Log(1500)),
            Relevance = told.Average(report => report.Relevance),
            Noise = NoiseOf(told),
        };
    }

    /// <summary>Weight for a reader without wishes; comparable only within one window. A primary source counts beside others: alone it praises itself.</summary>
    public static double Score(EventFeatures f, Portrait portrait)
    {
        var breadth = Math.Log(1 + f.Corroboration) + (0.3 * Math.Log(1 + f.PickUp));
        var substance = (1.0 * f.ActorWeight) + (0.7 * f.TypeWeight) + (0.4 * (f.Corroboration > 1 ? f.Primary : 0) * (1 - f.Noise)) + (0.5 * f.Novelty) + (0.7 * f.Engagement);
        var versions = portrait.TitleFrom.Versions.Length > 0 && portrait.Type is "launch" or "release" ? 0.5 * (1 - f.Noise) : 0;
        return Math.Max(0, (2 * breadth) + substance + versions + (Money(portrait.TitleFrom) * Math.Min(1, f.Corroboration)) - (1.2 * f.Noise)) * Math.Min(1, f.Relevance + 0.1);
    }

    /// <summary>A deal of a hundred million counts nothing extra, each ten times more than that counts half a point.</summary>
    private static double Money(Sketch title)
    {
        double most = 0;
        foreach (var amount in title.Amounts)
        {
            if (double.TryParse(amount.AsSpan(1), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value < 1e13) most = Math.Max(most, value);
        }

        return most <= 1e8 || title.Type is not ("funding" or "acquisition" or "partnership" or "launch" or "chips" or "earnings") ? 0 : 0.5 * Math.Log10(most / 1e8);
    }

    /// <summary>The reasons in words, strongest first.</summary>
    public static List<string> Why(EventFeatures f, Portrait portrait, IReadOnlyList<Sketch> reports)
    {
        List<string> why = [];
        var families = portrait.Families.Count;
        if (families > 1) why.Add(families.ToString(CultureInfo.InvariantCulture) + " publishers");
        if (portrait.Primary is not null) why.Add("primary source");
        if (f.Novelty >= 0.8 && portrait.TitleFrom.Versions.Length > 0) why.Add("new version");
        var points = reports.Max(report => report.Points);
        if (points >= 100) why.Add(points.ToString("N0", CultureInfo.InvariantCulture) + " points on Hacker News");
        if (f.PickUp >= 3) why.Add("picked up within a day");
        if (f.ActorWeight >= 0.8 && portrait.Actors.Count > 0) why.Add("news of " + portrait.Actors[0]);
        if (why.Count == 0) why.Add(portrait.Type == Kinds.Other ? "reported by " + portrait.TitleFrom.Publisher : portrait.Type + " reported by " + portrait.TitleFrom.Publisher);
        return why;
    }

    /// <summary>Independent voices, each by the trust of its best report; a maker's own page alone praises itself.</summary>
    private static double Breadth(IEnumerable<Sketch> reports)
    {
        var families = Voices.Of(reports);
        var alone = families.Count == 1;
        return families.Sum(family => family.Max(report => report.Trust switch
        {
            Trust.Primary when report.IsPaper => 0.3,
            Trust.Press => 1.0,
            Trust.Primary => alone ? 0.7 : 1.0,
            Trust.Aggregator => 0.6,
            Trust.Unknown => 0.5,
            _ => 0.3,
        }));
    }

    private static double TypeWeight(string type) => type switch
    {
        "launch" => 1,
        "release" or "acquisition" => 0.9,
        "security" => 0.85,
        "funding" or "lawsuit" or "policy" => 0.8,
        "partnership" or "people" or "chips" => 0.65,
        "earnings" or "outage" => 0.5,
        "research" => 0.35,
        _ => 0.2,
    };

    /// <summary>Share of reports that only muse, ask, show off or tell of a film; a lone report of somebody nobody vouches for is half of that.</summary>
    private static double NoiseOf(List<Sketch> reports) =>
        reports.Average(report => report.IsPaper || (report.Type == Kinds.Other && Headline.IsCulture(report.Title)) ? 0.8 : report.Trust == Trust.Primary && Headline.IsVendorNote(report.Title) ? 1.0 : Headline.IsLoose(report.Title) ? 1.0 : report.Trust == Trust.Community ? 0.6 : report.Trust == Trust.Unknown && reports.Count == 1 ? 0.5 : 0.0);
}
