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

    public List<Sketch> Members { get; } = [];

    public DateTimeOffset FirstAt { get; private set; } = DateTimeOffset.MaxValue;
    public DateTimeOffset LastAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Length of the sum vector; equals the number of members when all say the same.</summary>
    public double Norm => norm >= 0 ? norm : norm = Math.Sqrt(sum.Values.Sum(weight => (double)weight * weight));

    public void Add(Sketch sketch)
    {
        sketch.Bundle = this;
        Members.Add(sketch);
        Weigh(sketch, 1);
        if (sketch.When < FirstAt) FirstAt = sketch.When;
        if (sketch.When > LastAt) LastAt = sketch.When;
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
