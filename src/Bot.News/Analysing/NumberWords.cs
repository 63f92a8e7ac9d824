using System.Globalization;

namespace Bot.News.Analysing;

/// <summary>Small numbers in words, cardinal and ordinal, and years as people say them.</summary>
internal static class NumberWords
{
    private const string Unit = "one|two|three|four|five|six|seven|eight|nine";
    private const string Teen = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
    private const string Tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
    private const string UnitTh = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth";
    private const string TeenTh = "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth";

    /// <summary>A cardinal from 1 to 99.</summary>
    public const string Pattern = $"(?:(?:{Tens})(?:[- ](?:{Unit}))?|{Teen}|{Unit})";

    /// <summary>An ordinal or cardinal that can be the day of a month, in words.</summary>
    public const string Day = $"(?:(?:twenty|thirty)[- ](?:{UnitTh}|{Unit})|{TeenTh}|{UnitTh}|{Teen}|twenty|thirty|{Unit})";

    /// <summary>A year in words: "nineteen eighty six", "two thousand and thirty two".</summary>
    public const string Year = $"(?:two thousand(?:(?: and)? {Pattern})?|(?:nineteen|twenty|eighteen) (?:(?:{Tens})(?:[- ](?:{Unit}))?|{Teen}|oh (?:{Unit})))";

    private static readonly Dictionary<string, int> Values = Fill();

    /// <summary>The number that digits, a cardinal, an ordinal or "a" say; null where it is none.</summary>
    public static int? Read(string text)
    {
        var plain = text.ToLowerInvariant().Replace('-', ' ').Trim();
        if (int.TryParse(plain.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var digits)) return digits;
        if (plain is "a" or "an" or "the") return 1;
        if (plain.StartsWith("a couple", StringComparison.Ordinal)) return 2;
        if (plain.StartsWith("a few", StringComparison.Ordinal)) return 3;
        var sum = 0;
        foreach (var word in plain.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Values.TryGetValue(word, out var value)) return null;
            sum += value;
        }

        return sum;
    }

    /// <summary>The year that digits or words say; two digits are read as 1930–2029.</summary>
    public static int? ReadYear(string text)
    {
        var plain = text.ToLowerInvariant().Trim();
        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)) return plain.Length > 2 ? digits : digits < 30 ? 2000 + digits : 1900 + digits;
        if (plain.StartsWith("two thousand", StringComparison.Ordinal)) return 2000 + (plain.Length > 13 ? Read(plain[13..].Replace("and ", "", StringComparison.Ordinal)) ?? 0 : 0);
        var space = plain.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Read(plain[..space]) is { } century && Read(plain[(space + 1)..].Replace("oh ", "", StringComparison.Ordinal)) is { } rest ? 100 * century + rest : null;
    }

    private static Dictionary<string, int> Fill()
    {
        var values = new Dictionary<string, int>();
        void Add(string words, int first, int step)
        {
            foreach (var (word, i) in words.Split('|').Select((word, i) => (word, i))) values[word] = first + i * step;
        }

        Add(Unit, 1, 1);
        Add(UnitTh, 1, 1);
        Add(Teen, 10, 1);
        Add(Tens, 20, 10);
        Add(TeenTh, 10, 1);
        values["thirtieth"] = 30;
        return values;
    }
}
