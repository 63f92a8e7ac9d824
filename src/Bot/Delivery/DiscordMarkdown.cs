using System.Buffers;
using System.Globalization;
using System.Text;
using Bot.News.Recapping;

namespace Bot.Delivery;

/// <summary>
/// Makes text from outside safe inside Discord's Markdown: nothing in it mentions, links, formats, hides or turns the
/// direction of what stands around it. The one place where this is decided.
/// </summary>
internal static class DiscordMarkdown
{
    /// <summary>Code points; a longer address is left out and the text stands alone.</summary>
    public const int LongestUrl = 400;

    private static readonly SearchValues<char> Breaking = SearchValues.Create("<>[]\\ \"");

    private const string Marks = "\\*_~`|<>[]()#";

    /// <summary>The text on one line, as it reads, with every mark escaped.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        var space = false;
        foreach (var rune in Visible(text))
        {
            if (Rune.IsWhiteSpace(rune))
            {
                space = safe.Length > 0;
                continue;
            }

            if (space)
            {
                safe.Append(rune.Value == Sign.OfModel[0] ? '\u00A0' : ' '); // the sign never stands alone in a line
                space = false;
            }

            Append(safe, rune);
        }

        return safe.ToString();
    }

    /// <summary>A masked link, or the escaped text alone where the address is no plain web address.</summary>
    public static string Link(string text, string? url) => Target(url) is { } target ? $"[{Escape(text)}]({target})" : Escape(text);

    /// <summary>The address as it may stand in a masked link; null where it may not.</summary>
    public static string? Target(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Host.Length == 0)
        {
            return null;
        }

        var target = uri.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
        return target.Length > LongestUrl || target.AsSpan().IndexOfAny(Breaking) >= 0 ? null : target;
    }

    /// <summary>Length as Discord counts it: Unicode code points.</summary>
    public static int Length(string text)
    {
        var length = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            length++;
        }

        return length;
    }

    private static void Append(StringBuilder safe, Rune rune)
    {
        var at = safe.Length;
        if (rune.IsAscii)
        {
            var letter = (char)rune.Value;
            if (Marks.Contains(letter, StringComparison.Ordinal) || (at == 0 && letter is '-' or '+') || (letter == '.' && IsNumber(safe)) || (letter == '/' && Ends(safe, ':')))
            {
                safe.Append('\\');
            }

            safe.Append(letter);
            if (letter == '@')
            {
                safe.Append('\u2060'); // "@everyone" and "@here" are words to Discord, and no backslash breaks them
            }

            return;
        }

        safe.Append(rune.ToString());
    }

    private static bool Ends(StringBuilder text, char letter) => text.Length > 0 && text[^1] == letter;

    /// <summary>All so far are digits: a full stop after them would begin a numbered list.</summary>
    private static bool IsNumber(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    /// <summary>Without control, direction and invisible characters. Joiners stay between letters and signs that need them, never beside ASCII.</summary>
    private static IEnumerable<Rune> Visible(string text)
    {
        Rune? before = null, joiner = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is 0x200C or 0x200D)
            {
                joiner = before is { IsAscii: false } ? rune : null;
                continue;
            }

            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
                && !Rune.IsWhiteSpace(rune))
            {
                continue;
            }

            if (joiner is { } kept && !rune.IsAscii)
            {
                yield return kept;
            }

            joiner = null;
            before = rune;
            yield return rune;
        }
    }
}
