using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Simulator.Newsstands;

/// <summary>Reads the dates that feeds carry, and writes shifted ones in the form in which they stood.</summary>
internal static partial class FeedDates
{
    /// <summary>An RFC 822 or ISO 8601 date; null for anything else. Without a zone it is UTC.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var plain = NamedZone().Replace(text.Trim(), m => OffsetOf(m.Groups[1].Value));
        plain = Weekday().Replace(plain, "");
        return DateTimeOffset.TryParse(plain, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
    }

    /// <summary>The date moved by a span, in the same style and offset; the text itself where it is no date.</summary>
    public static string Shift(string text, TimeSpan by)
    {
        if (Read(text) is not { } instant)
            return text;
        var moved = instant + by;
        if (!char.IsAsciiDigit(text.TrimStart()[0]) || text.Contains(','))
            return moved.ToString("ddd, dd MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + moved.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "");
        return text.Trim().Length <= 10
            ? moved.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : moved.ToString(text.Contains('.') ? "yyyy-MM-dd'T'HH:mm:ss.fffzzz" : "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    /// <summary>Moves every machine-readable date of a page (attributes, JSON-LD, the text of a time element).</summary>
    public static string ShiftPage(string html, TimeSpan by) =>
        PageDate().Replace(html, m => m.Groups["human"].Success ? ShiftHuman(m.Value, by) : Shift(m.Value, by));

    /// <summary>https://www.rfc-editor.org/rfc/rfc822#section-5</summary>
    private static string OffsetOf(string zone) => zone.ToUpperInvariant() switch
    {
        "EDT" => " -04:00",
        "EST" or "CDT" => " -05:00",
        "CST" or "MDT" => " -06:00",
        "MST" or "PDT" => " -07:00",
        "PST" => " -08:00",
        _ => " +00:00",
    };

    private static string ShiftHuman(string text, TimeSpan by) =>
        (Read(text)!.Value.UtcDateTime + by).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+(GMT|UTC|UT|Z|EST|EDT|CST|CDT|MST|MDT|PST|PDT)$", RegexOptions.IgnoreCase)]
    private static partial Regex NamedZone();

    // A wrong weekday must not spoil a date that is right.
    [GeneratedRegex(@"^[A-Za-z]{3,9},\s*")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)|(?<human>\b\d{4}-\d\d-\d\d \d\d:\d\d UTC)|(?<=datetime="")\d{4}-\d\d-\d\d(?="")")]
    private static partial Regex PageDate();
}
