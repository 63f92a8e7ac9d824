namespace Bot.News.Analysing;

/// <summary>Negation, certainty and direction: what the source denies, plans, expects or allows for may not stand as a fact, nor up as down.</summary>
internal static class Polarity
{
    private static readonly HashSet<string> Negators = ["not", "no", "never", "neither", "nor", "without", "cannot", "none", "nobody", "nothing", "hardly", "barely"];

    /// <summary>Wordings of one degree of certainty each; a claim must have the degrees that the source has around the words it takes.</summary>
    private static readonly (string Degree, HashSet<string> Words)[] Degrees =
    [
        ("possible", Set("may might could possibly perhaps potential potentially possible maybe can likely unlikely probably appears seems suggest suggests suggested")),
        ("planned", Set("plan plans planned planning intend intends intended intending aim aims aimed aiming propose proposes proposed proposing consider considers considered considering hope hopes hoped hoping want wants wanted seek seeks seeking sought try tries trying tried attempt attempts attempted attempting will would shall 'll going expect expects expected expecting forecast forecasts predict predicts predicted project projected anticipate anticipates anticipated set due poised slated scheduled promise promises promised vow vows vowed threaten threatens threatened target targets targeting should must weigh weighing mulls mulling talks upcoming future soon next")),
        ("denied", Set("deny denies denied denying reject rejects rejected rejecting dispute disputes disputed refuse refuses refused refusing fail fails failed failing false falsely")),
        ("alleged", Set("alleged allegedly allege alleges alleging accuse accuses accused accusing reportedly rumor rumour rumored rumoured rumors suspected suspect claims claimed")),
        ("conditional", Set("if unless whether assuming")),
    ];

    private static readonly (string One, string Other)[] Opposites =
    [
        ("more", "less"), ("more", "fewer"), ("higher", "lower"), ("faster", "slower"), ("rise", "fall"), ("rose", "fell"), ("increase", "decrease"), ("increase", "reduce"), ("up", "down"), ("above", "below"), ("over", "under"), ("most", "least"),
        ("first", "last"), ("before", "after"), ("buy", "sell"), ("bought", "sold"), ("gain", "lose"), ("won", "lost"), ("win", "lose"), ("larger", "smaller"), ("bigger", "smaller"), ("better", "worse"), ("cheaper", "dearer"), ("grow", "shrink"),
        ("raise", "cut"), ("raise", "lower"), ("open", "close"), ("accept", "reject"), ("approve", "reject"), ("allow", "ban"), ("allow", "block"), ("support", "oppose"), ("start", "stop"), ("start", "end"), ("strong", "weak"), ("early", "late"), ("earlier", "later"), ("hire", "fire"), ("profit", "loss"), ("maximum", "minimum"), ("success", "failure"), ("guilty", "innocent"), ("win", "defeat"), ("join", "leave"), ("best", "worst"), ("exceed", "miss"),
    ];

    private static readonly ILookup<string, string> Opposite = Opposites.SelectMany(p => new[] { (Words.Stem(p.One), Words.Stem(p.Other)), (Words.Stem(p.Other), Words.Stem(p.One)) }).ToLookup(p => p.Item1, p => p.Item2);

    /// <summary>Why the claim is affirmed, denied, certain or directed otherwise than the source; null where it is not.</summary>
    public static string? Differs(Reading claim, Reading source)
    {
        var map = Align(claim, source);
        if (map.Count == 0) return "nothing in common";
        var (first, last) = (map.Values.Min(), map.Values.Max());
        var taken = map.Values.ToHashSet();
        if (Negation(claim, source, map) is { } negated) return negated;
        foreach (var (degree, words) in Degrees)
        {
            var there = Enumerable.Range(0, source.Tokens.Count).Where(i => words.Contains(Lower(source, i)) && Governs(source, i, first, last, taken)).ToList();
            var here = Enumerable.Range(0, claim.Tokens.Count).Where(i => words.Contains(Lower(claim, i))).ToList();
            if (there.Count > here.Count) return $"certainty ({degree}): {source.Tokens[there[0]].Text}";
            if (here.Count > 0 && !Enumerable.Range(0, source.Tokens.Count).Any(i => words.Contains(Lower(source, i)))) return $"certainty ({degree}): {claim.Tokens[here[0]].Text}";
        }

        foreach (var stem in claim.Stems)
            if (Opposite[stem].Any(o => source.Stems.Contains(o)) && !source.Stems.Contains(stem)) return "direction: " + stem;
        return null;
    }

    /// <summary>A word of the claim that the source negates; null where there is none.</summary>
    public static string? Denies(Reading claim, Reading source) => Negation(claim, source, Align(claim, source));

    /// <summary>A word that the source negates must be negated in the claim, and the other way round.</summary>
    private static string? Negation(Reading claim, Reading source, Dictionary<int, int> map)
    {
        var theirs = Negated(source);
        var mine = Negated(claim);
        foreach (var (here, there) in map)
            if (theirs.Contains(there) != mine.Contains(here)) return "negation: " + claim.Tokens[here].Text;
        return mine.Count > 0 && theirs.Count == 0 ? "negation" : null;
    }

    /// <summary>The words of content that a negator reaches: the two next ones within five words.</summary>
    private static HashSet<int> Negated(Reading text)
    {
        var reached = new HashSet<int>();
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var word = Lower(text, i);
            if (!Negators.Contains(word) && !word.EndsWith("n't", StringComparison.Ordinal)) continue;
            foreach (var next in text.Content.Where(c => c > i && c <= i + 5).Take(2)) reached.Add(next);
        }

        return reached;
    }

    /// <summary>A marker counts where it stands among the words that the claim takes, or shortly before them, in the same clause.</summary>
    private static bool Governs(Reading source, int marker, int first, int last, HashSet<int> taken)
    {
        if (marker > last) return false;
        var next = Enumerable.Range(marker + 1, Math.Max(0, Math.Min(source.Tokens.Count, marker + 7) - marker - 1)).TakeWhile(i => !Broken(source, marker, i)).Where(taken.Contains).Take(1).ToList();
        if (next.Count == 0) return false;
        return marker >= first || next[0] - marker <= 6;
    }

    private static bool Broken(Reading source, int from, int to) => source.Text.AsSpan(source.Tokens[from].End, source.Tokens[to].Start - source.Tokens[from].End).IndexOfAny(';', '.', ',') >= 0;

    /// <summary>Each word of content of the claim with the word of the source that it repeats, nearest in order.</summary>
    private static Dictionary<int, int> Align(Reading claim, Reading source)
    {
        var map = new Dictionary<int, int>();
        var at = -1;
        foreach (var i in claim.Content)
        {
            var places = Enumerable.Range(0, source.Tokens.Count).Where(j => Coverage.Alike(source.Stems[j], claim.Stems[i])).ToList();
            if (places.Count == 0) continue;
            var next = places.Where(j => j > at).DefaultIfEmpty(places[0]).First();
            map[i] = next;
            at = next;
        }

        return map;
    }

    private static string Lower(Reading text, int i) => text.Tokens[i].Text.ToLowerInvariant().Replace('’', '\'');

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
