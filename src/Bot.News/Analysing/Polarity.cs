namespace Bot.News.Analysing;

/// <summary>Negation and direction: what the source denies may not stand as a fact, nor up as down.</summary>
internal static class Polarity
{
    private static readonly HashSet<string> Negators = ["not", "no", "never", "neither", "nor", "without", "cannot", "none", "nobody", "nothing", "hardly", "barely", "unlikely", "isn't", "aren't", "lack", "lacks", "lacking"];

    private static readonly HashSet<string> Denials = [.. ("deny denies denied denying reject rejects rejected rejecting dispute disputes disputed refuse refuses refused refusing fail fails failed failing false falsely declined declines cancel cancels "
        + "cancelled canceled halted abandoned scrapped paused postponed delayed canceling cancelling halts halting abandons abandoning scraps scrapping pauses pausing postpones delays ended ends ending blocked "
        + "blocks blocking banned bans banning stopped stops stopping removed removes removing dropped drops dropping lost loses losing shelved shelves withdrew withdraws withdrawn suspended suspends revoked "
        + "revokes ditched ditches").Split(' ')];

    private static readonly HashSet<string> Predicates = ["should", "would", "will", "can", "could", "is", "are", "has", "have", "needs", "must"];

    /// <summary>"Do not believe that it should" denies what is believed.</summary>
    private static readonly HashSet<string> Believing = ["believe", "think", "expect", "feel"];

    private static readonly (string One, string Other)[] Opposites =
    [
        ("more", "less"), ("more", "fewer"), ("higher", "lower"), ("faster", "slower"), ("fast", "slow"), ("big", "small"), ("larger", "small"), ("strong", "weak"), ("cheap", "expensive"), ("rise", "fall"), ("increase", "decrease"), ("increase", "reduce"), ("up", "down"), ("above", "below"), ("over", "under"), ("most", "least"),
        ("first", "last"), ("before", "after"), ("buy", "sell"), ("gain", "lose"), ("win", "lose"), ("larger", "smaller"), ("bigger", "smaller"), ("better", "worse"), ("cheaper", "dearer"), ("grow", "shrink"), ("from", "to"),
        ("raise", "cut"), ("raise", "lower"), ("open", "close"), ("accept", "reject"), ("approve", "reject"), ("allow", "ban"), ("allow", "block"), ("support", "oppose"), ("start", "stop"), ("start", "end"), ("early", "late"), ("earlier", "later"), ("hire", "fire"), ("profit", "loss"), ("maximum", "minimum"), ("success", "failure"), ("guilty", "innocent"), ("win", "defeat"), ("join", "leave"), ("best", "worst"), ("exceed", "miss"),
    ];

    private static readonly ILookup<string, string> Opposite = Opposites.SelectMany(p => new[] { (Lexicon.Root(p.One), Lexicon.Root(p.Other)), (Lexicon.Root(p.Other), Lexicon.Root(p.One)) }).ToLookup(p => p.Item1, p => p.Item2);

    /// <summary>Why the claim is affirmed, denied or directed otherwise than the source; null where it is not.</summary>
    public static string? Differs(Reading claim, Reading source, Alignment map)
    {
        if (map.Count == 0) return "nothing in common";
        if (Negation(claim, source, map) is { } negated) return negated;
        var taken = map.Pairs.Select(p => p.Value).ToHashSet();
        for (var i = 0; i < source.Tokens.Count; i++)
            if (Denials.Contains(source.Lower[i]) && !taken.Contains(i) && !claim.Stems.Contains(source.Stems[i]) && Next(source, i, taken) && !claim.Lower.Exists(w => Negators.Contains(w) || w.EndsWith("n't", StringComparison.Ordinal))) return "denied: " + source.Lower[i];
        foreach (var i in claim.Content)
            if (!map.Has(i) && Opposite[claim.Stems[i]].Any(o => source.Stems.Contains(o))) return "direction: " + claim.Lower[i];
        return null;
    }

    /// <summary>A word of the claim that the source negates; null where there is none.</summary>
    public static string? Denies(Reading claim, Reading source) => Negation(claim, source, new Alignment(claim, source));

    public static bool Opposed(string root, string other) => Opposite[root].Contains(other);

    public static bool Marks(string word) => Negators.Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>A word that says no in any form.</summary>
    public static bool Denying(string word) => Marks(word) || Denials.Contains(word) || Lexicon.Undone(word);

    /// <summary>A word that the source negates must be negated in the claim, and the other way round.</summary>
    private static string? Negation(Reading claim, Reading source, Alignment map)
    {
        var (theirs, mine) = (Negated(source, 3), Negated(claim, 3));
        var undone = Negated(source, 3, Denials);
        var (first, own) = (Negated(source, 1), Negated(claim, 1));
        foreach (var (here, there) in map.Pairs.Where(p => !Lexicon.Soft(claim.Stems[p.Key])))
        {
            if (own.Contains(here) && !map.Places(here).Any(undone.Contains)) return "negation: " + claim.Tokens[here].Text;
            if (first.Contains(there) && !mine.Contains(here) && map.Places(here).All(theirs.Contains)) return "negation: " + claim.Tokens[here].Text;
        }

        var taken = map.Pairs.Select(p => p.Value).ToHashSet();
        var marks = Enumerable.Range(0, source.Tokens.Count).Where(i => Marks(source.Lower[i]) && Next(source, i, taken)).ToList();
        if (marks.Count > Enumerable.Range(0, claim.Tokens.Count).Count(i => Marks(claim.Lower[i]) || Denials.Contains(claim.Lower[i]) || Lexicon.Undone(claim.Lower[i]))) return "negation: " + source.Lower[marks[^1]];
        return mine.Count > 0 && undone.Count == 0 ? "negation" : null;
    }

    /// <summary>The words of content that a negator reaches: the next ones within five words, in its clause; "untested" denies itself.</summary>
    private static HashSet<int> Negated(Reading text, int most, HashSet<string>? denials = null)
    {
        var reached = new HashSet<int>();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            if (Lexicon.Undone(text.Lower[i])) reached.UnionWith(text.Content.Where(c => c >= i && c <= i + 3).Take(most));
            if (!(Marks(text.Lower[i]) || denials?.Contains(text.Lower[i]) == true) || (text.Lower[i] == "no" && i + 1 < text.Tokens.Count && text.Lower[i + 1] is "more" or "less" or "fewer")) continue;
            if (i + 1 < text.Tokens.Count && Believing.Contains(text.Lower[i + 1]) && Enumerable.Range(i, Math.Min(12, text.Tokens.Count - i)).FirstOrDefault(k => Predicates.Contains(text.Lower[k])) is var verb and > 0)
            {
                reached.UnionWith(text.Content.Where(c => c > verb && c <= verb + 5).Take(most));
                continue;
            }

            reached.UnionWith(text.Content.Where(c => c > i && c <= i + 5 && !Lexicon.Soft(text.Stems[c])).TakeWhile(c => !Enumerable.Range(i, c - i).Any(k => Syntax.Breaks(text, k) || text.Lower[k] == "but")).Take(most));
        }

        return reached;
    }

    /// <summary>The word's own clause goes on with a word that the claim takes.</summary>
    private static bool Next(Reading source, int at, HashSet<int> taken)
    {
        for (var i = at + 1; i < source.Tokens.Count && i < at + 5 && !Syntax.Breaks(source, i - 1); i++)
            if (taken.Contains(i)) return true;
        return false;
    }
}
