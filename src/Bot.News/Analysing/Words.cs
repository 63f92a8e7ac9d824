namespace Bot.News.Analysing;

/// <summary>A word of a text and where it stands.</summary>
internal readonly record struct Word(int Start, string Text)
{
    public int End => Start + Text.Length;
    public bool Capital => char.IsUpper(Text[0]) || (Text.Length > 1 && Text.Any(char.IsUpper));
}

/// <summary>Splits text into words and reduces them to stems that compare across inflections.</summary>
internal static class Words
{
    private static readonly HashSet<string> Stop = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "and", "or", "but", "nor", "so", "if", "then", "than", "that", "this", "these", "those", "there", "here", "of", "in", "on", "at", "by", "for",
        "from", "to", "into", "onto", "with", "within", "as", "about", "over", "under", "up", "down", "out", "off", "after", "before", "between", "through", "during",
        "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "done", "has", "have", "had", "having", "will", "would", "shall", "should", "can",
        "could", "may", "might", "must", "it", "its", "he", "she", "they", "them", "their", "his", "her", "him", "we", "our", "us", "you", "your", "i", "my", "me", "who",
        "whom", "whose", "which", "what", "when", "where", "why", "how", "not", "no", "also", "just", "more", "most", "other", "some", "such", "only", "own", "same", "too",
        "very", "s", "t", "per", "via", "while", "because", "since", "until", "both", "each", "any", "all", "new", "now", "one", "said", "says", "say", "it's", "that's",
    };

    /// <summary>Words of letters and digits; inner apostrophes, hyphens, points and ampersands belong to the word. A Chinese, Japanese or Korean character is a word each.</summary>
    public static List<Word> Of(string text)
    {
        var words = new List<Word>(text.Length / 5);
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[at])) { at++; continue; }
            var end = IsWide(text[at]) ? at + 1 : EndOf(text, at);
            words.Add(new Word(at, text[at..end]));
            at = end;
        }

        return words;
    }

    public static int Count(string text)
    {
        int words = 0, wide = 0;
        foreach (var word in Of(text))
            if (IsWide(word.Text[0])) wide++;
            else words++;
        return words + (wide + 1) / 2; // two characters make a word of Chinese or Japanese on average
    }

    public static bool IsStop(string word) => Stop.Contains(word);

    /// <summary>The stems of the words that carry meaning, in order.</summary>
    public static List<string> Content(string text)
    {
        var stems = new List<string>();
        foreach (var word in Of(text))
            if (!Stop.Contains(word.Text)) stems.Add(Stem(word.Text));
        return stems;
    }

    /// <summary>Lower case without the commonest English endings; meant for comparing, not for showing.</summary>
    public static string Stem(string word)
    {
        var stem = word.ToLowerInvariant().Replace('’', '\'');
        if (stem.EndsWith("'s", StringComparison.Ordinal)) stem = stem[..^2];
        else if (stem.EndsWith('\'')) stem = stem[..^1];
        if (stem.Length < 4 || !char.IsAsciiLetter(stem[^1]) || stem.Any(char.IsDigit)) return stem;
        foreach (var (ending, put, least) in Endings)
        {
            if (!stem.EndsWith(ending, StringComparison.Ordinal) || stem.Length - ending.Length < least) continue;
            stem = stem[..^ending.Length] + put;
            break;
        }

        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'e')) stem = stem[..^1];
        return stem.Length > 4 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static readonly (string Ending, string Put, int Least)[] Endings =
    [
        ("ational", "at", 3), ("ization", "iz", 3), ("isation", "iz", 3), ("ically", "ic", 3), ("ations", "at", 3), ("ation", "at", 3), ("ments", "", 4), ("ment", "", 4),
        ("ising", "iz", 3), ("izing", "iz", 3), ("ised", "iz", 3), ("ized", "iz", 3), ("ises", "iz", 3), ("izes", "iz", 3),
        ("ions", "", 4), ("ion", "", 4), ("ings", "", 3), ("ing", "", 3), ("iers", "y", 2), ("ies", "y", 2), ("ied", "y", 2), ("sses", "ss", 2), ("ers", "", 4), ("er", "", 4),
        ("ches", "ch", 2), ("shes", "sh", 2), ("xes", "x", 1), ("ed", "", 3), ("ly", "", 4), ("ss", "ss", 1), ("us", "us", 1), ("is", "is", 1), ("s", "", 3),
    ];

    public static bool IsWide(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7af';

    private static int EndOf(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && !IsWide(text[end]) && (char.IsLetterOrDigit(text[end]) || (Joins(text[end]) && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]) && Fits(text, end))))
            end++;
        return end;
    }

    private static bool Joins(char c) => c is '\'' or '’' or '-' or '.' or '&' or ',';

    /// <summary>A comma joins only digits ("12,000"), a point only digits or letters of an abbreviation or name ("2.5", "U.S", "Node.js").</summary>
    private static bool Fits(string text, int at) => text[at] switch
    {
        ',' => char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]),
        '.' => char.IsDigit(text[at + 1]) || char.IsLower(text[at + 1]) || char.IsUpper(text[at - 1]),
        _ => true,
    };
}
