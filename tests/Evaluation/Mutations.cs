using System.Text.RegularExpressions;
using Bot.News.Analysing;

namespace Evaluation;

/// <summary>One way to make a claim of a sentence, and whether it is still true.</summary>
internal sealed record Mutation(string Name, bool True, Func<string, string, Random, string?> Make)
{
    /// <summary>Not looked at while the check is tuned: about half of the kinds, drawn by a hash (FNV-1a) of their names.</summary>
    public bool KeptOut => Name.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u) / 8 % 2 == 0;
}

/// <summary>The kinds of claims; each gives null where the sentence does not lend itself to it.</summary>
internal static partial class Mutations
{
    public static readonly Mutation[] All =
    [
        new("verbatim", true, (s, _, _) => s),
        new("shortened", true, Shorten),
        new("unattributed", true, Unattribute),
        new("reworded", true, Reword),
        new("refigured", true, Refigure),
        new("number", false, OtherNumber),
        new("swapped", false, Swap),
        new("negation", false, DropNegation),
        new("invented", false, Invent),
        new("name", false, OtherName),
        new("plan", false, PlanAsFact),
        new("date", false, OtherDate),
        new("merged", false, Merge),
        new("negated", false, AddNegation),
        new("abbreviated", true, Abbreviate),
        new("spelled", true, Spell),
        new("generalised", false, Generalise),
        new("unit", false, OtherUnit),
        new("compared", false, Compare),
        new("direction", false, Turn),
        new("cause", false, OtherCause),
        new("hedge", false, DropHedge),
        new("version", false, OtherVersion),
        new("speaker", false, OtherSpeaker),
    ];

    private static readonly string[] Invented = [", which analysts called a serious mistake", ", after months of secret talks with regulators", " and will double its staff next year", ", despite strong protests from its own employees", ", in a move that surprised its largest investors", " because of falling demand in Europe", ", the largest such step in the industry", " and apologised to its customers"];

    private static readonly (string From, string To)[] Synonyms =
    [
        ("said", "stated"), ("announced", "unveiled"), ("launched", "released"), ("company", "firm"), ("nearly", "almost"), ("about", "roughly"), ("bought", "acquired"), ("employees", "workers"), ("big", "large"), ("help", "assist"),
        ("use", "employ"), ("began", "started"), ("shows", "demonstrates"), ("built", "developed"), ("researchers", "scientists"), ("customers", "clients"), ("purchase", "buy"), ("children", "kids"), ("killed", "slain"), ("won", "gained"), ("quickly", "rapidly"), ("also", "additionally"),
    ];

    private static string? Shorten(string s, string _, Random random)
    {
        var cut = s.LastIndexOf(", ", StringComparison.Ordinal);
        return cut > s.Length / 3 && Words.Count(s[..cut]) >= 7 && !Joint().IsMatch(s[cut..]) && s[..cut].Count(c => c is '"' or '“' or '”') % 2 == 0 && !Lists().IsMatch(s[cut..]) ? s[..cut] + "." : null;
    }

    private static string? Unattribute(string s, string _, Random random) => Attribution().Match(s) is { Success: true } m && Words.Count(s[..m.Index]) >= 7 && !Quotes(s) ? s[..m.Index] + "." : null;

    private static string? Reword(string s, string _, Random random)
    {
        var fit = Synonyms.Where(p => Regex.IsMatch(s, $@"\b{p.From}\b")).ToList();
        return fit.Count == 0 || Quotes(s) ? null : fit.Aggregate(s, (text, pair) => Regex.Replace(text, $@"\b{pair.From}\b", pair.To));
    }

    private static string? Refigure(string s, string _, Random random)
    {
        if (Quotes(s)) return null;
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
        if (names.Count < 2 || names.Any(n => names.Any(m => m != n && (m.Text.Contains(n.Text, StringComparison.Ordinal) || Lexicon.Settle(m.Text) == Lexicon.Settle(n.Text))))) return null;
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

    /// <summary>"$1.5 billion" as "$1.5bn".</summary>
    private static string? Abbreviate(string s, string _, Random random) => !Quotes(s) && Scaled().Replace(s, m => m.Groups[1].Value + (m.Groups[2].Value switch { "billion" => "bn", "million" => "m", _ => "tn" })) is var text && text != s ? text : null;

    /// <summary>"3 engineers" as "three engineers".</summary>
    private static string? Spell(string s, string _, Random random)
    {
        string[] words = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
        return !Quotes(s) && SmallNumber().Match(s) is { Success: true } m ? s[..m.Index] + words[m.Value[0] - '2'] + s[(m.Index + m.Length)..] : null;
    }

    /// <summary>A quotation is true only in its own figures and words.</summary>
    private static bool Quotes(string s) => s.Contains('"') || s.Contains('“');

    private static string? Generalise(string s, string _, Random random) => Some().Match(s) is { Success: true } m ? s[..m.Index] + (char.IsUpper(m.Value[0]) ? "All" : "all") + s[(m.Index + m.Length)..] : null;

    private static string? OtherUnit(string s, string _, Random random) => Replace(s, Units().Match(s), [("million", "billion"), ("billion", "million"), ("a year", "a month"), ("a month", "a week"), ("per month", "per year"), ("per year", "per month"), ("GB", "TB"), ("TB", "GB"), ("percent", "times"), ("%", "x"), ("hours", "days"), ("minutes", "hours"), ("days", "weeks"), ("months", "years"), ("years", "months"), ("weeks", "months")]);

    private static string? Compare(string s, string _, Random random) => Replace(s, Comparison().Match(s), [("more than", "less than"), ("less than", "more than"), ("fewer than", "more than"), ("at least", "at most"), ("up to", "at least"), ("over", "under"), ("higher", "lower"), ("lower", "higher"), ("faster", "slower"), ("larger", "smaller"), ("better", "worse"), ("nearly", "more than"), ("almost", "over")]);

    private static string? Turn(string s, string _, Random random) => Replace(s, Movement().Match(s), [("rose", "fell"), ("fell", "rose"), ("increased", "decreased"), ("increase", "decrease"), ("grew", "shrank"), ("dropped", "climbed"), ("gained", "lost"), ("lost", "gained"), ("raised", "lowered"), ("reduced", "increased"), ("reduce", "increase"), ("cut", "raise"), ("won", "lost"), ("supports", "opposes"), ("before", "after"), ("after", "before"), ("bought", "sold"), ("allow", "ban")]);

    private static string? Replace(string s, Match match, (string From, string To)[] pairs) => !match.Success ? null : s[..match.Index] + pairs.First(p => p.From == match.Value).To + s[(match.Index + match.Length)..];

    /// <summary>The cause of the next sentence for the deed of this one.</summary>
    private static string? OtherCause(string s, string next, Random random) => Cause().Match(s) is { Success: true, Index: > 25 } m && Names.Of(next) is [var other, ..] && !Names.Mentions(s, other.Text) ? $"{s[..m.Index]}because of {other.Text}." : null;

    private static string? DropHedge(string s, string _, Random random) => Hedge().Match(s) is { Success: true } m ? s[..m.Index] + m.Groups["keep"].Value + s[(m.Index + m.Length)..] : null;

    private static string? OtherVersion(string s, string _, Random random) => VersionOf().Match(s) is { Success: true } m ? s[..m.Groups["n"].Index] + (int.Parse(m.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture) + 1) + s[(m.Groups["n"].Index + m.Groups["n"].Length)..] : null;

    /// <summary>Another name of the same sentence says it.</summary>
    private static string? OtherSpeaker(string s, string _, Random random)
    {
        if (Saying().Match(s) is not { Success: true } m) return null;
        var who = m.Groups["who"];
        var other = Names.Of(s).Find(n => (n.End <= who.Index || n.Start >= who.Index + who.Length) && !Names.Mentions(who.Value, n.Text) && !n.Text.Contains(who.Value, StringComparison.Ordinal));
        return other is null ? null : s[..who.Index] + other.Text + s[(who.Index + who.Length)..];
    }

    [GeneratedRegex(@"(\$\d+(?:\.\d+)?) (billion|million|trillion)\b")]
    private static partial Regex Scaled();

    [GeneratedRegex(@"(?<= )[2-9](?= [a-z]{4,})")]
    private static partial Regex SmallNumber();

    [GeneratedRegex(@"\b(?:[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal)(?= [a-z]+s\b)")]
    private static partial Regex Some();

    [GeneratedRegex(@"(?<=\d\s?)(?:million|billion|GB|TB|percent|%|hours|minutes|days|months|years|weeks)(?!\w)|\b(?:a year|a month|per month|per year)\b")]
    private static partial Regex Units();

    [GeneratedRegex(@"\b(?:more than|less than|fewer than|at least|up to|over|nearly|almost)(?= [\d$])|\b(?:higher|lower|faster|larger|better)\b")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\b(?:rose|fell|increased?|grew|dropped|gained|lost|raised|reduced?|cut|won|supports|before|after|bought|allow)\b")]
    private static partial Regex Movement();

    [GeneratedRegex(@"\b(?:because of|because|due to|thanks to|as a result of)\b")]
    private static partial Regex Cause();

    [GeneratedRegex(@"\b(?:reportedly|allegedly|probably|possibly|potentially|perhaps)\s|\b(?:may|might|could) (?<keep>)(?:be |have )?(?=[a-z]+)|\b(?:appears?|seems?) to (?=be\b)")]
    private static partial Regex Hedge();

    [GeneratedRegex(@"\b[A-Z][a-zA-Z]+[ -](?<n>\d{1,2})(?:\.\d)?(?=[ ,.])(?! (?:percent|million|billion|people|years))")]
    private static partial Regex VersionOf();

    [GeneratedRegex(@"(?<who>(?:[A-Z][a-z]+ ?){1,3})(?= (?:said|says|told|wrote|argued|announced)\b)")]
    private static partial Regex Saying();

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
