using System.Globalization;
using System.Text;

namespace Bot.Commands.Finding;

/// <summary>Cuts text into the terms it can be found by: lower-case runs of letters or of digits, without accents.</summary>
internal static class Terms
{
    /// <summary>
    /// "GPT-4o" gives gpt, 4o and gpt4o: a word and the number beside it are together a term of their own too,
    /// because people write "gpt4o", "GPT 4o" and "gpt-4o" for the same thing.
    /// </summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var words = Words(text);
        var terms = new List<string>(words.Count * 2);
        for (var at = 0; at < words.Count; at++)
        {
            terms.Add(words[at]);
            if (at > 0 && words[at - 1].Length + words[at].Length is >= 3 and <= 24 && Joins(words[at - 1], words[at]))
            {
                terms.Add(words[at - 1] + words[at]);
            }
        }

        return terms;
    }

    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in Parted(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && rune.Value is not ('\'' or '’') && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>The text with letters and accents apart. U+FFFE and halves of pairs, for which that is not defined, become U+FFFD first.</summary>
    private static string Parted(string text) => Ascii.IsValid(text)
        ? text
        : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\ufffe', '\ufffd').Normalize(NormalizationForm.FormD);

    private static bool Joins(string left, string right) => char.IsDigit(left[^1]) || char.IsDigit(right[0]);
}
