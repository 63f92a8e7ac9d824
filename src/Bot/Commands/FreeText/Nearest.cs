namespace Bot.Commands.FreeText;

/// <summary>Finds what was probably meant, by optimal string alignment: a swap of neighbours is one slip (Damerau 1964).</summary>
internal static class Nearest
{
    /// <summary>How many slips a word of this length is allowed: one from 4 letters, two from 8, three from 13.</summary>
    public static int Slips(int length) => length switch { < 4 => 0, < 8 => 1, < 13 => 2, _ => 3 };

    /// <summary>The candidate with the fewest slips within the allowance of <paramref name="word"/>; the first of equals; null where none is near.</summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        var (best, fewest) = ((string?)null, Slips(word.Length) + 1);
        foreach (var candidate in candidates)
        {
            if (Distance(word, candidate, fewest - 1) is var slips && slips < fewest)
            {
                (best, fewest) = (candidate, slips);
            }
        }

        return best;
    }

    /// <summary>The number of slips between two words, or <paramref name="most"/> + 1 as soon as it is known to be more.</summary>
    public static int Distance(ReadOnlySpan<char> from, ReadOnlySpan<char> to, int most)
    {
        if (Math.Abs(from.Length - to.Length) > most || from.Length > MaxLength || to.Length > MaxLength)
        {
            return from.SequenceEqual(to) ? 0 : most + 1;
        }

        Span<int> before = stackalloc int[MaxLength + 1], above = stackalloc int[MaxLength + 1], row = stackalloc int[MaxLength + 1];
        for (var column = 0; column <= to.Length; column++)
        {
            above[column] = column;
        }

        for (var line = 1; line <= from.Length; line++)
        {
            if (Line(from, to, line, before, above, row) > most)
            {
                return most + 1;
            }

            row[..(to.Length + 1)].CopyTo(Swap(ref before, ref above));
        }

        return Math.Min(above[to.Length], most + 1);
    }

    private const int MaxLength = 64;

    /// <summary>The oldest of the two kept lines is written anew and becomes the line above.</summary>
    private static Span<int> Swap(ref Span<int> before, ref Span<int> above)
    {
        var oldest = before;
        before = above;
        above = oldest;
        return above;
    }

    /// <summary>Fills one line of the table and returns its least entry: no later entry can be less.</summary>
    private static int Line(ReadOnlySpan<char> from, ReadOnlySpan<char> to, int line, Span<int> before, Span<int> above, Span<int> row)
    {
        var least = row[0] = line;
        for (var column = 1; column <= to.Length; column++)
        {
            var cost = from[line - 1] == to[column - 1] ? 0 : 1;
            var slips = Math.Min(Math.Min(above[column] + 1, row[column - 1] + 1), above[column - 1] + cost);
            if (line > 1 && column > 1 && from[line - 1] == to[column - 2] && from[line - 2] == to[column - 1])
            {
                slips = Math.Min(slips, before[column - 2] + 1);
            }

            row[column] = slips;
            least = Math.Min(least, slips);
        }

        return least;
    }
}
