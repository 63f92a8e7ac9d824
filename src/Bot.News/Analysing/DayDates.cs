using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>Reads single days in English text: calendar days in many notations, weekdays, feasts, and days counted from another.</summary>
internal static partial class DayDates
{
    /// <summary>
    /// Every day named, in order of place. Days that need a reference (no year, "yesterday", "in two weeks") are read only where it is known.
    /// Of two readings that overlap the longer wins.
    /// </summary>
    public static List<(int Start, int Length, DateOnly Day)> Of(string text, DateOnly? reference)
    {
        var found = DayForms.In(text, reference);
        if (reference is { } day) found.AddRange(Counted(text, day, found));
        var kept = new List<(int Start, int Length, DateOnly Day)>();
        foreach (var one in found.OrderByDescending(f => f.Length).ThenBy(f => f.Start))
            if (!kept.Any(k => k.Start < one.Start + one.Length && one.Start < k.Start + k.Length)) kept.Add(one);
        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
        return kept;
    }

    /// <summary>"In two weeks", "3 days ago", "two months after Friday": a count from today or from a day that follows in the text.</summary>
    private static List<(int Start, int Length, DateOnly Day)> Counted(string text, DateOnly today, List<(int Start, int Length, DateOnly Day)> days)
    {
        var found = new List<(int, int, DateOnly)>();
        foreach (Match match in Count().Matches(text))
        {
            if (NumberWords.Read(match.Groups["n"].Value) is not { } n || n > 5000) continue;
            var unit = match.Groups["unit"].Value.ToLowerInvariant();
            var end = match.Index + match.Length;
            if (match.Groups["ago"].Success) found.Add((match.Index, match.Length, Shift(today, unit, -n)));
            else if (match.Groups["later"].Success) found.Add((match.Index, match.Length, OnWeekday(text, ref end, Shift(today, unit, n))));
            else if (match.Groups["in"].Success && match.Groups["in"].Value.Length > 0 && !match.Groups["rel"].Success) found.Add((match.Index, match.Length, Shift(today, unit, n)));
            else if (match.Groups["rel"].Success)
            {
                var near = days.Where(d => d.Start >= end && d.Start - end <= 5 && text[end..d.Start].Trim() is "" or "the" or "this").OrderByDescending(d => d.Length).ToList();
                if (near.Count == 0) continue;
                var before = match.Groups["rel"].Value.Equals("before", StringComparison.OrdinalIgnoreCase);
                end = near[0].Start + near[0].Length;
                var day = OnWeekday(text, ref end, Shift(Ahead(near[0].Day, today, text.Substring(near[0].Start, near[0].Length)), unit, before ? -n : n));
                found.Add((match.Index, end - match.Index, day));
            }
        }

        return found;
    }

    /// <summary>A bare weekday that one counts from lies ahead.</summary>
    private static DateOnly Ahead(DateOnly day, DateOnly today, string words) =>
        BareWeekday().IsMatch(words) && day <= today ? day.AddDays(7) : day;

    /// <summary>"… on Tuesday" after a count moves the day to that weekday of the same week.</summary>
    private static DateOnly OnWeekday(string text, ref int end, DateOnly day)
    {
        var match = Weekday().Match(text, end);
        if (!match.Success) return day;
        end += match.Length;
        var wanted = DayForms.WeekdayOf(match.Groups["w"].Value);
        return DayForms.Monday(day).AddDays(wanted - 1);
    }

    private static DateOnly Shift(DateOnly day, string unit, int n) => unit switch
    {
        ['d', ..] => day.AddDays(n),
        ['w', 'e', 'e', 'k', 'd', ..] or ['b', ..] => Working(day, n),
        ['w', ..] => day.AddDays(7 * n),
        ['f', ..] => day.AddDays(14 * n),
        ['m', ..] => day.AddMonths(n),
        ['q', ..] => day.AddMonths(3 * n),
        ['y', ..] => day.AddYears(Math.Clamp(n, -1900, 1900)),
        _ => day.AddYears(Math.Clamp(10 * n, -1900, 1900)),
    };

    private static DateOnly Working(DateOnly day, int n)
    {
        for (var left = Math.Abs(n); left > 0;)
        {
            day = day.AddDays(Math.Sign(n));
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }

        return day;
    }

    [GeneratedRegex($"""
        (?<![\w-])(?:(?<in>in|within)\s+(?:about\s+|the\s+next\s+)?)?(?<n>\d+|{NumberWords.Pattern}|an?|a\s+couple\s+of|a\s+few|the)\s*[- ]?(?<unit>days?|weekdays?|business\s+days?|weeks?|fortnights?|months?|years?|decades?)
        (?:[’']s?\s+time(?=\W|$))?(?:\s+(?:(?<ago>ago|earlier|back|before\s+now)|(?<later>later|hence|from\s+now|after\s+now|from\s+today(?!\s+on)(?=\s+on\s+\w+day))|(?<rel>from|after|before|since))\b)?(?!\w)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Count();

    [GeneratedRegex(@"\G,?\s+on\s+(?<w>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Weekday();

    [GeneratedRegex("^(?:mon|tues|wednes|thurs|fri|satur|sun)day$", RegexOptions.IgnoreCase)]
    private static partial Regex BareWeekday();
}
