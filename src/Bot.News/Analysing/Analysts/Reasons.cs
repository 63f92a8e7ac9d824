using System.Text.RegularExpressions;

namespace Bot.News.Analysing.Analysts;

/// <summary>Finds why a happening matters: a consequence that a source draws for the event's own actors or product.</summary>
internal static partial class Reasons
{
    /// <summary>Share of words in common from which two publishers count as telling the same.</summary>
    private const double Alike = 0.35;

    /// <summary>Best first; empty where no source draws a consequence of the event itself.</summary>
    public static IEnumerable<Sentence> Of(Material material, IReadOnlyDictionary<Sentence, double> salience, Sentence? changed)
    {
        var own = Own(material);
        var about = material.Titles.SelectMany(t => t.Stems).ToHashSet();
        return material.Complete.Where(s => s != changed && Cues.Consequence(s.Text) >= 2 && Forecasts.Of(s) is null && !Slight().IsMatch(s.Text) && s.Names.Any(n => own.Contains(Names.Usual(n.Text))) && s.Stems.Count(about.Contains) >= 2)
            .Select(s => (Sentence: s, Others: Others(s, material))).Where(c => c.Others > 0 || Causes().IsMatch(c.Sentence.Text) || Cues.Speaker(c.Sentence) is not null)
            .OrderByDescending(c => Weight(c.Sentence, c.Others, salience, about)).Select(c => c.Sentence);
    }

    /// <summary>The actors of the event and what at least two publishers name in their titles.</summary>
    private static HashSet<string> Own(Material material) =>
        [.. material.Event.Actors.Select(Names.Usual), .. material.Titles.SelectMany(t => t.Names.Select(n => (Name: Names.Usual(n.Text), t.Article.Family)).Distinct()).GroupBy(n => n.Name).Where(g => g.Count() >= 2 || material.Titles.Count == 1).Select(g => g.Key)];

    private static int Others(Sentence s, Material material) =>
        material.Complete.Where(o => o.Article.Family != s.Article.Family && s.Overlap(o) >= Alike).Select(o => o.Article.Family).Distinct().Count();

    private static double Weight(Sentence s, int others, IReadOnlyDictionary<Sentence, double> salience, HashSet<string> about) =>
        Cues.Consequence(s.Text) + 0.5 * Math.Min(others, 2) + salience.GetValueOrDefault(s) * 0.5 + 0.2 * Math.Min(5, s.Stems.Count(about.Contains)) + (Cues.Speaker(s) is not null ? 0.5 : 0) - (s.Length > 30 ? 0.3 : 0);

    /// <summary>What does not follow, or hardly, or is only asked.</summary>
    [GeneratedRegex(@"\b(?:not|hardly|barely|never|scarcely|little|doubts?|unclear)\b|n['’]t\b|\?$", RegexOptions.IgnoreCase)]
    private static partial Regex Slight();

    [GeneratedRegex(@"\b(?:because|means? that|meaning|which means|as a result|so that|so\s(?:customers|users|developers|rivals|buyers)|forces?|lets?|allow(?:s|ing)|enabl(?:es|ing)|puts? pressure|paves? the way)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Causes();
}
