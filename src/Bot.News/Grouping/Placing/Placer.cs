using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping.Placing;

/// <summary>What a repair did: <paramref name="Moved"/> went from one event to another, all of it (a merge) or a part (a split, a correction).</summary>
internal sealed record Repaired(EventLogKind Kind, long FromEvent, long ToEvent, IReadOnlyList<Sketch> Moved);

/// <summary>
/// Places each article once, in one pass, and repairs later: merges bundles that prove to be one, moves articles that
/// prove to lie closer elsewhere. Holds the window in memory; the store is the caller's.
/// </summary>
internal sealed class Placer(Lexicon lexicon, Func<long> nextEventId)
{
    private const int ReweighFrom = 64;
    private const int ReweighUntil = 1 << 14;

    private readonly Index index = new();
    private readonly Dictionary<long, Bundle> bundles = [];
    private readonly HashSet<Bundle> touched = [];
    private int nextReweigh = ReweighFrom;

    public IReadOnlyCollection<Bundle> Bundles => bundles.Values;

    public Bundle? Find(long eventId) => bundles.GetValueOrDefault(eventId);

    /// <summary>Puts the article where it belongs, into a new bundle where none is near enough; null where it may not found one.</summary>
    public Bundle? Place(Sketch sketch, bool mayFound)
    {
        lexicon.Learn(sketch.Terms);
        Weigh(sketch);
        var bundle = Nearest(sketch, null, Likeness.Join).Bundle;
        if (bundle is null && !mayFound)
        {
            lexicon.Forget(sketch.Terms);
            return null;
        }

        bundle ??= Open(nextEventId());
        Put(sketch, bundle);
        ReweighWhenGrown();
        return bundle;
    }

    /// <summary>Puts a known article back into its event, after a restart.</summary>
    public void Restore(Sketch sketch, long eventId)
    {
        lexicon.Learn(sketch.Terms);
        Weigh(sketch);
        var bundle = bundles.TryGetValue(eventId, out var known) ? known : Open(eventId);
        bundle.Add(sketch);
        index.Add(sketch);
    }

    /// <summary>Takes an article out, because it was edited or withdrawn. Returns the bundle it leaves.</summary>
    public Bundle? Remove(Sketch sketch)
    {
        var bundle = sketch.Bundle;
        if (bundle is null) return null;
        lexicon.Forget(sketch.Terms);
        bundle.Remove(sketch);
        if (bundle.Members.Count == 0) bundles.Remove(bundle.EventId);
        return bundle;
    }

    /// <summary>Lets go of bundles that nothing can join any more, and forgets their words. Returns what lay in them.</summary>
    public List<Sketch> Expire(Func<Bundle, bool> over)
    {
        var gone = new List<Sketch>();
        foreach (var bundle in bundles.Values.Where(over).ToList())
        {
            bundles.Remove(bundle.EventId);
            touched.Remove(bundle);
            foreach (var member in bundle.Members)
            {
                member.Bundle = null;
                lexicon.Forget(member.Terms);
                gone.Add(member);
            }
        }

        return gone;
    }

    /// <summary>Looks again at what was touched since the last repair.</summary>
    public List<Repaired> Repair()
    {
        var repairs = new List<Repaired>();
        for (var round = 0; round < 4 && touched.Count > 0; round++)
        {
            var now = touched.Where(bundle => bundle.Members.Count > 0).OrderBy(bundle => bundle.EventId).ToList();
            touched.Clear();
            foreach (var bundle in now) MoveMembers(bundle, repairs);
            foreach (var bundle in now) MergeInto(bundle, repairs);
        }

        touched.Clear();
        return repairs;
    }

    private Bundle Open(long eventId)
    {
        var bundle = new Bundle(eventId);
        bundles.Add(eventId, bundle);
        return bundle;
    }

    private void Put(Sketch sketch, Bundle bundle)
    {
        bundle.Add(sketch);
        index.Add(sketch);
        touched.Add(bundle);
    }

    private (Bundle? Bundle, double Likeness) Nearest(Sketch sketch, Bundle? except, double least)
    {
        Bundle? best = null;
        foreach (var bundle in index.Near(sketch, except))
        {
            var likeness = Likeness.Of(sketch, bundle);
            if (likeness < least) continue;
            (best, least) = (bundle, likeness);
        }

        return (best, least);
    }

    /// <summary>An article that lies clearly closer to another bundle goes there; one that lies near none founds its own.</summary>
    private void MoveMembers(Bundle bundle, List<Repaired> repairs)
    {
        if (bundle.Members.Count is < 2 or > 80) return;
        foreach (var sketch in bundle.Members.ToList())
        {
            if (bundle.Members.Count < 2) return;
            var here = Likeness.OfMember(sketch, bundle);
            var (other, there) = Nearest(sketch, bundle, Math.Max(here + Likeness.Margin, Likeness.Join));
            if (other is null && here > Likeness.Stay) continue;
            if (other is null && ReferenceEquals(sketch, bundle.Members[0])) continue; // the founder keeps the event
            _ = there;
            var to = other ?? Open(nextEventId());
            bundle.Remove(sketch);
            Put(sketch, to);
            touched.Add(bundle);
            repairs.Add(new Repaired(EventLogKind.Split, bundle.EventId, to.EventId, [sketch]));
        }
    }

    private void MergeInto(Bundle bundle, List<Repaired> repairs)
    {
        if (bundle.Members.Count == 0) return;
        Bundle? best = null;
        var least = Likeness.Merge;
        foreach (var other in bundle.Members.Take(8).SelectMany(member => index.Near(member, bundle)).Distinct())
        {
            var likeness = Likeness.Of(bundle, other);
            if (likeness > least) (best, least) = (other, likeness);
        }

        if (best is null) return;
        var (stays, goes) = best.EventId < bundle.EventId ? (best, bundle) : (bundle, best);
        var moved = goes.Members.ToList();
        foreach (var sketch in moved)
        {
            goes.Remove(sketch);
            stays.Add(sketch);
        }

        bundles.Remove(goes.EventId);
        touched.Remove(goes);
        touched.Add(stays);
        repairs.Add(new Repaired(EventLogKind.Merged, goes.EventId, stays.EventId, moved));
    }

    private void Weigh(Sketch sketch)
    {
        var weights = new float[sketch.Terms.Length];
        double square = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = (float)(sketch.Counts[i] * lexicon.Weight(sketch.Terms[i]));
            square += weights[i] * weights[i];
        }

        var norm = (float)Math.Max(1e-6, Math.Sqrt(square));
        for (var i = 0; i < weights.Length; i++) weights[i] /= norm;
        sketch.Weights = weights;
    }

    /// <summary>The first articles were weighed knowing little: each time the stream has doubled, all are weighed again.</summary>
    private void ReweighWhenGrown()
    {
        if (lexicon.Articles < nextReweigh || nextReweigh > ReweighUntil) return;
        nextReweigh *= 2;
        foreach (var bundle in bundles.Values)
        {
            foreach (var member in bundle.Members) Weigh(member);
            bundle.Renew();
            touched.Add(bundle);
        }
    }
}
