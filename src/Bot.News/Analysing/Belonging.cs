namespace Bot.News.Analysing;

/// <summary>What belongs together in the claim, side by side or by "of" or a possessive, does so in the source.</summary>
internal static class Belonging
{
    /// <summary>Two words side by side in the claim, or joined by "of", belong together in the source too.</summary>
    public static string? Differs(Reading claim, Reading source, Alignment map)
    {
        for (var i = 0; i + 1 < claim.Tokens.Count; i++)
        {
            var next = i + 1;
            while (next + 1 < claim.Tokens.Count && next < i + 3 && claim.Lower[next] is "of" or "the" or "its" or "a") next++;
            if (next > i + 1 && claim.Lower[i + 1] != "of") continue;
            if ((next == i + 1 ? !Fixed(claim, i, map) || Plural(claim, i) || claim.Lower[i].EndsWith("ing", StringComparison.Ordinal) && claim.NameAt(i) is null && Lexicon.Verb(claim.Stems[i]) : !map.Has(i) || claim.Verb(i) || claim.NameAt(next) is null) || !Fixed(claim, next, map) || Enumerable.Range(i, next - i).Any(k => Syntax.Breaks(claim, k))) continue;
            if (next > i + 1 && claim.NameAt(next) is { } whose && map.Places(i).All(a => Of(source, a) is { } other && !Roles.Same(other, whose))) return $"apart: {claim.Tokens[i].Text} of {whose.Text}";
            if (next == i + 1 && Owns(claim, i) && map.Places(next).All(p => p > 0 && Owns(source, p - 1) && !map.Places(i).Contains(p - 1))) return $"apart: {claim.Tokens[i].Text} {claim.Tokens[next].Text}";
            if (next == i + 1 && claim.NameAt(next) is { } doer && doer != claim.NameAt(i) && claim.Tokens.FindIndex(t => t.Start >= doer.End) is var after and > 0 && claim.Verb(after)) continue; // "the users Tessel expected"
            if (map.Places(i).Any(a => map.Places(next).Any(b => Math.Abs(a - b) <= Roles.Beside && source.SameSentence(a, b)))) continue;
            if (next == i + 1 && map.Places(next).Any(b => b > 0 && source.Lower[b - 1] is "its" or "their" or "his" or "her" or "our" or "company's" or "firm's" or "startup's" or "technology's" or "lab's" or "group's")) continue;
            if (next == i + 1 && claim.Tokens[i].Text.EndsWith("'s", StringComparison.Ordinal) && (claim.NameAt(next) is not null || Deed(claim, next)) && Makes(source, map.Places(i), map.Places(next))) continue;
            return $"apart: {claim.Tokens[i].Text} {claim.Tokens[next].Text}";
        }

        return null;
    }

    /// <summary>"Acquisition", "launch": a noun for what somebody does.</summary>
    private static bool Deed(Reading r, int word) => Lexicon.Verb(r.Stems[word]) || r.Lower[word].EndsWith("ion", StringComparison.Ordinal) || r.Lower[word].EndsWith("ment", StringComparison.Ordinal);

    /// <summary>The name that "of" joins to a word.</summary>
    private static Name? Of(Reading source, int word) =>
        word + 2 < source.Tokens.Count && source.Lower[word + 1] == "of" && source.Lower[word + 2] is var next && (next == "the" && word + 3 < source.Tokens.Count ? word + 3 : word + 2) is var name ? source.NameAt(name) : null;

    /// <summary>"Tessel's".</summary>
    private static bool Owns(Reading r, int i) => r.Tokens[i].Capital && r.Tokens[i].Text.EndsWith("'s", StringComparison.Ordinal);

    /// <summary>A plural before another noun makes no compound with it: "agencies access", "systems engineers" aside.</summary>
    private static bool Plural(Reading claim, int i) => claim.Lower[i].Length > 4 && claim.Lower[i][^1] == 's' && claim.Lower[i][^2] is not ('s' or '\'' or 'u' or 'i') && !claim.Lower[i].EndsWith("ics", StringComparison.Ordinal) && claim.NameAt(i) is null;

    private static bool Fixed(Reading claim, int i, Alignment map) => map.Has(i) && !claim.Verb(i) && !Syntax.Speech.Contains(claim.Lower[i]) && !Lexicon.Soft(claim.Stems[i]) && !claim.Lower[i].EndsWith("ly", StringComparison.Ordinal) && claim.Lower[i] is not ("almost" or "soon" or "ai");

    /// <summary>One stands before the other in its sentence, and no third name between them: "Tessel introduced a system called Orin".</summary>
    private static bool Makes(Reading source, IReadOnlyList<int> makers, IReadOnlyList<int> made) =>
        makers.Any(a => made.Any(b => a < b && source.SameSentence(a, b) && source.Names.TrueForAll(n => n.Start <= source.Tokens[a].Start || n.End > source.Tokens[b].Start)));
}
