using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.News.Collecting.Feeds;

/// <summary>Reads dates in the forms that feeds use: RFC 822 and its relatives, ISO 8601, Unix time, in several languages. Refuses what names no day.</summary>
internal static partial class FeedDates
{
    /// <summary>The instant in UTC; a date without a time is midnight, one without a zone is UTC. Null where there is no date.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100)
            return null;

        text = text.Trim();
        if (PlainDates.Parse(text) is { } plain)
            return plain;

        if (UnixTime(text) is { } unix)
            return unix;

        var iso = Iso().Match(text);
        if (iso.Success)
            return FromIso(iso);

        var ordinal = OrdinalDay().Match(text);
        return ordinal.Success ? FromOrdinal(ordinal) : DateWords.Parse(text);
    }

    private static DateTimeOffset? UnixTime(string text)
    {
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;

        return text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
    }

    private static DateTimeOffset? FromIso(Match iso)
    {
        int Part(string name, int otherwise) =>
            iso.Groups[name].Success ? int.Parse(iso.Groups[name].ValueSpan, CultureInfo.InvariantCulture) : otherwise;

        return Instant(
            Part("year", 0), Part("month", 1), Part("day", 1),
            Part("hour", 0), Part("minute", 0), Part("second", 0), Zones.Parse(iso.Groups["zone"].Value));
    }

    private static DateTimeOffset? FromOrdinal(Match ordinal)
    {
        var year = int.Parse(ordinal.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var day = int.Parse(ordinal.Groups["day"].ValueSpan, CultureInfo.InvariantCulture);
        return year is >= 1900 and <= 2200 && day is >= 1 and <= 366 ? new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day - 1) : null;
    }

    /// <summary>The instant of a wall time in a zone; a day past the end of its month is its last one, hour 24 the next midnight.</summary>
    internal static DateTimeOffset? Instant(int year, int month, int day, int hour, int minute, int second, TimeZoneInfo? zone)
    {
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day is < 1 or > 31 || hour is < 0 or > 24 || minute is < 0 or > 59 || second is < 0 or > 60)
            return null;

        var midnight = new DateTime(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)), 0, 0, 0, DateTimeKind.Unspecified);
        var wall = midnight.AddHours(hour).AddMinutes(minute).AddSeconds(second);
        return new DateTimeOffset(wall, (zone ?? TimeZoneInfo.Utc).GetUtcOffset(wall)).ToUniversalTime();
    }

    [GeneratedRegex("""
        ^(?<year>(19|20|21)[0-9][0-9])
        (?:[-/.]?(?<month>[01][0-9])(?:[-/.]?(?<day>[0-3][0-9]))?|[-/.](?<month>[0-9])[-/.](?<day>[0-9]{1,2})|[-/.](?<month>[0-9][0-9])[-/.](?<day>[0-9]))?
        (?:(?:\s*[Tt]\s*|\s+|,\s*|-)(?<hour>[0-9]{1,2}):?(?<minute>[0-9][0-9])(?::?(?<second>[0-9][0-9])(?:[.,:][0-9]+)?)?)?
        \s*(?<zone>[A-Za-z+\-(][\w:+\-/() ]*)?\.?$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<year>[0-9]{4})-?(?<day>[0-9]{3})$", RegexOptions.None, 1000)]
    private static partial Regex OrdinalDay();
}
