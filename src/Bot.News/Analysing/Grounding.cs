namespace Bot.News.Analysing;

/// <summary>Whether the cited sentences carry a claim, and if not, the first thing they lack.</summary>
internal sealed record Verdict(bool Supported, string Why)
{
    public static readonly Verdict Yes = new(true, "");

    public static Verdict No(string why) => new(false, why);
}

/// <summary>The mechanical check that every claim of every analyst passes or is dropped.</summary>
internal static class Grounding
{
    /// <summary>Whether <paramref name="sentences"/> carry <paramref name="claim"/>.</summary>
    /// <param name="written">The day the sentences were written, for relative dates; null where unknown.</param>
    public static Verdict Check(string claim, IReadOnlyList<string> sentences, DateOnly? written)
    {
        if (sentences.Count == 0) return Verdict.No("no citation");
        if (sentences.Any(s => s.Contains(claim, StringComparison.Ordinal))) return Verdict.Yes;
        var source = string.Join('\n', sentences);
        var have = Amounts.Of(source);
        foreach (var amount in Amounts.Of(claim))
            if (!have.Any(h => h.Value == amount.Value && h.Unit == amount.Unit)) return Verdict.No("number " + amount.Say());
        foreach (var name in Names.Of(claim))
            if (!Names.Mentions(source, name.Text) && !name.Text.Split(' ').All(part => Names.Mentions(source, part))) return Verdict.No("name " + name.Text);
        var stems = Words.Content(source).ToHashSet();
        var wanted = Words.Content(claim);
        var found = wanted.Count(stems.Contains);
        _ = written;
        return wanted.Count == 0 || found >= 0.6 * wanted.Count ? Verdict.Yes : Verdict.No("content words");
    }
}
