using System.Globalization;

namespace Bot.Discord.Interactions;

/// <summary>Splits a text where it hurts least; nothing is cut off, and no character is torn apart.</summary>
public static class TextSplitter
{
    private static readonly string[] Breaks = ["\n\n", "\n", ". ", " "];

    /// <summary>Parts of at most <paramref name="most"/> code points: between paragraphs, else lines, sentences, words, and only then inside a word.</summary>
    /// <param name="most">At least 20.</param>
    public static IReadOnlyList<string> Split(string text, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 20);
        var parts = new List<string>();
        var rest = text.Trim();
        while (MessageLimits.Length(rest) > most)
        {
            var end = End(rest, most);
            parts.Add(rest[..end].TrimEnd());
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0)
            parts.Add(rest);
        return parts;
    }

    private static int End(string text, int most)
    {
        var window = Fitting(text, most);
        foreach (var mark in Breaks)
        {
            var at = text.LastIndexOf(mark, window - 1, StringComparison.Ordinal);
            if (at > window / 3) // a break too early would leave a part of a few words
                return at + (mark == ". " ? 1 : 0);
        }

        return window;
    }

    /// <summary>The longest beginning of whole grapheme clusters that fits, in UTF-16 units.</summary>
    private static int Fitting(string text, int most)
    {
        var (units, points) = (0, 0);
        while (units < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, units);
            points += text.AsSpan(units, length).ToString().EnumerateRunes().Count();
            if (points > most && units > 0)
                break;
            units += points > most ? Unbroken(text, most) : length;
            if (points > most)
                break;
        }

        return units;
    }

    /// <summary>One cluster longer than the limit (a heap of combining marks): between its code points, then.</summary>
    private static int Unbroken(string text, int most) => text.EnumerateRunes().Take(most).Sum(rune => rune.Utf16SequenceLength);
}
