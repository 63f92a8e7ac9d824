namespace Bot.News.Analysing;

/// <summary>A claim that joins several sentences: each must be about somebody it names.</summary>
internal static class Mixture
{
    /// <summary>The share of a claim's words that makes a sentence the one it is taken from.</summary>
    private const double Most = 0.7;

    /// <summary>What the claim takes from a sentence about somebody else, or null.</summary>
    public static string? Differs(Reading claim, Reading source, Alignment map) => Scattered(claim, source, map) ?? Borrowed(claim, source);

    /// <summary>A clause whose words stand in two sentences, the one that tells the deed naming its own actor.</summary>
    private static string? Scattered(Reading claim, Reading source, Alignment map)
    {
        if (source.Text.IndexOf('\n') < 0) return null;
        var taken = map.Pairs.SelectMany(p => map.Places(p.Key)).ToHashSet();
        foreach (var clause in Syntax.Clauses(claim).Append([.. Enumerable.Range(0, claim.Tokens.Count)]))
        {
            var words = clause.Where(i => map.Has(i) && !Lexicon.Soft(claim.Stems[i])).ToList();
            var sentences = words.SelectMany(map.Places).Select(source.Sentence).Distinct().OrderByDescending(s => words.Count(i => map.Places(i).Any(p => source.Sentence(p) == s))).ToList();
            if (clause.Count == claim.Tokens.Count && words.Count(i => map.Places(i).Any(p => source.Sentence(p) == sentences[0])) < Most * words.Count) continue;
            if (sentences.Count < 2 || words.TrueForAll(i => map.Places(i).Any(p => source.Sentence(p) == sentences[0])) || Syntax.Points(source, sentences[0]) || Syntax.Actor(source, sentences[0]).TrueForAll(taken.Contains)) continue;
            return "scattered: " + claim.Tokens[words.Find(i => map.Places(i).All(p => source.Sentence(p) != sentences[0]))].Text;
        }

        return null;
    }

    /// <summary>A name, figure or time that stands only in sentences about somebody whom the claim does not name.</summary>
    private static string? Borrowed(Reading claim, Reading source)
    {
        if (source.Text.IndexOf('\n') < 0) return null;
        bool Others(IEnumerable<int> starts) => starts.Select(s => source.Sentence(source.WordAt(s))).Distinct().ToList() is { Count: > 0 } where && where.TrueForAll(s =>
            !Syntax.Points(source, s) && Syntax.Actor(source, s) is var opening && opening.FindAll(i => Roles.Follows(source, i) is null && !Enumerable.Range(opening[0], i - opening[0]).Any(k => Syntax.Breaks(source, k))).Select(source.NameAt).OfType<Name>().ToList() is { Count: > 0 } actors && !actors.Exists(a => Names.Mentions(claim.Text, a.Text) || claim.Names.Exists(n => Roles.Same(a, n))));
        foreach (var quantity in claim.Quantities)
            if (Others(source.Quantities.Where(q => q.Unlike(quantity) is null).Select(q => q.Amount.Start))) return "scattered: " + quantity.Amount.Say();
        foreach (var date in claim.Dates)
            if (Others(source.Dates.Where(d => d.From >= date.From && d.To <= date.To).Select(d => d.Start))) return $"scattered: {claim.Text.AsSpan(date.Start, date.Length)}";
        foreach (var day in claim.Tokens.Where(t => Facts.Named(t.Text)))
            if (Others(source.Tokens.Where(t => t.Text == day.Text).Select(t => t.Start))) return "scattered: " + day.Text;
        foreach (var name in claim.Names)
            if (Others(source.Names.Where(n => Roles.Same(n, name)).Select(n => n.Start))) return "scattered: " + name.Text;
        return null;
    }
}
