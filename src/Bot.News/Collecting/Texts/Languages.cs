using System.Collections.Frozen;

namespace Bot.News.Collecting.Texts;

/// <summary>Tells the language of a text by its script and its commonest words; what the feed claims decides only where the text does not.</summary>
internal static class Languages
{
    private static readonly FrozenDictionary<string, string> Words = Sort(new()
    {
        ["en"] = "the of and to in is that for with on are as was its by from this which has will",
        ["de"] = "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch werden",
        ["fr"] = "le les des et du est une dans pour qui sur pas plus avec par sont aux cette ses",
        ["es"] = "el los las del y una por con para su como más pero sus este entre también fue",
        ["it"] = "il di che è per della sono gli nel alla delle con anche più questo dei una",
        ["pt"] = "o os uma não com para são mais dos das ao pela pelo também foi seu sua",
        ["nl"] = "het een van en dat niet op met voor zijn aan ook worden bij naar deze",
        ["sv"] = "och att det som är på för av inte till den har ett kan om",
        ["pl"] = "w na się że do jest nie z o jak przez dla oraz po są",
        ["tr"] = "ve bir bu için ile olarak daha çok olan gibi da de",
    });

    /// <summary>ISO 639-1, or null where neither text nor claim tells.</summary>
    /// <param name="claimed">What the feed or page says, such as <c>en-US</c>.</param>
    public static string? Of(string text, string? claimed)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, 2000));
        return ByScript(sample) ?? ByWords(sample) ?? Short(claimed);
    }

    private static string? Short(string? claimed) =>
        claimed?.Trim() is { Length: >= 2 } tag && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1]) && (tag.Length == 2 || tag[2] is '-' or '_') ? tag[..2].ToLowerInvariant() : null;

    private static string? ByScript(ReadOnlySpan<char> text)
    {
        int letters = 0, han = 0, kana = 0, hangul = 0, cyrillic = 0, arabic = 0, greek = 0, hebrew = 0, devanagari = 0;
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            han += c is >= '\u4e00' and <= '\u9fff' ? 1 : 0;
            kana += c is >= '\u3040' and <= '\u30ff' ? 1 : 0;
            hangul += c is >= '\uac00' and <= '\ud7af' ? 1 : 0;
            cyrillic += c is >= '\u0400' and <= '\u04ff' ? 1 : 0;
            arabic += c is >= '\u0600' and <= '\u06ff' ? 1 : 0;
            greek += c is >= '\u0370' and <= '\u03ff' ? 1 : 0;
            hebrew += c is >= '\u0590' and <= '\u05ff' ? 1 : 0;
            devanagari += c is >= '\u0900' and <= '\u097f' ? 1 : 0;
        }

        // a Chinese character says as much as several letters, so names in Latin letters do not outvote it
        if (han + kana > letters / 5)
            return letters == 0 ? null : kana > (han + kana) / 10 ? "ja" : "zh";

        var most = letters / 2;
        return letters == 0 ? null : hangul > letters / 5 ? "ko" : cyrillic > most ? "ru" : arabic > most ? "ar" : greek > most ? "el" : hebrew > most ? "he" : devanagari > most ? "hi" : null;
    }

    private static string? ByWords(ReadOnlySpan<char> text)
    {
        var votes = new Dictionary<string, int>();
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[12];
        foreach (var range in text.SplitAny(" ,.;:!?\n\"'()"))
        {
            if (range.End.Value - range.Start.Value is < 1 or > 12)
                continue;

            var length = text[range].ToLowerInvariant(lower);
            if (lookup.TryGetValue(lower[..length], out var language))
                votes[language] = votes.GetValueOrDefault(language) + 1;
        }

        var best = votes.OrderByDescending(vote => vote.Value).Take(2).ToList();
        return best.Count > 0 && best[0].Value >= 2 && (best.Count == 1 || best[0].Value > best[1].Value) ? best[0].Key : null;
    }

    private static FrozenDictionary<string, string> Sort(Dictionary<string, string> byLanguage)
    {
        var words = byLanguage.SelectMany(pair => pair.Value.Split(' ').Select(word => (word, language: pair.Key)));
        return words.GroupBy(pair => pair.word).Where(group => group.Count() == 1).ToFrozenDictionary(group => group.Key, group => group.First().language);
    }
}
