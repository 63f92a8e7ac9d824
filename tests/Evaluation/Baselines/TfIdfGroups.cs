using System.Text.RegularExpressions;
using Bot.News.Store.Collecting;

namespace Evaluation.Baselines;

/// <summary>The simplest grouping: each article joins the nearest centroid by TF-IDF cosine, or founds a group where none is near enough.</summary>
internal static partial class TfIdfGroups
{
    private const double Near = 0.3;

    /// <summary>The number of each article's group, in their order.</summary>
    public static List<int> Of(IReadOnlyList<Article> articles)
    {
        var texts = articles.Select(article => Word().Matches((article.Title + " " + article.Text).ToLowerInvariant()).Select(match => match.Value).CountBy(word => word).ToDictionary()).ToList();
        var rarity = texts.SelectMany(text => text.Keys).CountBy(word => word).ToDictionary(pair => pair.Key, pair => Math.Log(articles.Count / (double)pair.Value));
        var groups = new List<Dictionary<string, double>>();
        return [.. texts.Select(text => Place(Unit(text.ToDictionary(pair => pair.Key, pair => (1 + Math.Log(pair.Value)) * rarity[pair.Key])), groups))];
    }

    private static int Place(Dictionary<string, double> text, List<Dictionary<string, double>> groups)
    {
        var (best, most) = (-1, Near);
        for (var i = 0; i < groups.Count; i++)
        {
            var like = text.Sum(pair => pair.Value * groups[i].GetValueOrDefault(pair.Key)) / Math.Sqrt(groups[i].Values.Sum(value => value * value));
            if (like > most) (best, most) = (i, like);
        }

        if (best < 0)
        {
            groups.Add(new(text));
            return groups.Count - 1;
        }

        foreach (var (word, weight) in text) groups[best][word] = groups[best].GetValueOrDefault(word) + weight;
        return best;
    }

    private static Dictionary<string, double> Unit(Dictionary<string, double> text)
    {
        var length = Math.Max(1e-9, Math.Sqrt(text.Values.Sum(value => value * value)));
        return text.ToDictionary(pair => pair.Key, pair => pair.Value / length);
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
