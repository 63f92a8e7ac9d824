namespace Bot.News.Analysing;

/// <summary>How many of a claim's words of content a source has, in this form or as a near synonym.</summary>
internal static class Coverage
{
    /// <summary>Words that say the same in news; a group never holds a word and its opposite.</summary>
    private static readonly string[] Groups =
    [
        "say tell state note write report add explain comment claim", "announce unveil introduce reveal present disclose", "launch release ship publish debut start roll", "buy acquire purchase takeover", "company firm business",
        "begin start open", "near almost about around rough approximate", "show demonstrate indicate", "build make create develop produce construct", "use employ utilize", "big large huge major", "help assist aid", "let allow enable permit",
        "worker employee staff", "job position role", "cut reduce lower slash", "rise increase grow climb gain jump", "fall drop decline decrease sink", "cost price", "deal agreement accord contract", "chief head boss leader",
        "lawsuit suit case", "sue court", "research study", "researcher scientist", "customer client", "user person people", "country nation", "government state", "end finish stop close", "kill dead die death", "attack assault", "hurt injur wound",
        "car vehicle", "doctor physician", "child kid", "money fund cash", "plan intend aim", "bug flaw vulnerability", "fix patch repair", "spend expenditure", "startup start-up", "artificial-intelligence ai", "model system", "find discover", "hope expect", "try attempt seek",
        "police officer", "win victory", "get receive obtain", "give provide offer", "need require", "ask request", "think believe", "choose pick select", "city town", "home house", "key important main", "also additional further", "quick fast rapid", "old former", "main primary", "full complete entire whole",
    ];

    private static readonly Dictionary<string, int[]> GroupOf = Groups
        .SelectMany((words, i) => words.Split(' ').Select(w => (Stem: Words.Stem(w), Group: i))).GroupBy(p => p.Stem).ToDictionary(g => g.Key, g => g.Select(p => p.Group).ToArray());

    /// <summary>Words that only frame a statement; a claim may add or drop them.</summary>
    private static readonly HashSet<string> Frame = [.. "say tell state note report according add announce statement today week company firm about around near rough approximate almost also some recent latest".Split(' ').Select(Words.Stem)];

    /// <summary>The share of the claim's content that the source has.</summary>
    public static double Share(Reading claim, Reading source) => claim.Content.Count == 0 ? 0 : claim.Content.Count(i => Has(source, claim.Stems[i])) / (double)claim.Content.Count;

    /// <summary>What of the claim's content is missing where it is too much to let pass, or null.</summary>
    public static string? Lacking(Reading claim, Reading source)
    {
        var missing = claim.Content.Where(i => !Has(source, claim.Stems[i]) && !Frame.Contains(claim.Stems[i])
            && !claim.Names.Any(n => n.Start <= claim.Tokens[i].Start && claim.Tokens[i].Start < n.End)).ToList(); // names are checked with their aliases before
        if (missing.Count == 0) return null;
        if (missing.Any(i => claim.Tokens[i].Capital)) return "name: " + claim.Tokens[missing.First(i => claim.Tokens[i].Capital)].Text;
        var allowed = claim.Content.Count < 6 ? 0 : claim.Content.Count < 16 ? 1 : 2;
        var together = missing.Zip(missing.Skip(1)).Any(pair => claim.Content.IndexOf(pair.Second) - claim.Content.IndexOf(pair.First) == 1);
        return missing.Count > allowed || together ? "words: " + string.Join(' ', missing.Select(i => claim.Tokens[i].Text)) : null;
    }

    /// <summary>The same stem, one the beginning of the other, or a near synonym.</summary>
    public static bool Alike(string a, string b)
    {
        if (a == b) return true;
        var less = Math.Min(a.Length, b.Length);
        if (less >= 5 && Math.Abs(a.Length - b.Length) <= 3 && a.AsSpan(0, less).SequenceEqual(b.AsSpan(0, less))) return true;
        return GroupOf.TryGetValue(a, out var mine) && GroupOf.TryGetValue(b, out var theirs) && mine.Intersect(theirs).Any();
    }

    public static bool Has(Reading source, string stem) => source.Stems.Any(s => Alike(s, stem)) || (stem.Contains('-') && stem.Split('-').All(part => part.Length == 0 || source.Stems.Any(s => Alike(s, Words.Stem(part)))));
}
