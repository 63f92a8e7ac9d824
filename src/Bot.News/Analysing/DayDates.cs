using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>Reads single days in English text.</summary>
internal static partial class DayDates
{
    private const string Month = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    /// <summary>Every day named, in order of place; those without a year need <paramref name="reference"/>.</summary>
    public static List<(int Start, int Length, DateOnly Day)> Of(string text, DateOnly? reference)
    {
        var found = new List<(int, int, DateOnly)>();
        foreach (Match match in Day().Matches(text))
        {
            if (Read(match, reference) is { } day) found.Add((match.Index, match.Length, day));
        }

        return found;
    }

    private static DateOnly? Read(Match match, DateOnly? reference)
    {
        if (!match.Groups["day"].Success) return null;
        var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
        var month = match.Groups["month"].Success ? Dates.MonthOf(match.Groups["month"].Value) : int.Parse(match.Groups["mm"].Value, CultureInfo.InvariantCulture);
        int? year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : Nearest(reference, month, day);
        return year is { } y and > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, day) : null;
    }

    /// <summary>The year that brings the day nearest to the reference.</summary>
    private static int? Nearest(DateOnly? reference, int month, int day)
    {
        if (reference is not { } now || month is < 1 or > 12) return null;
        return Enumerable.Range(now.Year - 1, 3).Where(y => day <= DateTime.DaysInMonth(y, month)).OrderBy(y => Math.Abs(new DateOnly(y, month, day).DayNumber - now.DayNumber)).Cast<int?>().FirstOrDefault();
    }

    [GeneratedRegex($$"""
        (?<![\p{L}\p{N}/-])(?:
          (?<year>(?:19|20)\d\d)-(?<mm>\d\d)-(?<day>\d\d)
        | (?<month>{{Month}})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?!:|\s?(?:%|percent|million|billion))(?:,?\s+(?<year>(?:19|20)\d\d)\b)?
        | (?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(?<month>{{Month}})\b\.?(?:,?\s+(?<year>(?:19|20)\d\d)\b)?
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Day();
}
