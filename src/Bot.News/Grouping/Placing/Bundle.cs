using System.Runtime.InteropServices;
using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping.Placing;

/// <summary>The articles that tell one happening, with the sum of their words, as long as it can still grow.</summary>
internal sealed class Bundle(long eventId)
{
    private readonly Dictionary<int, float> sum = [];
    private double norm = -1;

    /// <summary>The id of the <see cref="NewsEvent"/> it stands for.</summary>
    public long EventId { get; } = eventId;

    /// <summary>Holds one article that tells no happening of its own, so nothing is merged with it.</summary>
    public bool Alone { get; init; }

    public List<Sketch> Members { get; } = [];

    public DateTimeOffset FirstAt { get; private set; } = DateTimeOffset.MaxValue;
    public DateTimeOffset LastAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Length of the sum vector; equals the number of members when all say the same.</summary>
    public double Norm => norm >= 0 ? norm : norm = Math.Sqrt(sum.Values.Sum(weight => (double)weight * weight));

    /// <summary>Mean cosine between two members; 1 for a single one.</summary>
    public double Within => Members.Count < 2 ? 1 : ((Norm * Norm) - Members.Count) / (Members.Count * (Members.Count - 1.0));

    /// <summary>Mean cosine between a member of this and one of the other.</summary>
    public double Between(Bundle other) => Dot(other) / (Members.Count * (double)other.Members.Count);

    public void Add(Sketch sketch)
    {
        sketch.Bundle = this;
        Members.Add(sketch);
        Weigh(sketch, 1);
        if (sketch.When < FirstAt) FirstAt = sketch.When;
        if (sketch.When > LastAt) LastAt = sketch.When;
    }

    /// <summary>Adds an article for a calculation, leaving it in its own bundle.</summary>
    public void Count(Sketch sketch)
    {
        Members.Add(sketch);
        Weigh(sketch, 1);
    }

    public void Remove(Sketch sketch)
    {
        sketch.Bundle = null;
        Members.Remove(sketch);
        Weigh(sketch, -1);
        FirstAt = Members.Count == 0 ? DateTimeOffset.MaxValue : Members.Min(member => member.When);
        LastAt = Members.Count == 0 ? DateTimeOffset.MinValue : Members.Max(member => member.When);
    }

    /// <summary>Builds the sum anew after the members' weights changed.</summary>
    public void Renew()
    {
        sum.Clear();
        foreach (var member in Members) Weigh(member, 1);
    }

    public double Dot(Sketch sketch)
    {
        double dot = 0;
        for (var i = 0; i < sketch.Terms.Length; i++)
        {
            if (sum.TryGetValue(sketch.Terms[i], out var weight)) dot += weight * sketch.Weights[i];
        }

        return dot;
    }

    /// <summary>What the article has in common with the bundle, in nats: rare words count for more, however short the article is.</summary>
    public double SharedMass(Sketch sketch)
    {
        double mass = 0;
        for (var i = 0; i < sketch.Terms.Length; i++)
        {
            if (sum.TryGetValue(sketch.Terms[i], out var weight) && weight > 1e-4) mass += sketch.Rarity[i];
        }

        return mass;
    }

    public double Dot(Bundle other)
    {
        var (small, large) = sum.Count <= other.sum.Count ? (sum, other.sum) : (other.sum, sum);
        double dot = 0;
        foreach (var (term, weight) in small)
        {
            if (large.TryGetValue(term, out var theirs)) dot += (double)weight * theirs;
        }

        return dot;
    }

    private void Weigh(Sketch sketch, int sign)
    {
        norm = -1;
        for (var i = 0; i < sketch.Terms.Length; i++)
        {
            ref var weight = ref CollectionsMarshal.GetValueRefOrAddDefault(sum, sketch.Terms[i], out _);
            weight += sign * sketch.Weights[i];
        }
    }
}
