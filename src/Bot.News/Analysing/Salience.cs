namespace Bot.News.Analysing;

/// <summary>A sentence as the selector sees it.</summary>
/// <param name="Stems">The stems of its content words.</param>
/// <param name="Position">Its number in its document, from 0, of <paramref name="Of"/>.</param>
/// <param name="Length">In words.</param>
internal sealed record Passage(IReadOnlySet<string> Stems, int Document, int Position, int Of, int Length, int Names, int Figures);

/// <summary>Says how much of the story each sentence tells, and picks a few that do not repeat each other.</summary>
internal static class Salience
{
    /// <summary>Scores by place, centrality over all documents, names, figures and length; higher is better.</summary>
    public static double[] Scores(IReadOnlyList<Passage> passages)
    {
        var weight = Weights(passages);
        var norm = passages.Select(p => Math.Sqrt(p.Stems.Sum(s => weight[s] * weight[s])) + 1e-9).ToArray();
        var centre = Centre(passages, weight, norm);
        var centreNorm = Math.Sqrt(centre.Values.Sum(v => v * v)) + 1e-9;
        return [.. passages.Select((p, i) => Place(p) + 1.6 * p.Stems.Sum(s => weight[s] * centre[s]) / norm[i] / centreNorm + 0.06 * Math.Min(p.Names, 4) + 0.05 * Math.Min(p.Figures, 2) - Size(p))];
    }

    /// <summary>The best <paramref name="count"/> in order of place, each penalised for what the earlier choices already tell.</summary>
    public static List<int> Select(IReadOnlyList<Passage> passages, int count)
    {
        var scores = Scores(passages);
        var chosen = new List<int>();
        while (chosen.Count < count && chosen.Count < passages.Count)
        {
            var best = -1;
            var most = double.NegativeInfinity;
            for (var i = 0; i < passages.Count; i++)
            {
                if (chosen.Contains(i)) continue;
                var value = scores[i] - 0.8 * chosen.Select(c => Similar(passages[i], passages[c])).DefaultIfEmpty(0).Max();
                if (value > most) (best, most) = (i, value);
            }

            chosen.Add(best);
        }

        chosen.Sort();
        return chosen;
    }

    private static double Place(Passage p) => 1.0 / (1 + 0.5 * p.Position);

    private static double Size(Passage p) => p.Length < 8 ? 0.08 * (8 - p.Length) : p.Length > 35 ? 0.02 * (p.Length - 35) : 0;

    private static Dictionary<string, double> Weights(IReadOnlyList<Passage> passages)
    {
        var seen = new Dictionary<string, int>();
        foreach (var stem in passages.SelectMany(p => p.Stems)) seen[stem] = seen.GetValueOrDefault(stem) + 1;
        return seen.ToDictionary(pair => pair.Key, pair => Math.Log(1 + passages.Count / (double)pair.Value));
    }

    private static Dictionary<string, double> Centre(IReadOnlyList<Passage> passages, Dictionary<string, double> weight, double[] norm)
    {
        var centre = new Dictionary<string, double>();
        for (var i = 0; i < passages.Count; i++)
            foreach (var stem in passages[i].Stems) centre[stem] = centre.GetValueOrDefault(stem) + weight[stem] / norm[i];
        return centre;
    }

    private static double Similar(Passage a, Passage b)
    {
        var all = a.Stems.Count + b.Stems.Count;
        return all == 0 ? 0 : 2.0 * a.Stems.Count(b.Stems.Contains) / all;
    }
}
