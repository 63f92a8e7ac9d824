using System.Text.RegularExpressions;
using Bot.News.Analysing;

namespace Evaluation;

/// <summary>One way to make a claim of a sentence, and whether it is still true.</summary>
/// <param name="KeptOut">Not looked at while the check was tuned.</param>
internal sealed record Mutation(string Name, bool True, bool KeptOut, Func<string, string, Random, string?> Make);

/// <summary>The kinds of claims; each gives null where the sentence does not lend itself to it.</summary>
internal static partial class Mutations
{
    public static readonly Mutation[] All =
    [
        new("verbatim", true, false, (s, _, _) => s),
        new("shortened", true, false, Shorten),
        new("unattributed", true, true, Unattribute),
        new("reworded", true, false, Reword),
        new("refigured", true, true, Refigure),
        new("number", false, false, OtherNumber),
        new("swapped", false, false, Swap),
        new("negation", false, false, DropNegation),
        new("invented", false, false, Invent),
        new("name", false, true, OtherName),
        new("plan", false, true, PlanAsFact),
        new("date", false, true, OtherDate),
        new("merged", false, true, Merge),
        new("negated", false, true, AddNegation),
    ];

    private static readonly string[] Invented = [", which analysts called a serious mistake", ", after months of secret talks with regulators", " and will double its staff next year", ", despite strong protests from its own employees", ", in a move that surprised its largest investors", " because of falling demand in Europe", ", the largest such step in the industry", " and apologised to its customers"];

    private static readonly (string From, string To)[] Synonyms =
    [
        ("said", "stated"), ("announced", "unveiled"), ("launched", "released"), ("company", "firm"), ("nearly", "almost"), ("about", "roughly"), ("bought", "acquired"), ("employees", "workers"), ("big", "large"), ("help", "assist"),
        ("use", "employ"), ("began", "started"), ("shows", "demonstrates"), ("built", "developed"), ("researchers", "scientists"), ("customers", "clients"), ("purchase", "buy"), ("children", "kids"), ("killed", "slain"), ("won", "gained"), ("quickly", "rapidly"), ("also", "additionally"),
    ];

    private static string? Shorten(string s, string _, Random random)
    {
        var cut = s.LastIndexOf(',');
        return cut > s.Length / 3 && Words.Count(s[..cut]) >= 7 && !Joint().IsMatch(s[cut..]) && s[..cut].Count(c => c is '"' or '“' or '”') % 2 == 0 && !Lists().IsMatch(s[cut..]) ? s[..cut] + "." : null;
    }

    private static string? Unattribute(string s, string _, Random random) => Attribution().Match(s) is { Success: true } m && Words.Count(s[..m.Index]) >= 7 && !s.Contains('"') && !s.Contains('“') ? s[..m.Index] + "." : null;

    private static string? Reword(string s, string _, Random random)
    {
        var fit = Synonyms.Where(p => Regex.IsMatch(s, $@"\b{p.From}\b")).ToList();
        return fit.Count == 0 || s.Contains('"') || s.Contains('“') ? null : fit.Aggregate(s, (text, pair) => Regex.Replace(text, $@"\b{pair.From}\b", pair.To));
    }

    private static string? Refigure(string s, string _, Random random)
    {
        if (s.Contains('"') || s.Contains('“')) return null;
        var text = Percent().Replace(s, "$1 percent");
        text = Dollars().Replace(text, m => $"{m.Groups[1].Value} {(m.Groups[2].Value is "B" or "bn" or "billion" ? "billion" : m.Groups[2].Value is "M" or "million" ? "million" : m.Groups[2].Value)} dollars");
        return text == s ? null : text;
    }

    private static string? OtherNumber(string s, string _, Random random)
    {
        var fit = Amounts.Of(s).Where(a => char.IsDigit(s[a.Start]) || "$€£".Contains(s[a.Start])).ToList();
        if (fit.Count == 0) return null;
        var place = fit[random.Next(fit.Count)];
        var figure = Digits().Match(s, place.Start);
        if (!figure.Success || figure.Index >= place.End) return null;
        var value = double.Parse(figure.Value.Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        var other = Math.Round(value * (random.Next(2) == 0 ? 1.5 : 0.6)) is var o && o == value ? value + 1 : Math.Round(value * (random.Next(2) == 0 ? 1.5 : 0.6)) + 1;
        return s[..figure.Index] + other.ToString(System.Globalization.CultureInfo.InvariantCulture) + s[(figure.Index + figure.Length)..];
    }

    private static string? Swap(string s, string _, Random random)
    {
        var names = Names.Of(s).DistinctBy(n => n.Text).ToList();
        if (names.Count < 2 || names.Any(n => names.Any(m => m != n && m.Text.Contains(n.Text, StringComparison.Ordinal)))) return null;
        var (a, b) = (names[0], names[^1]);
        var between = s[a.End..b.Start];
        return !Verb().IsMatch(between) || Lists().IsMatch(between) ? null : s[..a.Start] + b.Text + between + a.Text + s[b.End..];
    }

    private static string? DropNegation(string s, string _, Random random) => Negator().Match(s) is { Success: true } m ? s[..m.Index] + m.Groups["keep"].Value + s[(m.Index + m.Length)..] : null;

    private static string? AddNegation(string s, string _, Random random) => Auxiliary().Match(s) is { Success: true } m && !Negator().IsMatch(s) ? s[..(m.Index + m.Length)] + " not" + s[(m.Index + m.Length)..] : null;

    private static string? Invent(string s, string _, Random random) => s.EndsWith('.') ? s[..^1] + Invented[random.Next(Invented.Length)] + "." : null;

    private static string? OtherName(string s, string next, Random random)
    {
        var mine = Names.Of(s);
        var other = Names.Of(next).Where(n => !Names.Mentions(s, n.Text) && n.Text.Length > 3).ToList();
        return mine.Count == 0 || other.Count == 0 ? null : s[..mine[0].Start] + other[0].Text + s[mine[0].End..];
    }

    private static string? PlanAsFact(string s, string _, Random random)
    {
        if (Plan().Match(s) is not { Success: true } m) return null;
        var verb = m.Groups["verb"].Value;
        return s[..m.Index] + (verb.EndsWith('e') ? verb + "d" : verb + "ed") + s[(m.Index + m.Length)..];
    }

    private static string? OtherDate(string s, string _, Random random)
    {
        string[] months = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"];
        string[] days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        if (MonthDay().Match(s) is { Success: true } m) return s[..m.Index] + months.First(x => x != m.Value) + s[(m.Index + m.Length)..];
        if (Weekday().Match(s) is { Success: true } d) return s[..d.Index] + days.First(x => x != d.Value) + s[(d.Index + d.Length)..];
        return Year().Match(s) is { Success: true } y ? s[..y.Index] + (int.Parse(y.Value, System.Globalization.CultureInfo.InvariantCulture) - 1) + s[(y.Index + y.Length)..] : null;
    }

    /// <summary>The actor of one sentence with the deed of the next.</summary>
    private static string? Merge(string s, string next, Random random)
    {
        var actor = Names.Of(s).FirstOrDefault(n => n.Start < 5);
        var other = Names.Of(next).FirstOrDefault(n => n.Start < 5);
        return actor is null || other is null || Names.Mentions(next, actor.Text) || Names.Mentions(s, other.Text) ? null : actor.Text + next[other.End..];
    }

    [GeneratedRegex(@"^,\s(?:and|or)\b")]
    private static partial Regex Joint();

    [GeneratedRegex(@",[^,]{1,25},|,\s(?:and|or)\s|\s(?:and|or)\s")]
    private static partial Regex Lists();

    [GeneratedRegex(@",\s(?:[\w. ]{2,40}\s)?(?:said|says|according to)\b[^,]*\.$")]
    private static partial Regex Attribution();

    [GeneratedRegex(@"\b(\d+(?:\.\d+)?)%")]
    private static partial Regex Percent();

    [GeneratedRegex(@"\$(\d+(?:\.\d+)?)\s?(B|M|bn|billion|million|trillion)\b")]
    private static partial Regex Dollars();

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?:\w{3,}ed|said|says|is|was|are|were|has|had|will|won|sued|bought|beat|told|makes?|gave|took|led)\b")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\s(?:not|never)(?=\s)|(?<keep>(?<=\b(?:is|was|were|are|has|had|does|did|could|would|should)))n['’]t\b")]
    private static partial Regex Negator();

    [GeneratedRegex(@"\b(?:is|was|are|were|has|have|had|will|would|could)\b(?=\s[a-z])")]
    private static partial Regex Auxiliary();

    [GeneratedRegex(@"\b(?:plans? to|will|would|may|might|could|intends? to|aims? to|is expected to|hopes? to|is considering|wants to|is set to)\s(?<verb>(?!be\b|have\b|not\b)[a-z]{3,})\b(?=\s)")]
    private static partial Regex Plan();

    [GeneratedRegex(@"\b(?:February|March|April|June|July|August|September|October|November|December)\b")]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b(?:Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b(?:19|20)\d\d\b")]
    private static partial Regex Year();
}
