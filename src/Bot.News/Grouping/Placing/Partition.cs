using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping.Placing;

/// <summary>
/// Tells whether a bundle is two happenings: two-means over the members' words, kept where the halves are far closer in
/// themselves than to each other. Relative, because reports of full length resemble each other more than headlines do.
/// </summary>
internal static class Partition
{
    private const int Least = 4;
    private const int Most = 120;
    private const int Rounds = 6;

    /// <summary>The half without the founder, or null where the bundle is one happening.</summary>
    public static List<Sketch>? Of(Bundle bundle)
    {
        if (bundle.Members.Count is < Least or > Most) return null;
        var seed = bundle.Members.MinBy(bundle.Dot)!; // at least four members
        var one = Group([seed]);
        var other = Group([bundle.Members.MinBy(one.Dot)!]);
        for (var round = 0; round < Rounds; round++)
        {
            var (near, far) = (one, other);
            var halves = bundle.Members.ToLookup(member => near.Dot(member) / near.Norm >= far.Dot(member) / far.Norm);
            var (mine, theirs) = (halves[true].ToList(), halves[false].ToList());
            if (mine.Count < 2 || theirs.Count < 2) return null;
            if (round > 0 && mine.Count == one.Members.Count && mine.TrueForAll(one.Members.Contains)) break;
            (one, other) = (Group(mine), Group(theirs));
        }

        if (AreOne(one, other, Likeness.SplitRatio)) return null;
        return one.Members.Contains(bundle.Members[0]) ? other.Members : one.Members;
    }

    /// <summary>Whether the two resemble each other at least <paramref name="ratio"/> times as much as each resembles itself.</summary>
    public static bool AreOne(Bundle one, Bundle other, double ratio)
    {
        if (one.Members.Count < 2 || other.Members.Count < 2) return true;
        return one.Between(other) >= ratio * Math.Min(one.Within, other.Within);
    }

    private static Bundle Group(List<Sketch> members)
    {
        var group = new Bundle(0);
        foreach (var member in members) group.Count(member);
        return group;
    }
}
