using System.IO.Hashing;
using System.Runtime.InteropServices;
using Bot.News.Grouping.Placing;

namespace Bot.News.Grouping.Reading;

/// <summary>
/// What the stream has taught about its words: in how many articles each occurs, and how often it stands capitalised
/// inside a sentence, which marks a name on its first day. Words are hashed to 2^20 numbers, so that the memory is fixed.
/// </summary>
internal sealed class Lexicon
{
    public const int Size = 1 << 20;

    /// <summary>Stands in for the articles of the past: a word never seen is rare, but not infinitely so.</summary>
    private const double Prior = 60;

    private readonly int[] articles = new int[Size];
    private readonly ushort[] capital = new ushort[Size];
    private readonly ushort[] small = new ushort[Size];
    private readonly Habits habits = new();

    public int Articles { get; private set; }

    public static int Number(string term) => (int)(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(term.AsSpan())) & (Size - 1));

    public void Learn(Sketch sketch)
    {
        Articles++;
        foreach (var term in sketch.Terms) articles[term]++;
        habits.Count(sketch.Terms, sketch.Publisher, 1);
    }

    public void Forget(Sketch sketch)
    {
        Articles--;
        foreach (var term in sketch.Terms) articles[term]--;
        habits.Count(sketch.Terms, sketch.Publisher, -1);
    }

    public void LearnCase(int term, bool isCapital)
    {
        ref var count = ref isCapital ? ref capital[term] : ref small[term];
        if (count < ushort.MaxValue) count++;
    }

    /// <summary>Inverse document frequency, never negative, raised for words that behave like names and lowered for the outlet's own habits.</summary>
    public double Weight(int term, string outlet)
    {
        var idf = Math.Log((Articles + Prior) / (articles[term] + 0.5 + (Prior / 100)));
        return Math.Max(0, idf) * (1 + (Likeness.NameBoost * NameShare(term))) * habits.Says(term, outlet);
    }

    public int ArticlesWith(int term) => articles[term];

    private double NameShare(int term)
    {
        double big = capital[term], all = big + small[term];
        return all < 1 ? 0 : big / (all + 1);
    }
}
