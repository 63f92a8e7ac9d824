using System.Collections.Frozen;
using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping.Placing;

/// <summary>
/// How surely an article tells the happening of a bundle: the cosine of their words (TF-IDF, names raised), moved up by
/// what identifies a happening (links, versions, amounts) and down by what contradicts it (other versions, another kind, distance in time).
/// </summary>
internal static class Likeness
{
    /// <summary>How much more a word counts that stands capitalised inside sentences.</summary>
    public const double NameBoost = 0.6;

    /// <summary>How much better than here it must be elsewhere for an article to move.</summary>
    public const double Margin = 0.04;

    /// <summary>A member stays down to this share of the threshold it joined at.</summary>
    public const double StayShare = 0.7;

    /// <summary>What two bundles must exceed the threshold by to become one.</summary>
    public const double MergeExtra = 0.04;

    /// <summary>Halves that resemble each other less than this share of how they resemble themselves are two happenings.</summary>
    public const double SplitRatio = 0.6;

    /// <summary>The same for bundles that would become one; higher, so that what was split stays split.</summary>
    public const double MergeRatio = 0.65;

    private const double JoinOne = 0.35;
    private const double JoinMany = 0.1;
    private const double Fall = 0.8;

    /// <summary>Less in common than this, in nats, is chance, however high the cosine of two short headlines.</summary>
    private const double EnoughMass = 15;

    private const double SameLink = 0.5;
    private const double SameVersion = 0.2;
    private const double OtherVersion = 0.3;
    private const double SameAmount = 0.06;

    /// <summary>A newsroom writes one report of a happening; its second is mostly the next step.</summary>
    private const double SameOutlet = 0.4;

    private const double OtherNames = 0.1;

    /// <summary>A launch and the suit over it are two happenings.</summary>
    private const double OtherKind = 0.08;

    /// <summary>A leak, a takeover or a verdict happens to one actor so seldom that two reports of it within days mostly tell the same one.</summary>
    private const double SameSeldomKind = 0.12;

    /// <summary>What is added where one of the two stands on the actor's own site: it is the announcement, the other tells of it.</summary>
    private const double Announced = 0.15;

    /// <summary>An announcement and the reports of it come within so many days.</summary>
    private const double AnnouncementDays = 1.5;

    private static readonly FrozenSet<string> Seldom = ["lawsuit", "security", "outage", "acquisition", "people", "retirement", "pricing", "funding"];

    /// <summary>What a short report is let off at most: it has few words to share.</summary>
    private const double ShortEase = 0.1;
    private const double ShortTerms = 20;

    private const double PerDay = 0.22;
    private const double FreeDays = 0.5;

    /// <summary>This many members speak for the rest.</summary>
    private const int Spokesmen = 24;

    /// <summary>The likeness from which an article belongs: one report may look like another by chance, a bundle of many hardly.</summary>
    public static double Threshold(int members) => JoinMany + ((JoinOne - JoinMany) * Math.Pow(members, -Fall));

    public static double Of(Sketch sketch, Bundle bundle)
    {
        return (bundle.Dot(sketch) / Math.Max(1e-9, bundle.Norm) * Math.Min(1, bundle.SharedMass(sketch) / EnoughMass)) + Signs(sketch, bundle.Members) + Ease(sketch);
    }

    /// <summary>Of a member and the others of its own bundle, as if it had not been placed yet.</summary>
    public static double OfMember(Sketch sketch, Bundle bundle)
    {
        if (bundle.Members.Count == 1) return 1;
        const double self = 1; // vectors have length 1
        var dot = bundle.Dot(sketch);
        var norm = Math.Sqrt(Math.Max(1e-9, (bundle.Norm * bundle.Norm) - (2 * dot) + self));
        return ((dot - self) / norm) + Signs(sketch, bundle.Members) + Ease(sketch);
    }

    public static double Of(Bundle one, Bundle other)
    {
        var signs = other.Members.Take(12).Average(member => Signs(member, one.Members));
        return (one.Dot(other) / Math.Max(1e-9, one.Norm * other.Norm)) + signs - (SameOutlet * Outlets(one).Intersect(Outlets(other)).Count());
    }

    /// <summary>The newsrooms that tell the happening of a bundle.</summary>
    private static IEnumerable<string> Outlets(Bundle bundle) => bundle.Members.Where(member => member.Trust >= Trust.Press).Select(member => member.Publisher);

    private static double Ease(Sketch sketch) => ShortEase * Math.Max(0, 1 - (sketch.Terms.Length / ShortTerms));

    private static double Signs(Sketch sketch, List<Sketch> members)
    {
        double best = -1;
        var gap = double.MaxValue;
        var count = 0;
        double versions = 0;
        var outlets = 0;
        foreach (var member in members)
        {
            if (ReferenceEquals(member, sketch)) continue;
            gap = Math.Min(gap, Math.Abs((member.When - sketch.When).TotalDays));
            if (count++ >= Spokesmen) continue;
            var signs = (Overlap(sketch.Links, member.Links) ? SameLink : 0) + (Overlap(sketch.Amounts, member.Amounts) && SharesName(sketch, member) ? SameAmount : 0);
            best = Math.Max(best, signs);
            versions += Compare(sketch, member);
            if (IsSecondReport(sketch, member)) outlets++;
        }

        return count == 0 ? 0 : Math.Max(0, best) + (versions / Math.Min(count, Spokesmen)) - (SameOutlet * outlets) - (PerDay * Math.Max(0, gap - FreeDays));
    }

    private static double Compare(Sketch one, Sketch other)
    {
        var names = one.TitleNames > 0 && other.TitleNames > 0 && !Overlap(one.Names, other.Names) ? -OtherNames : 0;
        var kinds = one.Type != other.Type && one.Type != Kinds.Other && other.Type != Kinds.Other ? -OtherKind : 0;
        if (one.Type == other.Type && Seldom.Contains(one.Type) && SharesTitleName(one, other)) kinds = SameSeldomKind + (IsAnnouncement(one, other) ? Announced : 0);
        return names + kinds + CompareVersions(one, other);
    }

    private static bool IsSecondReport(Sketch one, Sketch other) => other.Trust >= Trust.Press && other.Publisher == one.Publisher && other.Links[0] != one.Links[0];

    /// <summary>Whether one stands on the own site of an actor that the other's title names, at the same time.</summary>
    private static bool IsAnnouncement(Sketch one, Sketch other) =>
        Math.Abs((one.When - other.When).TotalDays) <= AnnouncementDays && (NamesOwner(one, other) || NamesOwner(other, one));

    private static bool NamesOwner(Sketch page, Sketch report)
    {
        foreach (var name in report.Names.AsSpan(0, report.TitleNames))
        {
            if (Array.IndexOf(page.SpeaksFor, name.Text) >= 0) return true;
        }

        return false;
    }

    private static bool SharesTitleName(Sketch one, Sketch other) => one.Names.AsSpan(0, one.TitleNames).ContainsAny(other.Names.AsSpan(0, other.TitleNames));

    private static double CompareVersions(Sketch one, Sketch other)
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
