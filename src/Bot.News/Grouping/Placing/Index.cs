using System.Runtime.InteropServices;
using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping.Placing;

/// <summary>
/// Finds the bundles an article may belong to without looking at all of them: postings of the strongest words, and of links.
/// What has left its bundle drops out of a posting when that is next read.
/// </summary>
internal sealed class Index
{
    private const int Strongest = 28;
    private const int Kept = 16;
    private const int LongPosting = 4000;

    private readonly Dictionary<int, List<(Sketch Sketch, float Weight)>> byTerm = [];
    private readonly Dictionary<ulong, List<Sketch>> byLink = [];

    public void Add(Sketch sketch)
    {
        foreach (var i in StrongestOf(sketch))
        {
            ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(byTerm, sketch.Terms[i], out _);
            (posting ??= new List<(Sketch, float)>(1)).Add((sketch, sketch.Weights[i]));
        }

        foreach (var link in sketch.Links)
        {
            ref var posting = ref CollectionsMarshal.GetValueRefOrAddDefault(byLink, link, out _);
            (posting ??= new List<Sketch>(1)).Add(sketch);
        }
    }

    /// <summary>Drops what has left its bundle from every posting; those of rare words are never read again by themselves.</summary>
    public void Sweep()
    {
        foreach (var (term, posting) in byTerm)
        {
            posting.RemoveAll(entry => entry.Sketch.Bundle is null);
            if (posting.Count == 0) byTerm.Remove(term);
        }

        foreach (var (link, posting) in byLink)
        {
            posting.RemoveAll(sketch => sketch.Bundle is null);
            if (posting.Count == 0) byLink.Remove(link);
        }
    }

    /// <summary>The most promising bundles, best first, <paramref name="except"/> left out.</summary>
    public List<Bundle> Near(Sketch sketch, Bundle? except)
    {
        var scores = new Dictionary<Bundle, float>();
        foreach (var i in StrongestOf(sketch))
        {
            if (!byTerm.TryGetValue(sketch.Terms[i], out var posting)) continue;
            if (posting.Count > LongPosting && scores.Count > 0) continue;
            Read(posting, sketch, sketch.Weights[i], except, scores);
        }

        foreach (var link in sketch.Links)
        {
            if (!byLink.TryGetValue(link, out var posting)) continue;
            posting.RemoveAll(other => other.Bundle is null);
            foreach (var other in posting) Raise(scores, other, except, sketch, 1);
        }

        return [.. scores.OrderByDescending(pair => pair.Value / Math.Sqrt(pair.Key.Members.Count)).ThenBy(pair => pair.Key.EventId).Take(Kept).Select(pair => pair.Key)];
    }

    private static void Read(List<(Sketch Sketch, float Weight)> posting, Sketch sketch, float mine, Bundle? except, Dictionary<Bundle, float> scores)
    {
        for (var k = posting.Count - 1; k >= 0; k--)
        {
            var (other, weight) = posting[k];
            if (other.Bundle is null)
            {
                posting[k] = posting[^1];
                posting.RemoveAt(posting.Count - 1);
            }
            else
            {
                Raise(scores, other, except, sketch, mine * weight);
            }
        }
    }

    private static void Raise(Dictionary<Bundle, float> scores, Sketch other, Bundle? except, Sketch self, float by)
    {
        if (other.Bundle is not { } bundle || bundle == except || ReferenceEquals(other, self)) return;
        CollectionsMarshal.GetValueRefOrAddDefault(scores, bundle, out _) += by;
    }

    private static IEnumerable<int> StrongestOf(Sketch sketch)
    {
        if (sketch.Terms.Length <= Strongest) return Enumerable.Range(0, sketch.Terms.Length);
        var order = Enumerable.Range(0, sketch.Terms.Length).ToArray();
        Array.Sort(order, (a, b) => sketch.Weights[b].CompareTo(sketch.Weights[a]));
        return order.Take(Strongest);
    }
}
