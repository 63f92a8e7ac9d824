namespace Bot.News.Analysing;

/// <summary>
/// A claim that takes its words from one sentence nearly as they stand is held to that sentence more strictly: it keeps every mark of
/// certainty among them.
/// </summary>
internal static class Verbatim
{
    private const double Most = 0.8;

    /// <summary>Wordings of one degree of certainty each.</summary>
    private static readonly HashSet<string>[] Degrees =
    [
        Set("may might could possibly perhaps potential potentially possible maybe can likely unlikely probably appear appears seem seems suggest suggests suggested"),
        Set("plan plans planned planning intend intends intended intending aim aims aimed aiming propose proposes proposed proposing consider considers considered considering hope hopes hoped hoping want wants wanted seek seeks seeking sought try tries trying tried attempt attempts attempted attempting will would shall 'll going expect expects expected expecting forecast forecasts predict predicts predicted project projected anticipate anticipates anticipated set due poised slated scheduled promise promises promised vow vows vowed threaten threatens threatened target targets targeting should must weigh weighing mulls mulling talks upcoming future soon"),
        Set("alleged allegedly allege alleges alleging accuse accuses accused accusing reportedly rumor rumour rumored rumoured rumors suspected suspect claims claimed"),
        Set("if unless whether assuming"),
    ];

    /// <summary>What the claim bends, or null where it bends nothing or is no near copy of a sentence.</summary>
    public static string? Bends(Reading claim, Reading source)
    {
        for (var sentence = 0; source.Tokens.Count > 0 && sentence <= source.Sentence(source.Tokens.Count - 1); sentence++)
        {
            var words = Enumerable.Range(0, source.Tokens.Count).Where(i => source.Sentence(i) == sentence).ToList();
            var taken = Taken(claim, source, words);
            if (taken.Count >= Most * claim.Content.Count && Softened(claim, source, words, taken) is { } why) return why;
        }

        return null;
    }

    /// <summary>A mark among the words that the claim takes, or shortly before them in their clause, which the claim drops.</summary>
    private static string? Softened(Reading claim, Reading source, List<int> words, HashSet<int> taken)
    {
        foreach (var degree in Degrees)
        {
            var there = words.Where(i => degree.Contains(source.Lower[i]) && !Certainty.Idle(source, i) && !(source.Lower[i] == "may" && source.Tokens[i].Capital && i > 0) && Governed(source, i).Any(taken.Contains)).ToList();
            if (degree.Contains("claims") && Certainty.Voiced(claim)) continue;
            if (there.Count > claim.Lower.Count(degree.Contains) + (degree.Contains("will") ? Bound(claim) : 0)) return "certainty: " + source.Lower[there[0]];
        }

        return null;
    }

    /// <summary>"Is to open": what has been set to happen.</summary>
    private static int Bound(Reading r) => Enumerable.Range(1, Math.Max(0, r.Tokens.Count - 1)).Count(i => r.Lower[i] == "to" && r.Lower[i - 1] is "is" or "are");

    /// <summary>The words that a mark of certainty bears on: the next two of content in its clause, adverbs left out.</summary>
    private static IEnumerable<int> Governed(Reading source, int mark) =>
        source.Content.Where(k => k > mark && k <= mark + 6 && !source.Lower[k].EndsWith("ly", StringComparison.Ordinal)).TakeWhile(k => !Enumerable.Range(mark, k - mark).Any(b => Syntax.Breaks(source, b))).Take(2);

    /// <summary>The longest run of the claim's words of content, in order, that the sentence has.</summary>
    private static HashSet<int> Taken(Reading claim, Reading source, List<int> words)
    {
        var mine = claim.Content;
        var longest = new int[mine.Count + 1, words.Count + 1];
        for (var i = mine.Count - 1; i >= 0; i--)
            for (var j = words.Count - 1; j >= 0; j--)
                longest[i, j] = claim.Stems[mine[i]] == source.Stems[words[j]] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        var taken = new HashSet<int>();
        for (int i = 0, j = 0; i < mine.Count && j < words.Count;)
            if (claim.Stems[mine[i]] == source.Stems[words[j]]) { taken.Add(words[j++]); i++; }
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        return taken;
    }

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
