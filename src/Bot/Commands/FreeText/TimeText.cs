using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Commands.FreeText;

/// <summary>Reads a time of day as people write it: "9am", "21:30", "0900", "half past eight", "quarter to nine", "noon".</summary>
internal static partial class TimeText
{
    private static readonly string[] s_hours =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly Dictionary<string, int> s_minutes = new(StringComparer.Ordinal)
    {
        ["five"] = 5,
        ["ten"] = 10,
        ["fifteen"] = 15,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fortyfive"] = 45,
        ["fifty"] = 50,
        ["quarter"] = 15,
        ["half"] = 30,
    };

    private static readonly Dictionary<string, TimeOnly> s_names = new(StringComparer.Ordinal)
    {
        ["noon"] = new(12, 0),
        ["midday"] = new(12, 0),
        ["midnight"] = new(0, 0),
        ["morning"] = new(9, 0),
        ["evening"] = new(19, 0),
        ["lunchtime"] = new(12, 0),
    };

    private static readonly string[] s_words =
        [.. s_hours, .. s_minutes.Keys, .. s_names.Keys, "past", "after", "to", "before", "half", "am", "pm", "afternoon", "night"];

    /// <summary>What time is meant. Without am, pm or a part of the day an hour is taken as written: "half past eight" is 08:30.</summary>
    public static Reading<TimeOnly> Read(string text)
    {
        var plain = Dots().Replace(text.Trim().ToLowerInvariant(), "$1m").Replace("o'clock", "", StringComparison.Ordinal).Replace("o’clock", "", StringComparison.Ordinal).Trim();
        if (Digits().Match(plain) is { Success: true } digits)
        {
            return Clock(digits);
        }

        var words = Hyphen().Replace(plain, " ").Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("at" or "in" or "the" or "a" or "sharp")).ToList();
        if (Spoken(words) is { } time)
        {
            return Reading<TimeOnly>.Of(time);
        }

        var mended = words.Select(w => s_words.Contains(w) ? w : Nearest.Of(w, s_words) ?? w).ToList();
        return Spoken(mended) is { } meant ? Reading<TimeOnly>.Perhaps(meant) : Reading<TimeOnly>.Nothing;
    }

    private static Reading<TimeOnly> Clock(Match match)
    {
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"] is { Success: true } written ? int.Parse(written.Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"].Value;
        if (hour == 24 && minute == 0 && half.Length == 0)
        {
            return Reading<TimeOnly>.Of(default);
        }

        return hour <= 23 && minute <= 59 && (half.Length == 0 || hour is >= 1 and <= 12)
            ? Reading<TimeOnly>.Of(new TimeOnly(InHalf(hour, half), minute))
            : Reading<TimeOnly>.Perhaps(new TimeOnly(Math.Min(hour, 23), Math.Min(minute, 59)));
    }

    /// <summary>"half past eight", "ten to nine", "nine thirty", "half eight", each with a part of the day behind it or not.</summary>
    private static TimeOnly? Spoken(List<string> words)
    {
        var half = words.LastOrDefault() switch { "am" or "morning" => "am", "pm" or "afternoon" or "evening" or "night" => "pm", _ => "" };
        var rest = half.Length > 0 && words.Count > 1 ? words[..^1] : words;
        return rest switch
        {
            [var name] when s_names.TryGetValue(name, out var named) => named,
            [var hour] => At(hour, 0, half),
            ["half", var hour] => At(hour, 30, half),
            [var minutes, "past" or "after", var hour] when s_minutes.TryGetValue(minutes, out var past) => At(hour, past, half),
            [var minutes, "to" or "before", var hour] when s_minutes.TryGetValue(minutes, out var before) => At(hour, -before, half),
            [var hour, var minutes] when s_minutes.TryGetValue(minutes, out var after) => At(hour, after, half),
            [var hour, "forty", "five"] => At(hour, 45, half),
            _ => null,
        };
    }

    private static TimeOnly? At(string word, int minutes, string half)
    {
        var hour = Array.IndexOf(s_hours, word);
        hour = hour < 0 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 23 ? number : hour;
        return hour < 0 ? null : new TimeOnly(InHalf(hour, half), 0).AddMinutes(minutes);
    }

    private static int InHalf(int hour, string half) => half switch { "am" when hour == 12 => 0, "pm" when hour < 12 => hour + 12, _ => hour };

    [GeneratedRegex(@"^(?<hour>[0-9]{1,2})(?:[:.h]?(?<minute>[0-9]{2})|h)?\s*(?:uhr|hrs?|hours)?\s*(?<half>am|pm)?$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<=[a-z])-(?=[a-z])")]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"\b([ap])\.?\s?m\.?(?=\s|$)")]
    private static partial Regex Dots();
}
