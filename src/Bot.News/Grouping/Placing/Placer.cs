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

    /// <summary>The index is swept when this many articles, and half as many as lie open, have gone since.</summary>
    private const int SweepFrom = 2000;

    private readonly Index index = new();
    private readonly Dictionary<long, Bundle> bundles = [];
    private readonly HashSet<Bundle> touched = [];
    private int nextReweigh = ReweighFrom;
    private int expired;

    public IReadOnlyCollection<Bundle> Bundles => bundles.Values;

    public Bundle? Find(long eventId) => bundles.GetValueOrDefault(eventId);

    /// <summary>Puts the article where it belongs, into a new bundle where none is near enough; null where it may not found one.</summary>
    public Bundle? Place(Sketch sketch, bool mayFound, bool alone)
    {
        lexicon.Learn(sketch);
        Weigh(sketch);
        if (alone)
        {
            var own = Open(nextEventId(), alone);
            own.Add(sketch);
            return own;
        }

        var bundle = Nearest(sketch, null);
        if (bundle is null && !mayFound)
        {
            lexicon.Forget(sketch);
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
        lexicon.Learn(sketch);
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
        lexicon.Forget(sketch);
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
                lexicon.Forget(member);
                gone.Add(member);
            }
        }

        expired += gone.Count;
        if (expired > Math.Max(SweepFrom, lexicon.Articles / 2))
        {
            index.Sweep();
            expired = 0;
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
            foreach (var bundle in now) SplitInTwo(bundle, repairs);
            foreach (var bundle in now) MergeInto(bundle, repairs);
        }

        touched.Clear();
        return repairs;
    }

    private Bundle Open(long eventId, bool alone = false)
    {
        var bundle = new Bundle(eventId) { Alone = alone };
        bundles.Add(eventId, bundle);
        return bundle;
    }

    private void Put(Sketch sketch, Bundle bundle)
    {
        bundle.Add(sketch);
        index.Add(sketch);
        touched.Add(bundle);
    }

    /// <summary>The bundle that the article exceeds the threshold of by most.</summary>
    private Bundle? Nearest(Sketch sketch, Bundle? except, double least = 0)
    {
        Bundle? best = null;
        foreach (var bundle in index.Near(sketch, except))
        {
            var excess = Likeness.Of(sketch, bundle) - Likeness.Threshold(bundle.Members.Count);
            if (excess < least) continue;
            (best, least) = (bundle, excess);
        }

        return best;
    }

    /// <summary>An article that lies clearly closer to another bundle goes there; one that lies near none founds its own.</summary>
    private void MoveMembers(Bundle bundle, List<Repaired> repairs)
    {
        if (bundle.Members.Count is < 2 or > 80) return;
        foreach (var sketch in bundle.Members.ToList())
        {
            if (bundle.Members.Count < 2) return;
            var threshold = Likeness.Threshold(bundle.Members.Count - 1);
            var here = Likeness.OfMember(sketch, bundle) - threshold;
            var other = Nearest(sketch, bundle, Math.Max(here + Likeness.Margin, 0));
            if (other is null && here > (Likeness.StayShare - 1) * threshold) continue;
            if (other is null && ReferenceEquals(sketch, bundle.Members[0])) continue; // the founder keeps the event
            var to = other ?? Open(nextEventId());
            bundle.Remove(sketch);
            Put(sketch, to);
            touched.Add(bundle);
            repairs.Add(new Repaired(EventLogKind.Split, bundle.EventId, to.EventId, [sketch]));
        }
    }

    /// <summary>A bundle whose members fall into two groups, each far closer in itself than to the other, becomes two events; the founder's group keeps the id.</summary>
    private void SplitInTwo(Bundle bundle, List<Repaired> repairs)
    {
        if (Partition.Of(bundle) is not { } leaving) return;
        var to = Open(nextEventId());
        foreach (var sketch in leaving)
        {
            bundle.Remove(sketch);
            to.Add(sketch);
        }

        touched.Add(bundle);
        touched.Add(to);
        repairs.Add(new Repaired(EventLogKind.Split, bundle.EventId, to.EventId, leaving));
    }

    private void MergeInto(Bundle bundle, List<Repaired> repairs)
    {
        if (bundle.Members.Count == 0 || bundle.Alone) return;
        Bundle? best = null;
        double least = 0;
        foreach (var other in bundle.Members.Take(4).SelectMany(member => index.Near(member, bundle)).Distinct())
        {
            var excess = Likeness.Of(bundle, other) - Likeness.Threshold(Math.Max(bundle.Members.Count, other.Members.Count)) - Likeness.MergeExtra;
            if (excess > least && Partition.AreOne(bundle, other, Likeness.MergeRatio)) (best, least) = (other, excess);
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
        var rarity = new float[weights.Length];
        double square = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            rarity[i] = (float)lexicon.Weight(sketch.Terms[i], sketch.Publisher);
            weights[i] = sketch.Counts[i] * rarity[i];
            square += weights[i] * weights[i];
        }

        var norm = (float)Math.Max(1e-6, Math.Sqrt(square));
        for (var i = 0; i < weights.Length; i++) weights[i] /= norm;
        (sketch.Weights, sketch.Rarity) = (weights, rarity);
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
