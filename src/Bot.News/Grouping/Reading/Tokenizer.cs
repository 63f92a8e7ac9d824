using System.Globalization;
using System.Text;

namespace Bot.News.Grouping.Reading;

/// <summary>
/// Cuts text into lower-case words without diacritics. Digits keep the dots and commas between them ("5.4", "1,200");
/// Chinese, Japanese and Korean characters become overlapping pairs, because those texts have no spaces.
/// </summary>
internal static class Tokenizer
{
    public static List<Token> Cut(string text, int limit)
    {
        var tokens = new List<Token>(Math.Min(limit, 16 + (text.Length / 6)));
        var opens = true;
        for (var i = 0; i < text.Length && tokens.Count < limit;)
        {
            var c = text[i];
            if (IsCjk(c))
            {
                i = CutCjk(text, i, tokens, limit);
                opens = false;
            }
            else if (char.IsLetterOrDigit(c))
            {
                var end = EndOfWord(text, i);
                tokens.Add(new Token(Fold(text.AsSpan(i, end - i)), i, end - i, char.IsUpper(c), opens));
                opens = false;
                i = end;
            }
            else
            {
                opens |= c is '.' or '!' or '?' or '\n' or ':' or '|' or '“' or '"' or '‘' or '•' or '。' or '；';
                i++;
            }
        }

        return tokens;
    }

    /// <summary>Han, kana and hangul: scripts written without spaces or whose words the pairs find as well.</summary>
    public static bool IsCjk(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7af';

    private static int CutCjk(string text, int i, List<Token> tokens, int limit)
    {
        var start = i;
        while (i < text.Length && IsCjk(text[i])) i++;
        if (i - start == 1) tokens.Add(new Token(text.Substring(start, 1), start, 1, false, false));
        for (var k = start; k + 1 < i && tokens.Count < limit; k++) tokens.Add(new Token(text.Substring(k, 2), k, 2, false, false));
        return i;
    }

    private static int EndOfWord(string text, int start)
    {
        var i = start + 1;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsLetterOrDigit(c) && !IsCjk(c)) continue;
            if (char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            var betweenDigits = c is '.' or ',' && char.IsDigit(text[i - 1]) && i + 1 < text.Length && char.IsDigit(text[i + 1]);
            if (!betweenDigits) break;
        }

        return i;
    }

    /// <summary>Lower case, accents off; a plain ASCII word takes the short way.</summary>
    private static string Fold(ReadOnlySpan<char> word)
    {
        if (System.Text.Ascii.IsValid(word))
        {
            Span<char> lower = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
            word.ToLowerInvariant(lower);
            return new string(lower);
        }

        var folded = new StringBuilder(word.Length);
        foreach (var c in word.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(c));
        }

        return folded.ToString();
    }
}
