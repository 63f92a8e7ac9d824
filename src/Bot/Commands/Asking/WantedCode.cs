using System.Globalization;
using Bot.Subscriptions;

namespace Bot.Commands.Asking;

/// <summary>Writes what was asked of a subscription so short that it fits a component's id: one letter and a value for each thing asked.</summary>
internal static class WantedCode
{
    private const char Between = ';';

    /// <summary>At most 56 characters: "d02;t0900;zEurope/Berlin;p00A;a01;ln".</summary>
    public static string Write(Wanted wanted)
    {
        List<string> parts = [];
        void Add(char letter, string? value)
        {
            if (value is not null)
            {
                parts.Add(letter + value);
            }
        }

        Add('d', wanted.Days is { } days ? Bits(days.Select(d => (int)d)) : null);
        Add('t', wanted.Time?.ToString("HHmm", CultureInfo.InvariantCulture));
        Add('z', wanted.Zone);
        Add('p', wanted.Topics is { } topics ? Bits(topics.Select(t => Index(Topics.All, t))) : null);
        Add('a', wanted.Audiences is { } audiences ? Bits(audiences.Select(a => Index(Audiences.All, a))) : null);
        Add('l', wanted.Length?[..1]);
        return string.Join(Between, parts);
    }

    /// <summary>What was written; a part that makes no sense, as in an id that somebody made up, is left out.</summary>
    public static Wanted Read(string code)
    {
        var parts = code.Split(Between, StringSplitOptions.RemoveEmptyEntries).ToLookup(p => p[0], p => p[1..]);
        var days = Places(parts['d'].FirstOrDefault(), 7)?.Select(d => (DayOfWeek)d).OrderBy(d => ((int)d + 6) % 7).ToList();
        return new Wanted
        {
            Days = days is { Count: > 0 } ? days : null,
            Time = TimeOnly.TryParseExact(parts['t'].FirstOrDefault(), "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null,
            Zone = parts['z'].FirstOrDefault() is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) ? zone : null,
            Topics = Places(parts['p'].FirstOrDefault(), Topics.All.Count)?.Select(p => Topics.All[p]).ToList(),
            Audiences = Places(parts['a'].FirstOrDefault(), Audiences.All.Count)?.Select(a => Audiences.All[a]).ToList(),
            Length = parts['l'].FirstOrDefault() is { Length: > 0 } length ? Lengths.All.FirstOrDefault(l => l.StartsWith(length, StringComparison.Ordinal)) : null,
        };
    }

    private static string Bits(IEnumerable<int> places) => places.Where(p => p >= 0).Aggregate(0, (bits, place) => bits | (1 << place)).ToString("X", CultureInfo.InvariantCulture);

    private static List<int>? Places(string? bits, int most) => uint.TryParse(bits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var set)
        ? [.. Enumerable.Range(0, most).Where(place => (set & (1u << place)) != 0)]
        : null;

    private static int Index(IReadOnlyList<string> closed, string entry) => closed.ToList().IndexOf(entry);
}
