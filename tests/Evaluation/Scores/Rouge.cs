using System.Text.RegularExpressions;

namespace Evaluation.Scores;

/// <summary>F1 of unigrams, bigrams and the longest common subsequence, each from 0 to 1.</summary>
internal readonly record struct RougeScore(double One, double Two, double Longest);

/// <summary>ROUGE (Lin 2004) over lower-case words of a–z and 0–9, with Porter's stems for words of more than three letters.</summary>
internal static partial class Rouge
{
    /// <summary>One sentence against another.</summary>
    public static RougeScore OfSentences(string candidate, string reference)
    {
        var (own, gold) = (Tokens(candidate), Tokens(reference));
        var common = CommonPositions(gold, own).Count;
        var longest = own.Count > 0 && gold.Count > 0 ? Figures.F1((double)common / own.Count, (double)common / gold.Count) : 0;
        return new(Grams(own, gold, 1), Grams(own, gold, 2), longest);
    }

    /// <summary>Texts of several sentences: n-grams of the whole, and the union of longest common subsequences, sentence by sentence.</summary>
    public static RougeScore OfTexts(IReadOnlyList<string> candidate, IReadOnlyList<string> reference)
    {
        List<List<string>> own = [.. candidate.Select(Tokens)], gold = [.. reference.Select(Tokens)];
        List<string> ownWords = [.. own.SelectMany(s => s)], goldWords = [.. gold.SelectMany(s => s)];
        return new(Grams(ownWords, goldWords, 1), Grams(ownWords, goldWords, 2), Union(own, gold, ownWords, goldWords));
    }

    private static double Union(List<List<string>> own, List<List<string>> gold, List<string> ownWords, List<string> goldWords)
    {
        if (ownWords.Count == 0 || goldWords.Count == 0)
            return 0;

        var (ownLeft, goldLeft) = (ownWords.CountBy(w => w).ToDictionary(), goldWords.CountBy(w => w).ToDictionary());
        var hits = 0;
        foreach (var sentence in gold)
        {
            foreach (var at in own.SelectMany(one => CommonPositions(sentence, one)).Distinct().Order())
            {
                var word = sentence[at];
                if (ownLeft.GetValueOrDefault(word) <= 0 || goldLeft.GetValueOrDefault(word) <= 0)
                    continue;
                hits++;
                ownLeft[word]--;
                goldLeft[word]--;
            }
        }

        return Figures.F1((double)hits / ownWords.Count, (double)hits / goldWords.Count);
    }

    private static double Grams(List<string> own, List<string> gold, int n)
    {
        var (mine, theirs) = (Counted(own, n), Counted(gold, n));
        double shared = mine.Sum(gram => Math.Min(gram.Value, theirs.GetValueOrDefault(gram.Key)));
        return Figures.F1(shared / Math.Max(1, mine.Values.Sum()), shared / Math.Max(1, theirs.Values.Sum()));
    }

    private static Dictionary<string, int> Counted(List<string> words, int n) =>
        Enumerable.Range(0, Math.Max(0, words.Count - n + 1)).Select(i => string.Join(' ', words.Skip(i).Take(n))).CountBy(gram => gram).ToDictionary();

    /// <summary>The positions in <paramref name="gold"/> of one longest common subsequence.</summary>
    private static List<int> CommonPositions(List<string> gold, List<string> own)
    {
        var length = new int[gold.Count + 1, own.Count + 1];
        for (var i = 1; i <= gold.Count; i++)
        {
            for (var j = 1; j <= own.Count; j++)
                length[i, j] = gold[i - 1] == own[j - 1] ? length[i - 1, j - 1] + 1 : Math.Max(length[i - 1, j], length[i, j - 1]);
        }

        List<int> positions = [];
        for (int i = gold.Count, j = own.Count; i > 0 && j > 0;)
        {
            if (gold[i - 1] == own[j - 1])
            {
                positions.Add(--i);
                j--;
            }
            else if (length[i - 1, j] >= length[i, j - 1])
            {
                i--;
            }
            else
            {
                j--;
            }
        }

        return positions;
    }

    private static List<string> Tokens(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value.Length <= 3 ? match.Value : Porter.Stem(match.Value))];

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();
}
