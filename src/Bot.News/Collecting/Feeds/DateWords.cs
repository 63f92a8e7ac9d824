using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.News.Collecting.Feeds;

/// <summary>Reads dates written in words, such as <c>Thu, 4 Jan 2018 08:09:10 EST</c> or <c>27 août 2026</c>, and numeric ones with slashes.</summary>
internal static partial class DateWords
{
    private static readonly FrozenDictionary<string, int> Months = NamesOfMonths();

    public static DateTimeOffset? Parse(string text)
    {
        var time = Time().Match(text);
        var zone = time.Success ? Zones.Parse(time.Groups["zone"].Value) : null;
        var day = time.Success ? text.Remove(time.Index, time.Length) : text;
        var rest = time.Success ? time.Groups["zone"].Value : "";
        var date = InWords(day) ?? InWords(day + " " + YearBehind(rest)) ?? InNumbers(day);
        if (date is not { } on)
            return null;

        var hour = time.Success ? int.Parse(time.Groups["hour"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var half = time.Groups["half"].Value;
        if (half.Length > 0)
            hour = (hour % 12) + (half[0] is 'p' or 'P' ? 12 : 0);

        return FeedDates.Instant(on.Year, on.Month, on.Day, hour, Number(time.Groups["minute"]), Number(time.Groups["second"]), zone);
    }

    private static int Number(Group group) => group.Success && group.Length > 0 ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>Unix's own form puts the year last: <c>Thu Jan 4 08:09:10 EST 2018</c>.</summary>
    private static string YearBehind(string rest)
    {
        var year = LastYear().Match(rest);
        return year.Success ? year.Value : "";
    }

    private static (int Year, int Month, int Day)? InWords(string text)
    {
        int? month = null, day = null, year = null;
        foreach (Match word in Word().Matches(text))
        {
            if (char.IsLetter(word.Value[0]))
            {
                if (Months.TryGetValue(Bare(word.Value), out var named))
                    month = named; // the last one: a weekday may look like a month, as Spanish "mar" does
            }
            else if (!int.TryParse(word.ValueSpan, CultureInfo.InvariantCulture, out var number))
                return null;
            else if (word.Length <= 2 && day is null)
                day = number;
            else if (year is null && word.Length is 2 or 4)
                year = word.Length == 2 ? number + (number < 70 ? 2000 : 1900) : number;
        }

        return month is { } m && day is { } d && year is { } y ? (y, m, d) : null;
    }

    private static (int Year, int Month, int Day)? InNumbers(string text)
    {
        var match = Numeric().Match(text);
        if (!match.Success)
            return null;

        var first = Number(match.Groups["first"]);
        var second = Number(match.Groups["second"]);
        var year = Number(match.Groups["year"]);
        year = year < 100 ? year + (year < 70 ? 2000 : 1900) : year;
        // with slashes the month stands first, as in the United States, unless it cannot be one; with dots the day does
        var dayFirst = first > 12 || match.Groups["sign"].Value == ".";
        return dayFirst ? (year, second, first) : (year, first, second);
    }

    private static string Bare(string word) => word.TrimEnd('.').ToLowerInvariant();

    private static FrozenDictionary<string, int> NamesOfMonths()
    {
        var names = new Dictionary<string, int>();
        foreach (var language in (string[])["en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "hu", "el", "ru", "tr", "ro"])
        {
            var format = CultureInfo.GetCultureInfo(language).DateTimeFormat;
            foreach (var list in (string[][])[format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames])
            {
                for (var month = 0; month < 12; month++)
                    names.TryAdd(Bare(list[month]), month + 1);
            }
        }

        names["sept"] = 9;
        names.Remove("");
        return names.ToFrozenDictionary();
    }

    [GeneratedRegex(@"(?<![0-9])(?<hour>[0-9]{1,2})[:.h](?<minute>[0-9][0-9])(?:[:.](?<second>[0-9][0-9])(?:[.,][0-9]+)?)?(?!\.?[0-9])\s*(?<half>[AaPp]\.?[Mm]\b\.?)?\s*(?<zone>[A-Za-z+\-(].*)?$", RegexOptions.None, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"\b(19|20)[0-9][0-9]\b", RegexOptions.RightToLeft, 1000)]
    private static partial Regex LastYear();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*\.?|[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[^0-9]*(?<first>[0-9]{1,2})(?<sign>[/.\-])(?<second>[0-9]{1,2})\k<sign>(?<year>[0-9]{4}|[0-9][0-9])\b", RegexOptions.None, 1000)]
    private static partial Regex Numeric();
}
