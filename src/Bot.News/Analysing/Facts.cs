using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>Numbers, times and names: each one in a claim must be in the source, beside the same things.</summary>
internal static partial class Facts
{
    private static readonly HashSet<string> Calendar = new(StringComparer.Ordinal)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    };

    /// <summary>The first fact of the claim that the source lacks, or null.</summary>
    public static string? Lacking(Reading claim, Reading source)
    {
        foreach (var quantity in claim.Quantities)
            if (Unlike(claim, quantity, source) is { } how) return $"{how}: {claim.Text.AsSpan(quantity.Amount.Start, quantity.Amount.Length)}";
        foreach (var date in claim.Dates)
            if (!Dated(claim.Text.Substring(date.Start, date.Length), date, source)) return $"time: {claim.Text.AsSpan(date.Start, date.Length)}";
        foreach (Match when in Relative().Matches(claim.Text))
            if (!claim.Dates.Any(d => d.Start < when.Index + when.Length && when.Index < d.End) && !Relative().Matches(source.Text).Any(w => Usual(w) == Usual(when))) return "time: " + when.Value;
        foreach (var token in claim.Tokens)
            if ((Calendar.Contains(token.Text) || Figure(token.Text)) && !Covered(claim, token) && !source.Tokens.Any(t => Same(t.Text, token.Text))) return "number: " + token.Text;
        foreach (var name in claim.Names)
            if (!Named(name, source)) return "name: " + name.Text;
        return null;
    }

    /// <summary>What keeps the best of the source's quantities from carrying the claim's, or null.</summary>
    private static string? Unlike(Reading claim, Quantity mine, Reading source)
    {
        var why = "number";
        foreach (var theirs in source.Quantities)
        {
            if (theirs.Unlike(mine) is { } how) { if (how != "number") why = how; continue; }
            if (SameMeasure(claim, mine, source, theirs)) return null;
            why = "measure";
        }

        return why;
    }

    /// <summary>A number that stands beside other things in the claim than in the source measures something else.</summary>
    private static bool SameMeasure(Reading claim, Quantity mine, Reading source, Quantity theirs)
    {
        var near = Near(claim, mine.Amount, 3);
        if (near.Count == 0) return true;
        var there = Near(source, theirs.Amount, 6);
        var rivals = source.Quantities.Where(q => q != theirs && !Range(source, q, theirs) && (q.Amount.Unit.Length == 0) == (theirs.Amount.Unit.Length == 0) && source.SameSentence(source.WordAt(q.Amount.Start), source.WordAt(theirs.Amount.Start))).ToList();
        if (!near.Exists(n => there.Exists(t => Lexicon.Alike(n.Root, t.Root))) && (rivals.Count > 0 || !near.TrueForAll(n => Lexicon.Soft(n.Root)))) return false;
        return Shared(near, source, theirs) >= rivals.Where(r => mine.Path.Length == 0 || r.Path == mine.Path).Select(q => Shared(near, source, q)).DefaultIfEmpty(0).Max();
    }

    /// <summary>"70% to 80%", "three of five": both measure one thing.</summary>
    private static bool Range(Reading source, Quantity one, Quantity other)
    {
        var (first, last) = one.Amount.Start < other.Amount.Start ? (one, other) : (other, one);
        return first.Amount.End <= last.Amount.Start && source.Text[first.Amount.End..last.Amount.Start].Trim() is "to" or "or" or "of" or "-" or "–" && first.Path != "from";
    }

    /// <summary>What stands near in both texts, the nearest words counting most.</summary>
    private static int Shared(List<(string Root, int Weight)> near, Reading source, Quantity quantity)
    {
        var there = Near(source, quantity.Amount, 3);
        return near.Sum(n => n.Weight * there.Where(t => Lexicon.Alike(n.Root, t.Root)).Select(t => t.Weight).DefaultIfEmpty(0).Max());
    }

    private static List<(string Root, int Weight)> Near(Reading text, Amount amount, int reach)
    {
        var first = text.WordAt(amount.Start);
        var last = text.WordAt(amount.End - 1);
        var after = text.Content.Where(i => i > last && i - last <= reach + 2 && Tells(text, i, i - last)).TakeWhile(i => !Enumerable.Range(last, i - last).Any(k => Syntax.Breaks(text, k) || Parts(text, k, amount))).Take(reach);
        var before = text.Content.Where(i => i < first && first - i <= reach + 2 && Tells(text, i, first - i)).Reverse().TakeWhile(i => !Enumerable.Range(i, first - i).Any(k => Syntax.Breaks(text, k) || Parts(text, k, amount))).Take(reach);
        return [.. after.Select(i => (text.Stems[i], Weight(text, i, i - last))), .. before.Select(i => (text.Stems[i], Weight(text, i, first - i)))];
    }

    /// <summary>An "and" between the amount and another one parts what they measure.</summary>
    private static bool Parts(Reading text, int word, Amount amount) =>
        text.Lower[word] is "and" or "or" or "but" && text.Quantities.Exists(q => q.Amount != amount && (q.Amount.Start < text.Tokens[word].Start) != (amount.Start < text.Tokens[word].Start));

    private static int Weight(Reading text, int word, int away) => text.NameAt(word) is not null ? 6 : Math.Max(1, 4 - (away + 1) / 2);

    /// <summary>A name tells what a number measures only where it stands right beside it.</summary>
    private static bool Tells(Reading text, int word, int away) => away == 1 || text.NameAt(word) is null;

    private static bool Dated(string surface, DateMention date, Reading source) =>
        source.Dates.Any(d => d.From >= date.From && d.To <= date.To && (d.Precision == date.Precision || !Relative().IsMatch(surface))) || source.Text.Contains(surface, StringComparison.OrdinalIgnoreCase)
        || (surface.Equals("today", StringComparison.OrdinalIgnoreCase) && source.Lower.Exists(w => w is "now" or "current" or "currently"))
        || (date.Precision == Precision.Year && source.Tokens.Any(t => t.Text == date.From.Year.ToString(CultureInfo.InvariantCulture)));

    private static bool Named(Name name, Reading source)
    {
        if (Names.Mentions(source.Text, name.Text)) return Variant().IsMatch(name.Text) || !Regex.IsMatch(source.Text, $@"\b{Regex.Escape(name.Text)}\b") || Regex.IsMatch(source.Text, $@"\b{Regex.Escape(name.Text)}\b(?!{Variants})");
        var parts = Words.Of(name.Text).Where(p => p.Capital || Figure(p.Text)).ToList();
        return parts.All(p => Names.Mentions(source.Text, p.Text) || source.Tokens.Any(t => Same(t.Text, p.Text))) || Words.Of(name.Text) is [var only] && name.Start == 0 && source.Stems.Contains(Lexicon.Root(only.Text));
    }

    /// <summary>A word with figures in it.</summary>
    public static bool Figure(string word) => word.Any(char.IsAsciiDigit);

    /// <summary>The name of a day or a month.</summary>
    public static bool Named(string word) => Calendar.Contains(word);

    private static bool Covered(Reading text, Word token) => text.Quantities.Any(q => token.Start < q.Amount.End && q.Amount.Start < token.End) || text.Dates.Any(d => token.Start < d.End && d.Start < token.End);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase) || Lexicon.Root(a) == Lexicon.Root(b);

    private static string Usual(Match when) => (when.Groups["which"].Value.ToLowerInvariant() switch { "past" or "previous" => "last", "coming" or "following" => "next", var which => which }) + when.Groups["unit"].Value.ToLowerInvariant();

    /// <summary>"Orin Lite" is not Orin.</summary>
    private const string Variants = @"[ -](?:\d[\d.]* )?(?:Pro|Lite|Mini|Max|Ultra|Plus|Nano|Flash|Turbo|mini|nano)\b";

    [GeneratedRegex(Variants)]
    private static partial Regex Variant();

    [GeneratedRegex(@"\b(?:(?<which>this|last|next|past|previous|coming)\s(?<unit>week|weekend|month|quarter|year|spring|summer|autumn|fall|winter|night|decade)|(?<unit>yesterday|tomorrow|tonight))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Relative();
}
