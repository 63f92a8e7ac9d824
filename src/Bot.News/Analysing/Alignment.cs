namespace Bot.News.Analysing;

/// <summary>For each word of content of a claim, the places where a source says the same.</summary>
internal sealed class Alignment
{
    private readonly Dictionary<int, List<int>> places = [];
    private readonly Dictionary<int, int> chosen = [];

    public Alignment(Reading claim, Reading source)
    {
        foreach (var i in claim.Content)
        {
            var found = Enumerable.Range(0, source.Tokens.Count).Where(j => Says(source, j, claim.Stems[i]) && !Doer(claim, i, source, j)).ToList();
            var same = found.Where(j => source.Stems[j] == claim.Stems[i]).ToList();
            if (found.Count > 0) places[i] = same.Count > 0 ? same : found;
        }

        foreach (var (i, where) in places.OrderBy(p => p.Value.Count))
        {
            var neighbours = chosen.OrderBy(c => Math.Abs(c.Key - i)).Take(3).ToList();
            chosen[i] = where.MinBy(j => neighbours.Sum(n => Math.Abs(j - n.Value) / (double)(1 + Math.Abs(i - n.Key)) + (j > n.Value == i > n.Key ? 0 : 0.5)));
        }
    }

    public int Count => chosen.Count;

    public bool Has(int i) => chosen.ContainsKey(i);

    /// <summary>The likeliest place.</summary>
    public int this[int i] => chosen[i];

    public IEnumerable<KeyValuePair<int, int>> Pairs => chosen.OrderBy(p => p.Key);

    /// <summary>All places where the source says the word.</summary>
    public IReadOnlyList<int> Places(int i) => places.GetValueOrDefault(i) ?? [];

    /// <summary>Who is a leader does not thereby lead this.</summary>
    private static bool Doer(Reading claim, int i, Reading source, int j) =>
        claim.Verb(i) && !source.Verb(j) && source.Lower[j].TrimEnd('s') is var noun && (noun.EndsWith("er", StringComparison.Ordinal) || noun.EndsWith("or", StringComparison.Ordinal)) && noun != claim.Lower[i].TrimEnd('s') && !Lexicon.Verb(source.Stems[j]);

    /// <summary>"Untested" says "tested", denied.</summary>
    public static bool Says(Reading source, int j, string root) =>
        Lexicon.Alike(source.Stems[j], root) || (Lexicon.Undone(source.Lower[j]) && Lexicon.Root(source.Lower[j][2..]) == root);
}
