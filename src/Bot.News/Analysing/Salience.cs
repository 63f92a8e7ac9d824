namespace Bot.News.Analysing;

/// <summary>A sentence as the selector sees it.</summary>
/// <param name="Stems">The stems of its content words.</param>
/// <param name="Document">Which text it stands in.</param>
/// <param name="Position">Its number in its document, from 0, of <paramref name="Of"/>.</param>
/// <param name="Length">In words.</param>
/// <param name="Capitals">Capitalised words after the first.</param>
/// <param name="Figures">Words that begin with a digit.</param>
/// <param name="Wording">What only the wording tells.</param>
internal sealed record Passage(IReadOnlySet<string> Stems, int Document, int Position, int Of, int Length, int Capitals, int Figures, Wording Wording)
{
    public static Passage Read(string text, IReadOnlySet<string> stems, int document, int position, int of)
    {
        var words = Words.Of(text);
        return new Passage(stems, document, position, of, words.Count, words.Skip(1).Count(w => char.IsUpper(w.Text[0])), words.Count(w => char.IsDigit(w.Text[0])), Wording.Of(text, words));
    }
}

/// <summary>
/// Says how much of the story each sentence tells, and picks a few that do not repeat each other. The weights are a ridge regression of the share
/// of human highlights that a sentence covers, over every second story of a labelled set; the length term was swept on the same half.
/// </summary>
internal static class Salience
{
    private const double Redundancy = 0.15;
    private const int TopTerms = 12;

    /// <summary>Scores by place, centrality over all documents, names, figures, wording and length; higher is better.</summary>
    public static double[] Scores(IReadOnlyList<Passage> passages)
    {
        var field = new Field(passages);
        return [.. passages.Select((p, i) => Place(p) + field.Central(i) * (0.251 + 0.222 * (p.Position == 0 ? 1 : 0) + 1.185 / (1 + 0.3 * p.Position)) + field.Spread(i) + Look(p))];
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
                var value = scores[i] - Redundancy * chosen.Select(c => Similar(passages[i], passages[c])).DefaultIfEmpty(0).Max();
                if (value > most) (best, most) = (i, value);
            }

            chosen.Add(best);
        }

        chosen.Sort();
        return chosen;
    }

    private static double Place(Passage p)
    {
        double i = p.Position;
        return 0.062 / (1 + i) + 0.228 / (1 + 0.3 * i) + (i == 0 ? -0.205 : i == 1 ? 0.006 : 0) + (i < 5 ? 0.001 : 0) + (i < 10 ? 0.026 : 0) + 0.087 * Math.Log(1 + i) - 0.165 * i / p.Of + (p.Of - i <= 2 ? 0.027 : 0);
    }

    private static double Look(Passage p)
    {
        var n = p.Length;
        var size = -0.067 * Math.Max(0, 8 - n) / 8 + 0.023 * Math.Max(0, n - 30) / 20 + 0.209 * Math.Min(n, 40) / 40 + 0.1 * Math.Min(n, 15) / 15 - 0.13 * Math.Max(0, n - 12) / 25;
        var w = p.Wording;
        var form = (w.OpensQuote ? -0.04 : 0) + (w.Asks ? -0.048 : 0) + (w.OpensOpen ? -0.018 : 0) - 0.056 * w.FirstPerson + (w.Contributes ? 0.5 : 0) + (w.Says ? -0.006 : 0) + (w.Quotes ? -0.012 : 0);
        return size + form + 0.022 * Math.Min(p.Capitals, 5) / 5 + 0.066 * Math.Min(p.Figures, 2) / 2 - 0.16 * p.Stems.Count / 20;
    }

    private static double Similar(Passage a, Passage b)
    {
        var all = a.Stems.Count + b.Stems.Count;
        return all == 0 ? 0 : 2.0 * a.Stems.Count(b.Stems.Contains) / all;
    }

    /// <summary>What all passages together are about.</summary>
    private sealed class Field
    {
        private readonly IReadOnlyList<Passage> passages;
        private readonly Dictionary<string, int> seen = [];
        private readonly Dictionary<string, double> weight;
        private readonly Dictionary<string, double> centre = [];
        private readonly double[] norm;
        private readonly double centreNorm;
        private readonly List<string> top;
        private readonly HashSet<string> lead;
        private readonly int total;

        public Field(IReadOnlyList<Passage> passages)
        {
            this.passages = passages;
            foreach (var stem in passages.SelectMany(p => p.Stems)) seen[stem] = seen.GetValueOrDefault(stem) + 1;
            weight = seen.ToDictionary(pair => pair.Key, pair => Math.Log(1 + passages.Count / (double)pair.Value));
            norm = [.. passages.Select(p => Math.Sqrt(p.Stems.Sum(s => weight[s] * weight[s])) + 1e-9)];
            for (var i = 0; i < passages.Count; i++)
                foreach (var stem in passages[i].Stems) centre[stem] = centre.GetValueOrDefault(stem) + weight[stem] / norm[i];
            centreNorm = Math.Sqrt(centre.Values.Sum(v => v * v)) + 1e-9;
            top = [.. seen.OrderByDescending(pair => pair.Value).Take(TopTerms).Select(pair => pair.Key)];
            lead = [.. passages.Where(p => p.Position < 3).SelectMany(p => p.Stems)];
            total = Math.Max(1, seen.Values.Sum());
        }

        /// <summary>Cosine with the centroid.</summary>
        public double Central(int i) => passages[i].Stems.Sum(s => weight[s] * centre[s]) / norm[i] / centreNorm;

        /// <summary>How far the passage repeats the frequent terms and the openings.</summary>
        public double Spread(int i)
        {
            var stems = passages[i].Stems;
            if (stems.Count == 0) return 0;
            var sum = stems.Sum(s => seen[s]);
            var first = passages[0].Stems;
            var opening = i > 0 && first.Count > 0 ? stems.Count(first.Contains) / Math.Sqrt((double)stems.Count * first.Count) : 0;
            return -0.048 * sum / (Math.Sqrt(stems.Count) + 1) / Math.Sqrt(passages.Count) + 0.024 * opening + 0.129 * stems.Count(top.Contains) / 6
                + 0.157 * sum / total * 10 + 0.064 * sum / stems.Count / Math.Max(1, seen[top[0]]) - 0.009 * (passages[i].Position >= 3 ? stems.Count(lead.Contains) / (double)stems.Count : 0.4);
        }
    }
}
