using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Commands.FreeText;

/// <summary>
/// Reads a time zone: an IANA name or its city in any case is understood; a short form such as CET, a country or a slip of the pen
/// is only suggested, because several zones share them and half of them ignore summer time.
/// </summary>
internal static partial class ZoneText
{
    private static readonly string[] s_ids = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id.Contains('/') || id == "UTC").Append("UTC").Distinct()];

    private static readonly Dictionary<string, string> s_byCity = Cities();

    /// <summary>What people say and the IANA list does not: short forms, countries, large cities without a zone of their own.</summary>
    private static readonly Dictionary<string, string> s_sayings = new(StringComparer.Ordinal)
    {
        ["cet"] = "Europe/Berlin",
        ["cest"] = "Europe/Berlin",
        ["mez"] = "Europe/Berlin",
        ["germany"] = "Europe/Berlin",
        ["munich"] = "Europe/Berlin",
        ["hamburg"] = "Europe/Berlin",
        ["frankfurt"] = "Europe/Berlin",
        ["bst"] = "Europe/London",
        ["wet"] = "Europe/Lisbon",
        ["eet"] = "Europe/Helsinki",
        ["uk"] = "Europe/London",
        ["england"] = "Europe/London",
        ["britain"] = "Europe/London",
        ["france"] = "Europe/Paris",
        ["spain"] = "Europe/Madrid",
        ["italy"] = "Europe/Rome",
        ["milan"] = "Europe/Rome",
        ["netherlands"] = "Europe/Amsterdam",
        ["poland"] = "Europe/Warsaw",
        ["sweden"] = "Europe/Stockholm",
        ["switzerland"] = "Europe/Zurich",
        ["geneva"] = "Europe/Zurich",
        ["austria"] = "Europe/Vienna",
        ["ireland"] = "Europe/Dublin",
        ["portugal"] = "Europe/Lisbon",
        ["est"] = "America/New_York",
        ["edt"] = "America/New_York",
        ["et"] = "America/New_York",
        ["eastern"] = "America/New_York",
        ["nyc"] = "America/New_York",
        ["boston"] = "America/New_York",
        ["washington"] = "America/New_York",
        ["miami"] = "America/New_York",
        ["atlanta"] = "America/New_York",
        ["cst"] = "America/Chicago",
        ["cdt"] = "America/Chicago",
        ["ct"] = "America/Chicago",
        ["central"] = "America/Chicago",
        ["austin"] = "America/Chicago",
        ["dallas"] = "America/Chicago",
        ["mst"] = "America/Denver",
        ["mdt"] = "America/Denver",
        ["mountain"] = "America/Denver",
        ["pst"] = "America/Los_Angeles",
        ["pdt"] = "America/Los_Angeles",
        ["pt"] = "America/Los_Angeles",
        ["pacific"] = "America/Los_Angeles",
        ["california"] = "America/Los_Angeles",
        ["san francisco"] = "America/Los_Angeles",
        ["sf"] = "America/Los_Angeles",
        ["seattle"] = "America/Los_Angeles",
        ["la"] = "America/Los_Angeles",
        ["brazil"] = "America/Sao_Paulo",
        ["ist"] = "Asia/Kolkata",
        ["india"] = "Asia/Kolkata",
        ["bangalore"] = "Asia/Kolkata",
        ["bengaluru"] = "Asia/Kolkata",
        ["mumbai"] = "Asia/Kolkata",
        ["delhi"] = "Asia/Kolkata",
        ["jst"] = "Asia/Tokyo",
        ["japan"] = "Asia/Tokyo",
        ["kst"] = "Asia/Seoul",
        ["korea"] = "Asia/Seoul",
        ["china"] = "Asia/Shanghai",
        ["beijing"] = "Asia/Shanghai",
        ["shenzhen"] = "Asia/Shanghai",
        ["sgt"] = "Asia/Singapore",
        ["israel"] = "Asia/Jerusalem",
        ["tel aviv"] = "Asia/Jerusalem",
        ["abu dhabi"] = "Asia/Dubai",
        ["aest"] = "Australia/Sydney",
        ["aedt"] = "Australia/Sydney",
        ["canberra"] = "Australia/Sydney",
        ["nzst"] = "Pacific/Auckland",
        ["new zealand"] = "Pacific/Auckland",
        ["gmt"] = "Europe/London",
        ["z"] = "UTC",
        ["zulu"] = "UTC",
        ["universal"] = "UTC",
        ["greenwich"] = "Europe/London",
    };

    /// <summary>The IANA name that is meant.</summary>
    public static Reading<string> Read(string text)
    {
        var plain = Plain(text);
        if (s_byCity.TryGetValue(plain, out var known))
        {
            return Reading<string>.Of(known);
        }

        if (Offset().Match(plain) is { Success: true } offset)
        {
            return OfOffset(offset);
        }

        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(text.Trim(), out var iana))
        {
            return Reading<string>.Of(iana);
        }

        return Meant(plain) is { } meant ? Reading<string>.Perhaps(meant) : Reading<string>.Nothing;
    }

    /// <summary>Up to <paramref name="most"/> zones whose name or city begins with, or else holds, what was typed so far.</summary>
    public static IReadOnlyList<string> Complete(string typed, int most)
    {
        var plain = Plain(typed);
        var said = s_sayings.Where(s => plain.Length > 0 && s.Key.StartsWith(plain, StringComparison.Ordinal)).OrderBy(s => s.Key.Length).Select(s => s.Value);
        var begins = s_ids.Where(id => City(id).StartsWith(plain, StringComparison.Ordinal) || Plain(id).StartsWith(plain, StringComparison.Ordinal));
        var holds = s_ids.Where(id => Plain(id).Contains(plain, StringComparison.Ordinal));
        return [.. (plain.Length == 0 ? ["UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo"] : begins.Concat(said).Concat(holds).Concat(Meant(plain) is { } meant ? [meant] : [])).Distinct().Take(most)];
    }

    private static string? Meant(string plain)
    {
        var words = plain.Split(' ').Where(w => w is not ("time" or "zone" or "timezone" or "standard" or "summer" or "daylight" or "local" or "us" or "usa" or "europe")).ToList();
        var said = string.Join(' ', words);
        if (said.Length == 0)
        {
            return null;
        }

        if (s_sayings.TryGetValue(said, out var saying) || s_byCity.TryGetValue(said, out saying))
        {
            return saying;
        }

        var near = Nearest.Of(said, s_byCity.Keys.Concat(s_sayings.Keys));
        near ??= words.FirstOrDefault(w => w.Length > 3 && (s_byCity.ContainsKey(w) || s_sayings.ContainsKey(w)));
        return near is null ? null : s_byCity.TryGetValue(near, out var id) ? id : s_sayings[near];
    }

    /// <summary>"UTC+2" is exact where the hours are whole: Etc names count the other way round.</summary>
    private static Reading<string> OfOffset(Match match)
    {
        var hours = int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture);
        var east = match.Groups["sign"].Value == "+";
        return hours == 0 ? Reading<string>.Of("UTC")
            : hours <= (east ? 14 : 12) ? Reading<string>.Of($"Etc/GMT{(east ? '-' : '+')}{hours}")
            : Reading<string>.Nothing;
    }

    private static Dictionary<string, string> Cities()
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in s_ids.OrderBy(id => id.StartsWith("Etc/", StringComparison.Ordinal)).ThenBy(id => id.Count(c => c == '/')))
        {
            found.TryAdd(Plain(id), id);
            found.TryAdd(City(id), id);
        }

        return found;
    }

    private static string City(string id) => Plain(id[(id.LastIndexOf('/') + 1)..]);

    private static string Plain(string text) => Spaces().Replace(text.Trim().ToLowerInvariant().Replace('_', ' '), " ");

    [GeneratedRegex(@"^(?:utc|gmt)\s?(?<sign>[-+−])\s?(?<hours>[0-9]{1,2})(?::?00)?$")]
    private static partial Regex Offset();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
