using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>How exactly a text names a time.</summary>
internal enum Precision { Day, Month, Quarter, Half, Year, Decade }

/// <summary>A time named in a text, from its first to its last day.</summary>
internal sealed record DateMention(int Start, int Length, DateOnly From, DateOnly To, Precision Precision)
{
    public int End => Start + Length;

    /// <summary><c>YYYY</c>, <c>YYYY-MM</c> or <c>YYYY-MM-DD</c>, as exact as the text was.</summary>
    public string Say() => From.ToString(Precision switch { Precision.Day => "yyyy-MM-dd", Precision.Month => "yyyy-MM", _ => "yyyy" }, CultureInfo.InvariantCulture);
}

/// <summary>Reads calendar times, absolute or relative to the day a text was written.</summary>
internal static partial class Dates
{
    private const string Month = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    /// <summary>Every time named, in order of place; relative ones only where <paramref name="reference"/> is known.</summary>
    public static List<DateMention> Of(string text, DateOnly? reference)
    {
        var found = new List<DateMention>();
        if (reference is { } day) found.AddRange(DayDates.Of(text, day).Select(d => new DateMention(d.Start, d.Length, d.Day, d.Day, Precision.Day)));
        else found.AddRange(DayDates.Of(text, null).Select(d => new DateMention(d.Start, d.Length, d.Day, d.Day, Precision.Day)));
        foreach (Match match in Spans().Matches(text))
        {
            if (found.Any(f => f.Start < match.Index + match.Length && match.Index < f.End)) continue;
            if (Read(match, reference) is { } span) found.Add(new DateMention(match.Index, match.Length, span.From, span.To, span.Precision));
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    /// <summary>The number of a month from 1 by its English name or its first three letters.</summary>
    public static int MonthOf(string name) => 1 + "janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(name[..3].ToLowerInvariant(), StringComparison.Ordinal) / 3;

    private static (DateOnly From, DateOnly To, Precision Precision)? Read(Match match, DateOnly? reference)
    {
        int? year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : null;
        if (match.Groups["decade"].Success && year is { } ten) return (new(ten, 1, 1), new(ten + 9, 12, 31), Precision.Decade);
        if (match.Groups["ofdecade"].Success) return reference is { } now ? (now, new(now.Year / 10 * 10 + 9, 12, 31), Precision.Decade) : null;
        if (match.Groups["rel"].Success) return reference is { } from ? Relative(match, from) : null;
        if (match.Groups["quarter"].Success) return (year ?? reference?.Year) is { } y ? Months(y, Ordinal(match.Groups["quarter"].Value) * 3 - 2, 3, Precision.Quarter) : null;
        if (match.Groups["half"].Success) return (year ?? reference?.Year) is { } h ? Months(h, Ordinal(match.Groups["half"].Value) * 6 - 5, 6, Precision.Half) : null;
        if (match.Groups["mm"].Success && year is { } iso) return Months(iso, int.Parse(match.Groups["mm"].Value, CultureInfo.InvariantCulture), 1, Precision.Month);
        if (match.Groups["month"].Success) return OfMonth(match, year, reference);
        return year is { } whole ? Months(whole, 1, 12, Precision.Year) : null;
    }

    private static (DateOnly, DateOnly, Precision)? OfMonth(Match match, int? year, DateOnly? reference)
    {
        var month = MonthOf(match.Groups["month"].Value);
        if (year is { } named) return Months(named, month, 1, Precision.Month);
        if (reference is not { } day || !char.IsUpper(match.Groups["month"].Value[0])) return null;
        var last = match.Groups["lead"].Value.StartsWith("last", StringComparison.OrdinalIgnoreCase);
        return Months(last && month >= day.Month ? day.Year - 1 : !last && month < day.Month - 6 ? day.Year + 1 : day.Year, month, 1, Precision.Month);
    }

    private static (DateOnly, DateOnly, Precision)? Relative(Match match, DateOnly day)
    {
        var count = match.Groups["count"].Success ? (int)(Amounts.Of(match.Groups["count"].Value) is [var amount] ? amount.Value : 1) : 0;
        var unit = match.Groups["unit"].Value.ToLowerInvariant().TrimEnd('s');
        var rel = match.Groups["rel"].Value.ToLowerInvariant();
        if (match.Groups["count"].Success)
        {
            if (count > 200) return null;
            var end = unit switch { "month" => day.AddMonths(count), "year" => day.AddYears(count), "quarter" => day.AddMonths(3 * count), "week" => day.AddDays(7 * count), _ => day.AddYears(10 * count) };
            return (day, end, unit is "month" or "week" ? Precision.Month : Precision.Year);
        }

        var step = rel.StartsWith("next", StringComparison.Ordinal) ? 1 : rel.StartsWith("last", StringComparison.Ordinal) ? -1 : 0;
        return unit switch
        {
            "year" => Months(day.Year + step, 1, 12, Precision.Year),
            "month" => Months(day.AddMonths(step).Year, day.AddMonths(step).Month, 1, Precision.Month),
            "quarter" => Months(day.AddMonths(3 * step).Year, (day.AddMonths(3 * step).Month - 1) / 3 * 3 + 1, 3, Precision.Quarter),
            "decade" => (new((day.Year / 10 + step) * 10, 1, 1), new((day.Year / 10 + step) * 10 + 9, 12, 31), Precision.Decade),
            _ => null,
        };
    }

    private static (DateOnly, DateOnly, Precision) Months(int year, int month, int count, Precision precision)
    {
        var from = new DateOnly(year, month, 1);
        return (from, from.AddMonths(count).AddDays(-1), precision);
    }

    private static int Ordinal(string text) => text.ToLowerInvariant() switch { "first" or "1" or "q1" or "h1" => 1, "second" or "2" or "q2" or "h2" => 2, "third" or "3" or "q3" => 3, _ => 4 };

    [GeneratedRegex($$"""
        \b(?:
          (?<year>(?:19|20)\d\d)-(?<mm>0[1-9]|1[0-2])(?![-\d])
        | (?<month>{{Month}})\.?(?:\s+of)?,?\s+(?<year>(?:19|20)\d\d)\b
        | (?:(?<quarter>q[1-4])|(?<half>h[12])|(?:the\s+)?(?<quarter>first|second|third|fourth)\s+quarter|(?:the\s+)?(?<half>first|second)\s+half)(?:(?:\s+of)?(?:\s+fiscal)?\s+(?<year>20\d\d))?\b
        | (?<ofdecade>(?:the\s+)?end\s+of\s+(?:the|this)\s+decade)
        | (?<rel>(?:next|this|last)\s+(?<unit>year|month|quarter|decade)|(?:within|in|over)(?:\s+the)?(?:\s+(?:next|coming))?\s+(?<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)\s+(?<unit>weeks?|months?|years?|quarters?|decades?))\b
        | (?<lead>in|since|until|by|last|from|through|early|late|mid)[\s-]+(?<month>{{Month}})\b(?!\s+\d)
        | (?<year>(?:19|20)\d0)(?<decade>s)\b
        | (?<!\$|\d[.,])(?<year>(?:19[89]|20[0-6])\d)\b(?![.,]\d|\s?%|\s+(?:people|jobs|employees|users|customers|chips|gpus|companies|tokens))
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Spans();
}
