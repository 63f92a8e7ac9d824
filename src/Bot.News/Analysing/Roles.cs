using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>Who did what to whom: two names may change places only where the voice changes or one of them merely says it.</summary>
internal static partial class Roles
{
    /// <summary>Why the names of the claim play other parts than in the source, or null.</summary>
    public static string? Differ(Reading claim, Reading source)
    {
        var names = claim.Names.Where(n => Places(source, n).Count > 0).DistinctBy(n => Names.Usual(n.Text)).ToList();
        for (var i = 0; i < names.Count; i++)
            for (var j = i + 1; j < names.Count; j++)
                if (!SameOrder(source, names[i], names[j]) && !Turned(claim.Text, source.Text) && !Speaks(claim, source, names[i], names[j])) return $"roles: {names[i].Text}, {names[j].Text}";
        return names.Count > 0 && Subject(claim, names[0]) is { } mine && OtherActor(claim, source, names[0], mine) is { } actor ? $"roles: {names[0].Text}, not {actor}" : null;
    }

    private static bool SameOrder(Reading source, Name first, Name second)
    {
        var before = Places(source, first);
        var after = Places(source, second);
        return before.Any(b => after.Any(a => b < a));
    }

    private static List<int> Places(Reading source, Name name)
    {
        var found = new List<int>();
        foreach (var spelling in Names.Spellings(name.Text))
            for (var at = source.Text.IndexOf(spelling, StringComparison.OrdinalIgnoreCase); at >= 0; at = source.Text.IndexOf(spelling, at + 1, StringComparison.OrdinalIgnoreCase)) found.Add(at);
        if (found.Count == 0 && name.Text.Contains(' ', StringComparison.Ordinal)) return Places(source, new Name(name.Start, 0, name.Text[(name.Text.LastIndexOf(' ') + 1)..]));
        return found;
    }

    private static bool Turned(string claim, string source) => Passive().IsMatch(claim) != Passive().IsMatch(source) && (Passive().IsMatch(claim) || Passive().IsMatch(source));

    /// <summary>One of the two merely says it, in the claim and in the source alike.</summary>
    private static bool Speaks(Reading claim, Reading source, Name one, Name other) =>
        new[] { one, other }.Any(n => Says(claim.Text, n.Start, n.End) && Places(source, n).Any(at => Says(source.Text, at, Math.Min(source.Text.Length, at + n.Length))));

    private static bool Says(string text, int start, int end) => Speech().IsMatch(text[..start]) || SpeechAfter().IsMatch(text[end..]);

    /// <summary>The word of content right after the name, where it is what the name does.</summary>
    private static string? Subject(Reading claim, Name name)
    {
        var after = claim.Content.FirstOrDefault(i => claim.Tokens[i].Start >= name.End, -1);
        return after < 0 || claim.Tokens[after].Start - name.End > 12 || claim.Tokens[after].Capital ? null : claim.Stems[after];
    }

    /// <summary>The name that stands right before the same word in the source, where it is another one and the claim's is farther away.</summary>
    private static string? OtherActor(Reading claim, Reading source, Name name, string does)
    {
        var verb = Enumerable.Range(0, source.Tokens.Count).Where(i => source.Stems[i] == does).ToList();
        if (verb.Count != 1) return null;
        var at = source.Tokens[verb[0]].Start;
        var near = source.Names.LastOrDefault(n => n.End <= at && at - n.End <= 12);
        if (near is null || Names.Usual(near.Text) == Names.Usual(name.Text) || near.Text.Contains(name.Text, StringComparison.OrdinalIgnoreCase) || name.Text.Contains(near.Text, StringComparison.OrdinalIgnoreCase)) return null;
        _ = claim;
        return Link().IsMatch(source.Text[near.End..at]) ? near.Text : null;
    }

    [GeneratedRegex(@"\b(?:was|were|been|being|is|are|be|get|got)\s(?:\w+\s){0,2}?\w+(?:ed|en|ought|old|uilt|ade|ung|et|ut)\b[^.]{0,60}\bby\b", RegexOptions.IgnoreCase)]
    private static partial Regex Passive();

    [GeneratedRegex(@"\b(?:according to|said|says|told|reported by)\s(?:the\s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Speech();

    [GeneratedRegex(@"^,?\s(?:said|says|reported|reports|wrote|told)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SpeechAfter();

    [GeneratedRegex(@"^\s(?:has\s|have\s|had\s|will\s|would\s|is\s|was\s|also\s|could\s|may\s|can\s)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
