namespace Bot.News.Collecting.Feeds;

/// <summary>
/// The two forms in which nearly all feeds write their dates, read without any search: <c>Thu, 30 Jul 2026 12:00:00 +0000</c> and
/// <c>2026-07-30T12:00:00Z</c>. All that deviates is left to the patient readers.
/// </summary>
internal static class PlainDates
{
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";

    public static DateTimeOffset? Parse(ReadOnlySpan<char> text) => text.Length switch
    {
        20 or 25 => Iso(text),
        29 or 31 => Mail(text),
        _ => null,
    };

    private static DateTimeOffset? Iso(ReadOnlySpan<char> text) =>
        text[4] == '-' && text[7] == '-' && text[10] == 'T' && Time(text[11..]) is { } time && Zone(text[19..]) is { } zone
            ? Instant(Number(text[..4]), Number(text[5..7]), Number(text[8..10]), time, zone)
            : null;

    private static DateTimeOffset? Mail(ReadOnlySpan<char> text)
    {
        if (text[3] != ',' || text[4] != ' ' || text[7] != ' ' || text[11] != ' ' || text[16] != ' ' || text[25] != ' ')
            return null;

        var month = Months.AsSpan().IndexOf(text[8..11]);
        return month >= 0 && month % 3 == 0 && Time(text[17..]) is { } time && Zone(text[26..]) is { } zone
            ? Instant(Number(text[12..16]), (month / 3) + 1, Number(text[5..7]), time, zone)
            : null;
    }

    private static TimeSpan? Time(ReadOnlySpan<char> text)
    {
        if (text[2] != ':' || text[5] != ':')
            return null;

        var (hour, minute, second) = (Number(text[..2]), Number(text[3..5]), Number(text[6..8]));
        return hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60 ? new TimeSpan(hour, minute, second) : null;
    }

    /// <summary>Z, GMT, +0000 or +00:00; other names are for those who know them.</summary>
    private static TimeSpan? Zone(ReadOnlySpan<char> text)
    {
        if (text is "Z" or "GMT")
            return TimeSpan.Zero;

        if (text.Length is not (5 or 6) || text[0] is not ('+' or '-') || (text.Length == 6 && text[3] != ':'))
            return null;

        var (hours, minutes) = (Number(text[1..3]), Number(text[^2..]));
        return hours is >= 0 and <= 14 && minutes is >= 0 and < 60 ? new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1) : null;
    }

    private static DateTimeOffset? Instant(int year, int month, int day, TimeSpan time, TimeSpan zone) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTimeOffset(new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) + time - zone, TimeSpan.Zero)
            : null;

    /// <summary>-1 where it is not digits alone.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return -1;
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
