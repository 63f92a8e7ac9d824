namespace Bot.News.Grouping.Reading;

/// <summary>
/// Takes English endings off so that "launches", "launched" and "launching" meet. Cruder than Porter's stemmer and
/// enough here: both sides of a comparison are cut the same way.
/// </summary>
internal static class Stemmer
{
    private static readonly string[] Endings =
        ["ations", "ation", "ments", "ment", "ingly", "ings", "ions", "ing", "ion", "ies", "ied", "ers", "edly", "est", "ly", "ed", "er", "es", "or", "al"];

    public static string Stem(string word)
    {
        if (word.Length < 4 || !char.IsAsciiLetterLower(word[0]) || !char.IsAsciiLetterLower(word[^1])) return word;
        if (word.EndsWith("ss", StringComparison.Ordinal)) return word;
        foreach (var ending in Endings)
        {
            if (word.Length - ending.Length >= 4 && word.EndsWith(ending, StringComparison.Ordinal)) return Close(word[..^ending.Length], ending);
        }

        return Close(word[^1] == 's' ? word[..^1] : word, "");
    }

    /// <summary>Undoes doubled letters and a silent last vowel ("planned", "plane" → "plan").</summary>
    private static string Close(string stem, string ending)
    {
        if (ending is "ies" or "ied") return stem;
        if (stem.Length > 4 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's')) stem = stem[..^1];
        return stem.Length > 3 && stem[^1] is 'e' or 'y' ? stem[..^1] : stem;
    }
}
