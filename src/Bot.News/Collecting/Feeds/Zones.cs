using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.News.Collecting.Feeds;

/// <summary>Reads the zone of a date: an offset, an abbreviation, a military letter or an IANA name.</summary>
internal static partial class Zones
{
    /// <summary>Hours ahead of UTC. Where an abbreviation has several meanings, the one that feeds mean most.</summary>
    private static readonly FrozenDictionary<string, double> Abbreviations = new Dictionary<string, double>
    {
        ["UT"] = 0,
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["BST"] = 1,
        ["CET"] = 1,
        ["MET"] = 1,
        ["MEZ"] = 1,
        ["CEST"] = 2,
        ["MEST"] = 2,
        ["MESZ"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["SAST"] = 2,
        ["CAT"] = 2,
        ["MSK"] = 3,
        ["EAT"] = 3,
        ["MSD"] = 4,
        ["PKT"] = 5,
        ["IST"] = 5.5,
        ["SGT"] = 8,
        ["HKT"] = 8,
        ["AWST"] = 8,
        ["PHT"] = 8,
        ["WIB"] = 7,
        ["ICT"] = 7,
        ["JST"] = 9,
        ["KST"] = 9,
        ["ACST"] = 9.5,
        ["ACDT"] = 10.5,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
        ["NST"] = -3.5,
        ["NDT"] = -2.5,
        ["AST"] = -4,
        ["ADT"] = -3,
        ["BRT"] = -3,
        ["ART"] = -3,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["ET"] = -5,
        ["CST"] = -6,
        ["CDT"] = -5,
        ["CT"] = -6,
        ["MST"] = -7,
        ["MDT"] = -6,
        ["MT"] = -7,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["PT"] = -8,
        ["AKST"] = -9,
        ["AKDT"] = -8,
        ["HST"] = -10,
        ["A"] = -1,
        ["N"] = 1,
        ["M"] = -12,
        ["Y"] = 12,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<int, TimeZoneInfo> Fixed = new();

    /// <summary>The zone that a text names; null where it names none we know.</summary>
    public static TimeZoneInfo? Parse(string text)
    {
        text = text.Trim().Trim('(', ')').Trim();
        if (text.Length == 0)
            return null;

        var offset = Offset().Match(text);
        if (offset.Success)
            return FromOffset(offset);

        var word = text.Split(' ', '(', '+', '-')[0];
        if (Abbreviations.TryGetValue(word, out var hours))
            return At((int)(hours * 60));

        return text.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone) ? zone : null;
    }

    private static TimeZoneInfo? FromOffset(Match offset)
    {
        var hours = int.Parse(offset.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture);
        var minutes = offset.Groups["minutes"].Success ? int.Parse(offset.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hours > 13 || minutes > 59)
            return null;

        var ahead = (hours * 60) + minutes;
        return At(offset.Groups["sign"].Value == "+" ? ahead : -ahead);
    }

    private static TimeZoneInfo At(int minutes) =>
        minutes == 0 ? TimeZoneInfo.Utc : Fixed.GetOrAdd(minutes, static m => TimeZoneInfo.CreateCustomTimeZone($"UTC{m}", TimeSpan.FromMinutes(m), null, null));

    [GeneratedRegex(@"^(?:GMT|UTC|UT|Z)?\s*(?<sign>[+-])\s*(?<hours>[0-9]{1,2})(?::?(?<minutes>[0-9][0-9]))?(?:\s*\(.*)?(?:\s+[A-Za-z]+)?$", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Offset();
}
