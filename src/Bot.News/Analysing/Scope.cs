using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>How far a statement reaches: some is not all, a cause must be one in the source, and before, after, from and to may not change places.</summary>
internal static partial class Scope
{
    private static readonly HashSet<string>[] Whole =
    [
        ["all", "every", "everyone", "everybody", "everything", "each", "any", "entire", "entirely", "whole", "fully", "completely", "full", "always", "both", "throughout"],
        ["only", "solely", "sole", "exclusively", "exclusive", "single", "alone", "just"],
        ["none", "never", "nobody", "nothing", "no"],
        ["permanently", "permanent", "forever"],
    ];

    private static readonly HashSet<string> Part = ["some", "several", "many", "most", "few", "select", "selected", "certain", "part", "partly", "partially", "mostly", "mainly", "often", "sometimes", "majority", "half", "various", "mere", "handful", "early", "initial", "limited", "largely", "primarily", "except", "chosen", "nearly", "almost", "one"];
    private static readonly HashSet<string> Causes = ["because", "cause", "causes", "caused", "causing", "therefore", "hence", "thus", "so", "led", "leads", "leading", "prompted", "prompting", "triggered", "triggering", "sparked", "sparking", "result", "resulting", "resulted", "drove", "driven", "drives", "driving", "forced", "forcing", "reason", "owing", "attributed", "blamed", "stems", "thanks"];
    private static readonly HashSet<string> Befores = ["before", "ahead", "prior", "until"];
    private static readonly HashSet<string> Afters = ["after", "following", "since", "once", "later", "then", "subsequently", "earlier"];

    private static readonly Dictionary<string, string[]> Against = new()
    {
        ["from"] = ["to", "into", "for"],
        ["to"] = ["from"],
        ["into"] = ["from", "by"],
        ["with"] = ["without", "against"],
        ["without"] = ["with", "through", "via", "by"],
        ["in"] = ["outside", "except"],
        ["through"] = ["without"],
        ["via"] = ["without"],
        ["for"] = ["against"],
        ["against"] = ["for", "with"],
        ["than"] = [],
        ["before"] = ["after", "since", "during"],
        ["after"] = ["before", "during", "until"],
        ["during"] = ["after", "before"],
    };

    public static string? Differs(Reading claim, Reading source, Alignment map) =>
        Bounds().Matches(claim.Text).Select(m => m.Value).FirstOrDefault(b => !source.Text.Contains(b, StringComparison.OrdinalIgnoreCase) && !(b.EndsWith("re than", StringComparison.OrdinalIgnoreCase) && source.Lower.Contains("more") && source.Lower.Contains("than")) && claim.Quantities.Count(q => q.Bound.Length > 0) < Bounds().Count(claim.Text)) is { } bound ? "bound: " + bound : Universal(claim, source) ?? Narrowed(claim, source, map) ?? Restriction(claim, source, map) ?? Cause(claim, source) ?? Order(claim, source, map) ?? Turned(claim, source, map);

    /// <summary>A word that only says how far, why or in what order.</summary>
    public static bool Marks(string word) => Part.Contains(word) || Causes.Contains(word) || Befores.Contains(word) || Afters.Contains(word) || Array.Exists(Whole, w => w.Contains(word)) || word is "below" or "above" or "less" or "fewer" or "than" or "beyond";

    /// <summary>Words of all in place of others.</summary>
    public static bool Widens(IEnumerable<string> mine, IEnumerable<string> theirs) => Array.Exists(Whole, w => mine.Any(w.Contains) && !theirs.Any(w.Contains));

    private static string? Universal(Reading claim, Reading source)
    {
        for (var i = 0; i < claim.Tokens.Count; i++)
            foreach (var words in Whole)
                if (words.Contains(claim.Lower[i]) && !(claim.Lower[i] == "both" && Pairs(claim, i, source)) && !source.Lower.Exists(w => words.Contains(w) && (w != "both" || claim.Lower[i] is "both" or "each")) && !(words.Contains("all") && i + 1 < claim.Tokens.Count && claim.Lower[i + 1] == "users" && source.Lower.Contains("everyone"))) return "scope: " + claim.Lower[i];
        var (mine, theirs) = (Exception(claim), Exception(source));
        return theirs && !mine && claim.Lower.Exists(Whole[0].Contains) ? "scope: all" : null;
    }

    /// <summary>"Both Tessel and Orin", "Tessel and Orin both": two that the source joins too.</summary>
    private static bool Pairs(Reading claim, int both, Reading source)
    {
        if (both > 2 && claim.Lower[both - 2] == "and") return true;
        var and = claim.Lower.IndexOf("and", both);
        return and > both + 1 && and + 1 < claim.Tokens.Count && and <= both + Roles.Beside && Enumerable.Range(1, Math.Max(0, source.Tokens.Count - 2)).Any(j => source.Lower[j] == "and" && Lexicon.Alike(source.Stems[j - 1], claim.Stems[and - 1]) && source.Stems.Skip(j + 1).Take(3).Any(s => Lexicon.Alike(s, claim.Stems[and + 1])));
    }

    /// <summary>"All but one", "nearly all".</summary>
    private static bool Exception(Reading r) =>
        Enumerable.Range(1, Math.Max(0, r.Tokens.Count - 1)).Any(i => (r.Lower[i - 1] == "all" && r.Lower[i] is "but" or "except") || (r.Lower[i - 1] is "nearly" or "almost" && r.Lower[i] is "all" or "every" or "everyone"));

    /// <summary>What the source says of some may not be said without that.</summary>
    private static string? Restriction(Reading claim, Reading source, Alignment map)
    {
        foreach (var (here, there) in map.Pairs)
            for (int i = there - 1, steps = 2; i >= 0 && steps > 0 && !Syntax.Breaks(source, i); i--)
            {
                if (source.Lower[i] is not ("group" or "number" or "set" or "of")) steps--; // "a select group of firms"
                if (!Part.Contains(source.Lower[i]) && !(source.Lower[i] == "among" && (source.Lower[there] is "first" or "last" or "best" || source.Lower[there].EndsWith("est", StringComparison.Ordinal))) || source.Lower[i] is "one" || source.Quantities.Exists(q => q.Amount.Start <= source.Tokens[i].End + 8 && q.Amount.Start >= source.Tokens[i].Start) || Superlative(source, i)) continue;
                if (source.Lower[i] is "most" or "many" && i > 0 && source.Lower[i - 1] is "the" or "as" or "how") continue;
                if (!Enumerable.Range(0, claim.Tokens.Count).Any(k => Part.Contains(claim.Lower[k]) && !Superlative(claim, k)) && map.Places(here).All(p => p == there)) return "scope: " + source.Lower[i];
            }

        return null;
    }

    /// <summary>"Most advanced": no part of anything.</summary>
    private static bool Superlative(Reading r, int i) => r.Lower[i] is "most" && i + 1 < r.Tokens.Count && !r.Lower[i + 1].EndsWith('s') && r.Lower[i + 1] is not ("of" or "people");

    /// <summary>"All paying users" are not all users: what stands between the word of all and its noun may not be left out.</summary>
    private static string? Narrowed(Reading claim, Reading source, Alignment map)
    {
        for (var i = 0; i + 1 < claim.Tokens.Count; i++)
        {
            if (claim.Lower[i] is not ("all" or "every" or "each" or "any") || !map.Has(i + 1)) continue;
            var here = Enumerable.Range(0, source.Tokens.Count).Where(j => source.Lower[j] == claim.Lower[i]).SelectMany(j => map.Places(i + 1).Where(p => p > j && p <= j + 4 && !Enumerable.Range(j, p - j).Any(k => Syntax.Breaks(source, k))).Select(p => (j, p))).ToList();
            if (here.Count > 0 && here.TrueForAll(h => Enumerable.Range(h.j + 1, h.p - h.j - 1).Any(k => source.Content.Contains(k) && !claim.Stems.Contains(source.Stems[k])))) return "scope: " + claim.Lower[i];
        }

        return null;
    }

    private static string? Cause(Reading claim, Reading source)
    {
        for (var i = 0; i < claim.Tokens.Count; i++)
            if (Causes.Contains(claim.Lower[i]) && (claim.Lower[i] is not ("so" or "leading" or "led" or "leads" or "driven" or "driving") || (claim.Lower[i] is "leading" or "led" or "leads" && i + 1 < claim.Tokens.Count && claim.Lower[i + 1] == "to")) && !source.Lower.Exists(Causes.Contains)
                && !Enumerable.Range(0, source.Tokens.Count - 1).Any(j => source.Lower[j] == "by" && source.Lower[j + 1].EndsWith("ing", StringComparison.Ordinal)) && !source.Lower.Contains("as") && !source.Lower.Contains("over")) return "cause: " + claim.Lower[i];
        return null;
    }

    /// <summary>What comes after "before", "after" and "than" must come after them in the source too.</summary>
    private static string? Order(Reading claim, Reading source, Alignment map)
    {
        for (var i = 0; i < claim.Tokens.Count; i++)
        {
            var (same, other) = claim.Lower[i] switch { "after" or "following" => (Afters, Befores), "before" => (Befores, Afters), "against" => (["against"], []), "as" when i > 1 && claim.Lower[i - 2] == "as" => (["as"], []), "than" => (["than", "versus", "over"], []), _ => (new HashSet<string>(), new HashSet<string>()) };
            if (same.Count == 0 || (claim.Lower[i] == "than" && i + 1 < claim.Tokens.Count && claim.Counts(i + 1)) || (i > 0 && claim.Lower[i] == "following" && claim.Lower[i - 1] is "the" or "a")) continue;
            if (claim.Lower[i] is not ("than" or "against" or "as") && !source.Lower.Exists(w => same.Contains(w) || other.Contains(w)) && !source.Lower.Contains("response")) return "order: " + claim.Lower[i];
            var next = Enumerable.Range(i + 1, Math.Min(6, claim.Tokens.Count - i - 1)).TakeWhile(k => !Syntax.Breaks(claim, k - 1)).Where(map.Has).Take(claim.Lower[i] is "after" or "before" ? 2 : 1).ToList();
            if (next.Count == 0) continue;
            var marks = Enumerable.Range(0, source.Tokens.Count).Where(j => source.Lower[j] == claim.Lower[i] || (claim.Lower[i] is not ("than" or "against" or "as") && same.Contains(source.Lower[j]) && source.Lower[j] is not ("then" or "later" or "subsequently" or "earlier"))).ToList();
            if (claim.Lower[i] == "as") marks.RemoveAll(m => m < 2 || source.Lower[m - 2] != "as");
            if (claim.Lower[i] is "after" or "before" && Elsewhere(claim, i, source, marks, map) is { } verb) return $"order: {claim.Lower[i]} {verb}";
            if (marks.Count > 0 && !next.Exists(n => map.Places(n).Any(p => marks.Exists(m => p > m && p - m < (claim.Lower[i] is "than" or "as" ? 6 : 14))))) return $"order: {claim.Lower[i]} {claim.Lower[next[0]]}";
        }

        return null;
    }

    /// <summary>A verb of the clause that "after" opens, where the source has it in another clause than its own "after" opens.</summary>
    private static string? Elsewhere(Reading claim, int at, Reading source, List<int> marks, Alignment map)
    {
        if (marks.Count == 0) return null;
        for (var i = at + 1; i < claim.Tokens.Count && !Syntax.Breaks(claim, i - 1); i++)
        {
            if (!claim.Verb(i) || !map.Has(i) || Lexicon.Soft(claim.Stems[i])) continue;
            if (!map.Places(i).Any(p => marks.Exists(m => p > m && !Enumerable.Range(m, p - m).Any(k => Syntax.Breaks(source, k))))) return claim.Lower[i];
        }

        return null;
    }

    /// <summary>A word that "from" leads in the claim is not led by "to" in the source.</summary>
    private static string? Turned(Reading claim, Reading source, Alignment map)
    {
        foreach (var (here, _) in map.Pairs)
        {
            if (Leads(claim, here) is not { } mine || !Against.TryGetValue(mine, out var against)) continue;
            var theirs = map.Places(here).Select(p => Leads(source, p)).ToList();
            if (theirs.Count > 0 && theirs.TrueForAll(t => t is not null && against.Contains(t))) return $"order: {mine} {claim.Lower[here]}";
        }

        return null;
    }

    /// <summary>The preposition that leads the noun phrase of a word, or null.</summary>
    private static string? Leads(Reading r, int word)
    {
        for (var i = word - 1; i >= Math.Max(0, word - 4) && !Syntax.Breaks(r, i); i--)
        {
            if (r.Tokens[word].Text.EndsWith("'s", StringComparison.Ordinal)) return null;
            if (Syntax.Prepositions.Contains(r.Lower[i]) && !(r.Lower[i] == "to" && i + 1 < r.Tokens.Count && r.Verb(i + 1))) return r.Lower[i];
            if (r.Verb(i) || r.Lower[i] is "and" or "or" or "that" or "which") return null;
        }

        return null;
    }

    [GeneratedRegex(@"\b(?:at most|at least|no more than|no less than|fewer than|less than|more than)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Bounds();
}
