using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Bot.News.Grouping.Reading;

/// <summary>
/// Which words an outlet uses whatever it tells: the lines around a blog's posts, the mark of a forum's section. Such words say nothing of
/// the happening, and would glue an outlet's articles together. Counted in a count-min sketch (Cormode and Muthukrishnan 2005) of fixed size.
/// </summary>
internal sealed class Habits
{
    private const int Size = 1 << 22;

    /// <summary>An outlet of fewer articles has no habits yet.</summary>
    private const int EnoughArticles = 20;

    /// <summary>From this share of an outlet's articles on a word counts for less; at the second for nothing.</summary>
    private const double From = 0.1, To = 0.35;

    private readonly Dictionary<string, int> articles = [];
    private readonly ushort[] one = new ushort[Size];
    private readonly ushort[] other = new ushort[Size];

    /// <summary>An article of the outlet came (<paramref name="by"/> 1) or is forgotten (-1).</summary>
    public void Count(ReadOnlySpan<int> terms, string outlet, int by)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(articles, outlet, out _) += by;
        var hash = Hash(outlet);
        foreach (var term in terms)
        {
            var (first, second) = Cells(hash, term);
            Count(ref one[first], by);
            Count(ref other[second], by);
        }
    }

    /// <summary>How much the word says in an article of this outlet: 1 all, 0 nothing.</summary>
    public double Says(int term, string outlet)
    {
        var all = articles.GetValueOrDefault(outlet);
        if (all < EnoughArticles) return 1;
        var (first, second) = Cells(Hash(outlet), term);
        var share = Math.Min(one[first], other[second]) / (double)all;
        return 1 - Math.Clamp((share - From) / (To - From), 0, 1);
    }

    private static void Count(ref ushort cell, int by) => cell = (ushort)Math.Clamp(cell + by, 0, ushort.MaxValue);

    private static ulong Hash(string outlet) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(outlet.AsSpan()));

    private static (int First, int Second) Cells(ulong outlet, int term)
    {
        var mixed = (outlet ^ (ulong)term) * 0x9E3779B97F4A7C15;
        return ((int)(mixed >> 42), (int)((mixed * 0xC2B2AE3D27D4EB4F) >> 42));
    }
}
