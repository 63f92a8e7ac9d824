using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping.Placing;

/// <summary>
/// How surely an article tells the happening of a bundle: the cosine of their words (TF-IDF, names raised), moved up by
/// what identifies a happening (links, versions, amounts) and down by what contradicts it (other versions, distance in time).
/// </summary>
internal static class Likeness
{
    public const double NameBoost = 0.6;
    public const double Join = 0.30;
    public const double Merge = 0.36;
    public const double Spread = 0.5;
    public const double Margin = 0.04;
    public const double Stay = 0.2;

    private const double SameLink = 0.5;
    private const double SameVersion = 0.14;
    private const double OtherVersion = 0.2;
    private const double SameAmount = 0.06;
    private const double PerDay = 0.006;

    public static double Of(Sketch sketch, Bundle bundle)
    {
        var n = bundle.Members.Count;
        return Scale(bundle.Dot(sketch), 1, 1, n, bundle.Norm) + Signs(sketch, bundle.Members);
    }

    /// <summary>Of a member and the others of its own bundle, as if it had not been placed yet.</summary>
    public static double OfMember(Sketch sketch, Bundle bundle)
    {
        var n = bundle.Members.Count - 1;
        if (n == 0) return 1;
        var self = 1d; // unit vectors
        var dot = bundle.Dot(sketch);
        var norm = Math.Sqrt(Math.Max(1e-9, (bundle.Norm * bundle.Norm) - (2 * dot) + self));
        return Scale(dot - self, 1, 1, n, norm) + Signs(sketch, bundle.Members);
    }

    public static double Of(Bundle one, Bundle other)
    {
        var (n, m) = (one.Members.Count, other.Members.Count);
        var signs = other.Members.Take(12).Average(member => Signs(member, one.Members));
        return Scale(one.Dot(other), n, one.Norm, m, other.Norm) + signs;
    }

    /// <summary>Between average link (dot by counts) and cosine of centroids (dot by norms).</summary>
    private static double Scale(double dot, int n, double nNorm, int m, double mNorm)
    {
        var byCount = (double)n * m;
        var byNorm = Math.Max(1e-9, nNorm * mNorm);
        return dot / (Math.Pow(byCount, 1 - Spread) * Math.Pow(byNorm, Spread));
    }

    private static double Signs(Sketch sketch, List<Sketch> members)
    {
        double best = -1;
        var gap = double.MaxValue;
        var count = 0;
        double versions = 0;
        foreach (var member in members)
        {
            if (ReferenceEquals(member, sketch)) continue;
            gap = Math.Min(gap, Math.Abs((member.When - sketch.When).TotalDays));
            if (count++ >= 24) continue; // the first two dozen speak for the rest
            var signs = (Overlap(sketch.Links, member.Links) ? SameLink : 0) + (Overlap(sketch.Amounts, member.Amounts) && SharesName(sketch, member) ? SameAmount : 0);
            best = Math.Max(best, signs);
            versions += Compare(sketch, member);
        }

        return count == 0 ? 0 : Math.Max(0, best) + (versions / Math.Min(count, 24)) - (PerDay * Math.Max(0, gap - 1));
    }

    private static double Compare(Sketch one, Sketch other)
    {
        if (one.Versions.Length == 0 || other.Versions.Length == 0) return 0;
        var contradicts = false;
        foreach (var mine in one.Versions)
        {
            foreach (var theirs in other.Versions)
            {
                if (mine == theirs) return SameVersion;
                contradicts |= mine.Product == theirs.Product;
            }
        }

        return contradicts ? -OtherVersion : 0;
    }

    private static bool SharesName(Sketch one, Sketch other) => Overlap(one.Names, other.Names);

    private static bool Overlap<T>(T[] one, T[] other)
    {
        foreach (var item in one)
        {
            if (Array.IndexOf(other, item) >= 0) return true;
        }

        return false;
    }
}
