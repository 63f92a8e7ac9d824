namespace Bot.News.Analysing;

/// <summary>A sentence as the selector sees it.</summary>
/// <param name="Stems">The stems of its content words.</param>
/// <param name="Document">Which text it stands in.</param>
/// <param name="Position">Its number in its document, from 0, of <paramref name="Of"/>.</param>
/// <param name="Length">In words.</param>
/// <param name="Figures">Words that begin with a digit.</param>
/// <param name="Wording">What only the wording tells.</param>
internal sealed record Passage(IReadOnlySet<string> Stems, int Document, int Position, int Of, int Length, int Figures, Wording Wording)
{
    public static Passage Read(string text, IReadOnlySet<string> stems, int document, int position, int of)
    {
        var words = Words.Of(text);
        return new Passage(stems, document, position, of, words.Count, words.Count(w => char.IsDigit(w.Text[0])), Wording.Of(text));
    }
}

/// <summary>
/// Says how much of the story each sentence tells, and picks a few that do not repeat each other. The weights are a listwise logistic regression
/// (a softmax over the sentences of a story) of whether people took the sentence into their extract, over every second story of a labelled set,
/// divided by five; that of a paper's contribution is older than this fit. What a long sentence costs and <see cref="Redundancy"/> were swept on the same half: readers' extracts like long sentences, their summaries do not.
/// </summary>
internal static class Salience
{
    private const double Redundancy = 0.2;
    private const int TopTerms = 5;

    /// <summary>Scores by place, centrality over all documents, what is told for the first time, length, figures and wording; higher is better.</summary>
    public static double[] Scores(IReadOnlyList<Passage> passages)
    {
        var field = new Field(passages);
        return [.. passages.Select((p, i) => Place(p) + field.Central(i) + Size(p.Length) + 0.045 * Math.Min(p.Figures, 2) + Form(p.Wording))];
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

    private static double Place(Passage p) => (p.Position == 0 ? -0.126 : 0) + 0.218 / (1 + 0.1 * p.Position) - 0.188 * p.Position / p.Of;

    /// <summary>Best at 15 words; much worse under 8, little worse up to 40.</summary>
    private static double Size(int words) => 0.00245 * Math.Min(words, 40) - 0.0437 * Math.Max(0, 8 - words) - 0.003 * Math.Max(0, words - 15);

    private static double Form(Wording w) =>
        (w.OpensQuote ? -0.086 : 0) + (w.Asks ? -0.146 : 0) + (w.OpensOpen ? -0.036 : 0) + (w.Addresses ? -0.08 : 0) + (w.Present ? 0.03 : 0) + (w.Contributes ? 0.5 : 0);

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
        private readonly HashSet<string> top;
        private readonly int[] introduced;

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
            var told = new HashSet<(int, string)>();
            introduced = [.. passages.Select(p => p.Stems.Count(s => told.Add((p.Document, s)) && seen[s] > 1))];
        }

        /// <summary>Cosine with the centroid, how many of the most frequent terms it has, and how many recurring ones its document names here first.</summary>
        public double Central(int i)
        {
            var stems = passages[i].Stems;
            return 0.768 * stems.Sum(s => weight[s] * centre[s]) / norm[i] / centreNorm + 0.024 * stems.Count(top.Contains) + 0.0096 * introduced[i];
        }
    }
}
