namespace Bot.News.Analysing;

/// <summary>How many of a claim's words of content a source has, in this form or as a near synonym.</summary>
internal static class Coverage
{
    /// <summary>The share of the claim's content that the source has.</summary>
    public static double Share(Reading claim, Reading source) => claim.Content.Count == 0 ? 0 : claim.Content.Count(i => Has(source, claim.Stems[i])) / (double)claim.Content.Count;

    /// <summary>What of the claim's content is missing where it is too much to let pass, or null.</summary>
    public static string? Lacking(Reading claim, Alignment map)
    {
        var missing = claim.Content.Where(i => !map.Has(i) && !Framed(claim, i) && claim.NameAt(i) is null).ToList(); // names are checked with their aliases before
        if (missing.Count == 0) return claim.Content.Count(i => map.Has(i) || claim.NameAt(i) is not null) * 2 >= claim.Content.Count ? null : "words";
        if (missing.Any(i => claim.Tokens[i].Capital && i > 0)) return "name: " + claim.Tokens[missing.First(i => claim.Tokens[i].Capital)].Text;
        return "words: " + string.Join(' ', missing.Select(i => claim.Tokens[i].Text));
    }

    /// <summary>Marks of certainty, extent and cause are checked by what they do to the other words.</summary>
    private static bool Framed(Reading claim, int i) => Lexicon.Soft(claim.Stems[i]) || Certainty.Marks(claim, i) || Scope.Marks(claim.Lower[i]) || Polarity.Marks(claim.Lower[i]);

    private static bool Has(Reading source, string root) => Enumerable.Range(0, source.Tokens.Count).Any(j => Alignment.Says(source, j, root));
}
