using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>The notations of a day, each with its reading.</summary>
internal static partial class DayForms
{
    private const string Month = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    private const string Week = "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)";
    private const string Full = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
    private const string Ordinal = @"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?";
    private const string Numbered = @"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)";

    /// <summary>Every reading of every notation; they may overlap.</summary>
    public static List<(int Start, int Length, DateOnly Day)> In(string text, DateOnly? reference)
    {
        var found = new List<(int, int, DateOnly)>();
        foreach (var (form, needs, read) in Forms)
        {
            if (needs && reference is null) continue;
            foreach (Match match in form().Matches(text))
                if (read(match, reference ?? default) is { } day && (reference is not null || match.Groups["year"].Success)) found.Add((match.Index, match.Length, day));
        }

        return found;
    }

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public static int WeekdayOf(string name) => 1 + "montuewedthufrisatsun".IndexOf(name[..3].ToLowerInvariant(), StringComparison.Ordinal) / 3;

    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static readonly (Func<Regex> Form, bool NeedsReference, Func<Match, DateOnly, DateOnly?> Read)[] Forms =
    [
        (Named, false, OfMonth), (YearFirst, false, OfMonth), (Numeric, false, OfNumbers), (Compact, false, OfMonth), (ShortNumeric, true, OfNumbers), (Relative, true, OfWords), (WeekdayForm, true, OfWeekday),
        (WeekdayDay, true, OfWeekdayDay), (InMonth, true, DayInMonth), (TheDay, true, BareDay), (Feast, true, OfFeast), (Pair, true, OfMonth),
    ];

    private static int? YearOf(Match match) => match.Groups["year"].Success ? NumberWords.ReadYear(match.Groups["year"].Value) : null;

    private static DateOnly? OfMonth(Match match, DateOnly reference)
    {
        var month = match.Groups["month"].Success ? Dates.MonthOf(match.Groups["month"].Value) : int.Parse(match.Groups["mm"].Value, CultureInfo.InvariantCulture);
        return NumberWords.Read(match.Groups["day"].Value) is { } day ? Valid(YearOf(match), month, day, reference) : null;
    }

    /// <summary>Month first as Americans write, unless only the other order is a day.</summary>
    private static DateOnly? OfNumbers(Match match, DateOnly reference)
    {
        var a = int.Parse(match.Groups["a"].Value, CultureInfo.InvariantCulture);
        var b = int.Parse(match.Groups["b"].Value, CultureInfo.InvariantCulture);
        return Valid(YearOf(match), a, b, reference) ?? Valid(YearOf(match), b, a, reference);
    }

    private static DateOnly? Valid(int? year, int month, int day, DateOnly reference)
    {
        if (month is < 1 or > 12 || day < 1) return null;
        if (year is { } y) return y is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, day) : null;
        if (reference == default) return null;
        var near = Enumerable.Range(reference.Year - 4, 9).Where(y => day <= DateTime.DaysInMonth(y, month)).Select(y => new DateOnly(y, month, day)).ToList();
        return near.Count == 0 ? null : near.MinBy(d => Math.Abs(d.DayNumber - reference.DayNumber));
    }

    private static DateOnly? OfWords(Match match, DateOnly today) => match.Value.ToLowerInvariant() switch
    {
        var w when w.Contains("after tomorrow", StringComparison.Ordinal) => today.AddDays(2),
        var w when w.Contains("before yesterday", StringComparison.Ordinal) => today.AddDays(-2),
        var w when w.StartsWith("tom", StringComparison.Ordinal) || w.StartsWith("tmr", StringComparison.Ordinal) || w.Contains("next day", StringComparison.Ordinal) || w.Contains("following day", StringComparison.Ordinal) || w.Contains("day after", StringComparison.Ordinal) => today.AddDays(1),
        var w when w.StartsWith("yes", StringComparison.Ordinal) || w.Contains("day before", StringComparison.Ordinal) || w.Contains("previous day", StringComparison.Ordinal) || w.Contains("last day", StringComparison.Ordinal) => today.AddDays(-1),
        _ => today,
    };

    private static DateOnly? OfWeekday(Match match, DateOnly today)
    {
        var wanted = WeekdayOf(match.Groups["w"].Value);
        var monday = Monday(today);
        var lead = (match.Groups["lead"].Value + match.Groups["trail"].Value).ToLowerInvariant();
        var own = monday.AddDays(wanted - 1);
        if (lead.Contains("next", StringComparison.Ordinal) || lead.Contains("following", StringComparison.Ordinal)) return own.AddDays(7);
        if (lead.Contains("past", StringComparison.Ordinal)) return own < today ? own : own.AddDays(-7);
        if (lead.Contains("last", StringComparison.Ordinal) || lead.Contains("previous", StringComparison.Ordinal)) return own.AddDays(-7);
        if (lead.Contains("coming", StringComparison.Ordinal)) return own > today ? own : own.AddDays(7);
        if (lead.Contains("this", StringComparison.Ordinal) || lead.Contains("current", StringComparison.Ordinal)) return own;
        return own <= today ? own : own.AddDays(-7);
    }

    /// <summary>"Monday 21", "Tue 13th": the nearest such day of a month that falls on that weekday.</summary>
    private static DateOnly? OfWeekdayDay(Match match, DateOnly today)
    {
        if (NumberWords.Read(match.Groups["day"].Value) is not { } day) return null;
        var wanted = (DayOfWeek)(WeekdayOf(match.Groups["w"].Value) % 7);
        return Enumerable.Range(-24, 49).Select(m => new DateOnly(today.Year, today.Month, 1).AddMonths(m)).Where(m => day <= DateTime.DaysInMonth(m.Year, m.Month)).Select(m => m.AddDays(day - 1))
            .Where(d => d.DayOfWeek == wanted).OrderBy(d => d < today).ThenBy(d => Math.Abs(d.DayNumber - today.DayNumber)).Cast<DateOnly?>().FirstOrDefault();
    }

    private static DateOnly? DayInMonth(Match match, DateOnly today)
    {
        var shift = match.Groups["which"].Value.ToLowerInvariant() switch { "next" or "following" => 1, "last" or "previous" => -1, _ => 0 };
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(shift);
        return NumberWords.Read(match.Groups["day"].Value) is { } day && day <= DateTime.DaysInMonth(month.Year, month.Month) ? month.AddDays(day - 1) : null;
    }

    private static DateOnly? BareDay(Match match, DateOnly today) => NumberWords.Read(match.Groups["day"].Value) is { } day && day <= DateTime.DaysInMonth(today.Year, today.Month) ? new DateOnly(today.Year, today.Month, day) : null;

    private static DateOnly? OfFeast(Match match, DateOnly today) => Feasts.On(match.Groups["feast"].Value, YearOf(match), match.Groups["lead"].Value, today);

    [GeneratedRegex($@"(?<![\p{{L}}\p{{N}}])(?:(?:this\s+|next\s+|on\s+)?(?:{Week}),?[\s-]+(?:the\s+)?\(?)?(?:(?<month>{Month})\.?[\s/-]*(?:the\s+)?(?<day>{Ordinal}(?![\d:]|\s?%|\s(?:million|billion|percent|people))|{NumberWords.Day})\b(?:\)|(?:,|\s+of|\s+in|,?\s+year)?[\s/-]+(?<year>\d{{4}}\b|{NumberWords.Year}\b|'\d\d))?|(?:the\s+)?(?<day>{Ordinal}|{NumberWords.Day})(?:\s+day)?(?:\s+of)?[\s/-]+(?<month>{Month})\b\.?(?:(?:,|\s+of|\s+in)?[\s/-]+(?<year>\d{{4}}\b|{NumberWords.Year}\b))?)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex($@"(?<![\p{{L}}\p{{N}}])(?:(?<month>{Month})[-/](?<year>\d{{4}})[-/](?<day>\d{{1,2}})|(?<year>\d{{4}})[-/](?:(?<day>\d{{1,2}})[-/](?<month>{Month})|(?<month>{Month})[-/](?<day>\d{{1,2}}))|(?<day>\d{{1,2}})[-/](?<year>\d{{4}})[-/](?<month>{Month})|(?:{Week},?\s+)?(?<year>(?:1[89]|20|21)\d\d)[-/.](?<mm>\d{{1,2}})[-/.](?<day>\d{{1,2}}))(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst();

    [GeneratedRegex($@"(?<![\p{{N}}./-])(?:{Week},?\s+)?(?<a>\d{{1,2}})(?<s>[-/.])(?<b>\d{{1,2}})\k<s>(?<year>\d{{4}}|\d{{2}})(?![\p{{L}}\p{{N}}]|[./-]\d)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"(?<!\d)(?<year>(?:19|20)\d\d)(?<mm>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex Compact();

    [GeneratedRegex($@"(?<![\p{{L}}\p{{N}}./-])(?:(?:(?:this|next)\s+)?{Week},?\s+|this\s+)?(?<a>\d{{1,2}})/(?<b>\d{{1,2}})(?![\p{{N}}/]|\.\d)|(?:(?:this\s+|next\s+)?{Week},?\s+|(?<=\bon\s))(?<a>\d{{1,2}})[.-](?<b>\d{{1,2}})(?![\p{{N}}/%-]|\.\d|\s?percent|\s(?:million|billion))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ShortNumeric();

    [GeneratedRegex(@"\b(?:(?:the\s+)?day\s+after\s+tomorrow|(?:the\s+)?day\s+before\s+yesterday|today|tomorrow|tmrw?|tomorow|yesterday|(?:the\s+)?(?:next|following|previous|last)\s+day|the\s+day\s+(?:before|after)(?!\s+\w+day|\s+the|\s+\w+\s+\d|\s+(?:christmas|easter))|the\s+day(?!\s+(?:before|after|of|when|that|he|she|it|they|we|i|you))|otd)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Relative();

    [GeneratedRegex($@"\b(?:(?<lead>(?:this\s+past|this\s+coming|next|last|past|previous|coming|upcoming|following|this|current)(?:\s+week)?)[\s-]+(?:-\s+)?)?(?<w>{Full})\b(?:\s+(?<trail>(?:next|last|this|previous|following)\s+week|of\s+(?:next|last|this|previous|following)\s+week))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WeekdayForm();

    [GeneratedRegex($@"\b(?<w>{Week})\.?,?\s+(?:the\s+)?(?<day>{Ordinal}|{NumberWords.Day})\b(?![./:%]\d|\s?%|\s(?:million|billion|percent|people|a\.?m|p\.?m|am|pm)|\s+(?:of\s+)?{Month}\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex WeekdayDay();

    [GeneratedRegex($@"\b(?:the\s+)?(?<day>{Numbered}|{NumberWords.Day})(?:\s+day)?\s+(?:of\s+)?(?:the\s+)?(?<which>next|this|last|previous|following)\s+month\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex InMonth();

    [GeneratedRegex($@"\bthe\s+(?<day>{Numbered})(?=\s*(?:$|[.,;!?)]|and\b|at\b|for\b|with\b|to\b|or\b))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TheDay();

    [GeneratedRegex($@"\b(?<day>\d{{1,2}})(?=(?:\s+and\s+|\s*,\s*|\s+or\s+)\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?<month>{Month})\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Pair();

    [GeneratedRegex($@"\b(?:(?<lead>the\s+next|the\s+last|the\s+previous|next|last|previous|following|this|the\s+following)\s+)?(?<feast>{Feasts.Pattern})\b(?:(?:,|\s+of|\s+in)?\s+(?<year>(?:19|20)\d\d))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Feast();
}
