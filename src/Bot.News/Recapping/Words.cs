using System.Text;

namespace Bot.News.Recapping;

/// <summary>Small rules of prose.</summary>
internal static class Words
{
    /// <summary>With a capital first letter.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>With a small first letter, unless the first word is a name or an abbreviation ("GPU", "iPhone" keep theirs).</summary>
    public static string Small(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && (char.IsLower(text[1]) || text[1] == ' ') && !text.Split(' ')[0][1..].Any(char.IsUpper)
            ? char.ToLowerInvariant(text[0]) + text[1..]
            : text;

    /// <summary>Ends as a sentence does.</summary>
    public static string Closed(string text) => text.Length == 0 || ".!?…”\"»)".Contains(text[^1], StringComparison.Ordinal) ? text : text + ".";

    /// <summary>Without a final full stop, so that it can stand inside another sentence.</summary>
    public static string Open(string text) => text.Trim().TrimEnd('.', ' ', ';', ',');

    /// <summary>Without quotation marks around the whole.</summary>
    public static string Unquoted(string text) =>
        text.Length > 2 && "\"“".Contains(text[0], StringComparison.Ordinal) && "\"”".Contains(text[^1], StringComparison.Ordinal)
        && text[1..^1].IndexOfAny(['"', '“', '”']) < 0
            ? text[1..^1]
            : text;

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Listed(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.SkipLast(1)) + " and " + items[^1],
    };

    /// <summary>Length as readers and Discord count it: Unicode code points.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>The share of the shorter text's words that the other holds too, from 0 to 1.</summary>
    public static double Overlap(string one, string other)
    {
        var (a, b) = (Bag(one), Bag(other));
        var least = Math.Min(a.Count, b.Count);
        return least == 0 ? 0 : (double)a.Count(b.Contains) / least;
    }

    private static HashSet<string> Bag(string text)
    {
        var bag = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var word = new StringBuilder();
        foreach (var letter in text + ' ')
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter);
                continue;
            }

            if (word.Length > 2)
            {
                bag.Add(word.ToString());
            }

            word.Clear();
        }

        return bag;
    }
}
