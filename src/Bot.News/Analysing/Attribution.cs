using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>Who a claim says to say it: "According to Tessel, …", "Tessel says …", "…, Tessel reports".</summary>
internal static partial class Attribution
{
    /// <summary>How far from "according to" its speaker may stand.</summary>
    private const int Near = 6;

    /// <summary>Words of telling, finding and publishing, beside those of speech.</summary>
    private static readonly HashSet<string> Voices = [.. ("announce announces announced announcing reveal reveals revealed find finds found show shows showed shown suggest suggests suggested confirm confirms confirmed state states stated write written wrote post posted posts blog statement report reports reported reporting "
        + "estimate estimates estimated study poll survey paper data disclose disclosed discloses insist insists acknowledged acknowledges promised promises vowed claim claims told telling boast boasts touts believe believes think thinks expects expected predicts predicted alleges alleged testified describes described calls called").Split(' ')];

    /// <summary>The named speaker and what is left without him, or null.</summary>
    public static (string Who, string Said)? Of(string claim)
    {
        if (Frame().Match(claim) is not { Success: true } match || match.Groups["who"].Value is var who && (Names.Of("by " + who) is not [var name] || name.Length < who.Length - "The ".Length)) return null;
        var rest = match.Groups["rest"].Value.Trim(' ', ',', '.');
        rest = Pronoun().Replace(rest, who.Trim(), 1);
        return rest.Length == 0 ? null : (name.Text, char.ToUpperInvariant(rest[0]) + rest[1..] + ".");
    }

    /// <summary>The speaker that the source lets say nothing, or null.</summary>
    public static string? Differs(Reading claim, Reading source)
    {
        if (Of(claim.Text) is not var (who, _)) return null;
        var places = source.Names.FindAll(n => Names.Mentions(n.Text, who) || Names.Mentions(who, n.Text));
        return places.Exists(n => Speaks(source, n)) || (!Another(source, who) && (places.Count == 0 || places.Exists(n => Alone(source, n)))) ? null : $"roles: {who} does not say it";
    }

    /// <summary>"He says" of the one whom the text named last, who is somebody else.</summary>
    private static bool Another(Reading r, string who) => Enumerable.Range(1, Math.Max(0, r.Tokens.Count - 1))
        .Any(i => r.Lower[i - 1] is "he" or "she" && Voice(r, i) && r.Names.LastOrDefault(n => n.End <= r.Tokens[i - 1].Start) is { } last && !Names.Mentions(last.Text, who) && !Names.Mentions(who, last.Text));

    /// <summary>Nobody tells it in the sentence, which is about him.</summary>
    private static bool Alone(Reading r, Name name) =>
        Enumerable.Range(0, r.Tokens.Count).Where(i => r.SameSentence(i, r.WordAt(name.Start))).ToList() is var words && !words.Exists(i => Voice(r, i) || r.Lower[i] is "according" or "per") && words.Select(r.NameAt).OfType<Name>().First() == name;

    /// <summary>It is the last name before a word of speech, or stands after "according to" or "says".</summary>
    private static bool Speaks(Reading r, Name name)
    {
        var (first, last) = (r.WordAt(name.Start), r.WordAt(name.End - 1));
        for (var i = first - 1; i >= Math.Max(0, first - Near) && r.SameSentence(i, first); i--)
            if (Syntax.Breaks(r, i)) break;
            else if (r.Lower[i] is "according" or "per" or "by" or "from" || (Voice(r, i) && i >= first - 2)) return true;
        for (var i = last + 1; i < r.Tokens.Count && r.SameSentence(last, i); i++)
            if (Voice(r, i)) return true;
            else if (r.NameAt(i) is { } other && other != name && Syntax.Breaks(r, r.WordAt(other.Start) - 1)) return false;
        return false;
    }

    private static bool Voice(Reading r, int i) => Syntax.Speech.Contains(r.Lower[i]) || Voices.Contains(r.Lower[i]);

    [GeneratedRegex(@"^(?:[Aa]ccording to (?<who>[^,]+), (?<rest>.+)|(?<rest>.+?),? (?:according to|per) (?<who>[^,]+?)\.?|(?<rest>.+), (?<who>[^,]+) (?:says?|said|reports?|reported|notes|writes)\.?|(?<who>(?:The )?\p{Lu}[^,]{1,40}?) (?:ha[sd] )?(?:says|said|reports|reported|notes|writes)(?: on \w+)?(?: that)? (?<rest>.+))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Frame();

    [GeneratedRegex(@"^(?:it|they|he|she)\b")]
    private static partial Regex Pronoun();
}
