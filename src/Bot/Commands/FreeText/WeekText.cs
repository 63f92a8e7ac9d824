using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Commands.FreeText;

/// <summary>Reads a week: "2026-W47", "w47", "last", "this", or a day in it such as 2026-11-18. ISO weeks in UTC, written as <c>2026-W47</c>.</summary>
internal static partial class WeekText
{
    /// <summary>Years that a week may lie in: editions have a window around it.</summary>
    private const int EarliestYear = 2000, LatestYear = 9000;

    public static Reading<string> Read(string text, DateTimeOffset now)
    {
        var plain = text.Trim().ToLowerInvariant();
        switch (plain)
        {
            case "last" or "last week" or "latest" or "previous":
                return Reading<string>.Of(Of(now.AddDays(-7)));
            case "this" or "this week" or "current":
                return Reading<string>.Of(Of(now));
        }

        if (DateOnly.TryParseExact(plain, ["yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= EarliestYear and <= LatestYear)
        {
            return Reading<string>.Of(Of(new DateTimeOffset(day, default, TimeSpan.Zero)));
        }

        if (Week().Match(plain) is not { Success: true } match)
        {
            return Reading<string>.Perhaps(Of(now.AddDays(-7)));
        }

        var number = int.Parse(match.Groups["week"].Value, CultureInfo.InvariantCulture);
        var year = match.Groups["year"] is { Success: true } written ? int.Parse(written.Value, CultureInfo.InvariantCulture) : ISOWeek.GetYear(now.UtcDateTime);
        return year is >= EarliestYear and <= LatestYear && number >= 1 && number <= ISOWeek.GetWeeksInYear(year) ? Reading<string>.Of(Write(year, number)) : Reading<string>.Perhaps(Of(now.AddDays(-7)));
    }

    /// <summary>The ISO week that an instant lies in.</summary>
    public static string Of(DateTimeOffset at) => Write(ISOWeek.GetYear(at.UtcDateTime), ISOWeek.GetWeekOfYear(at.UtcDateTime));

    private static string Write(int year, int week) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-W{week:00}");

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})[- ]?)?(?:w|week|kw)?\s?(?<week>[0-9]{1,2})$")]
    private static partial Regex Week();
}
