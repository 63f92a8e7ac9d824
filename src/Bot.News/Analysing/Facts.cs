using System.Globalization;

namespace Bot.News.Analysing;

/// <summary>Numbers, times and names: each one in a claim must be in the source, beside the same things.</summary>
internal static class Facts
{
    private static readonly HashSet<string> Calendar = new(StringComparer.Ordinal)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    };

    /// <summary>The first fact of the claim that the source lacks, or null.</summary>
    public static string? Lacking(Reading claim, Reading source)
    {
        foreach (var amount in claim.Amounts)
            if (!source.Amounts.Any(a => Equal(a, amount) && SameMeasure(claim, amount, source, a))) return $"number: {claim.Text.AsSpan(amount.Start, amount.Length)}";
        foreach (var date in claim.Dates)
            if (!Dated(claim.Text.Substring(date.Start, date.Length), date, source)) return $"time: {claim.Text.AsSpan(date.Start, date.Length)}";
        foreach (var token in claim.Tokens)
            if ((Calendar.Contains(token.Text) || HasDigit(token.Text)) && !Covered(claim, token) && !source.Tokens.Any(t => Same(t.Text, token.Text))) return "number: " + token.Text;
        foreach (var name in claim.Names)
            if (!Named(name, source)) return "name: " + name.Text;
        return null;
    }

    private static bool Equal(Amount have, Amount want) => Math.Abs(have.Value - want.Value) <= 1e-9 * Math.Abs(want.Value) && (have.Unit == want.Unit || (want.Unit == "" && have.Unit == "x"));

    /// <summary>A number that stands beside other things in the claim than in the source measures something else.</summary>
    private static bool SameMeasure(Reading claim, Amount mine, Reading source, Amount theirs)
    {
        var near = Near(claim, mine, 3);
        if (near.Count == 0) return true;
        var there = Near(source, theirs, 6);
        var shared = near.Count(n => there.Any(t => Coverage.Alike(n, t)));
        var rival = source.Amounts.Where(a => a != theirs && a.Unit == theirs.Unit).Select(a => near.Count(n => Near(source, a, 2).Any(t => Coverage.Alike(n, t)))).DefaultIfEmpty(0).Max();
        return shared > 0 && near.Count(n => Near(source, theirs, 2).Any(t => Coverage.Alike(n, t))) >= rival;
    }

    private static List<string> Near(Reading text, Amount amount, int reach)
    {
        var first = text.WordAt(amount.Start);
        var last = text.WordAt(amount.End - 1);
        var after = text.Content.Where(i => i > last).Take(reach).Where(i => i - last <= reach + 2);
        var before = text.Content.Where(i => i < first).Reverse().Take(reach).Where(i => first - i <= reach + 2);
        return [.. before.Concat(after).Select(i => text.Stems[i])];
    }

    private static bool Dated(string surface, DateMention date, Reading source) =>
        source.Dates.Any(d => d.From >= date.From && d.To <= date.To) || source.Text.Contains(surface, StringComparison.OrdinalIgnoreCase)
        || (date.Precision == Precision.Year && source.Tokens.Any(t => t.Text == date.From.Year.ToString(CultureInfo.InvariantCulture)));

    private static bool Named(Name name, Reading source)
    {
        if (Names.Mentions(source.Text, name.Text)) return true;
        var parts = Words.Of(name.Text).Where(p => p.Capital || HasDigit(p.Text)).ToList();
        return parts.All(p => Names.Mentions(source.Text, p.Text) || source.Tokens.Any(t => Same(t.Text, p.Text))) || Words.Of(name.Text) is [var only] && name.Start == 0 && source.Stems.Contains(Words.Stem(only.Text));
    }

    private static bool Covered(Reading text, Word token) => text.Amounts.Any(a => token.Start < a.End && a.Start < token.End) || text.Dates.Any(d => token.Start < d.End && d.Start < token.End);

    private static bool HasDigit(string word) => word.Any(char.IsAsciiDigit);

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase) || Words.Stem(a) == Words.Stem(b);
}
