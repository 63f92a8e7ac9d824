namespace Bot.News.Analysing;

/// <summary>
/// A claim that repeats one sentence with a few words changed stands or falls by those words: each says the same as the words it replaces, or
/// the claim says something else.
/// </summary>
internal static class Edits
{
    /// <summary>The share of a claim's words that it takes from a sentence to be a copy of it.</summary>
    private const double Most = 0.7;

    /// <summary>The share that is enough where two names have changed places.</summary>
    private const double Half = 0.5;

    /// <summary>A longer run of words left out may be a clause that the claim does without.</summary>
    private const int Short = 4;

    private static readonly HashSet<string> Mute = ["a", "an", "the", "that", "and", "also", "additionally"];
    private static readonly HashSet<string> Pointers = ["it", "he", "she", "they", "we", "i", "its", "his", "her", "their", "our", "my", "the", "this", "these", "those"];

    /// <summary>Words of which one does not stand for another.</summary>
    private static readonly HashSet<string>[] Rivals =
    [
        Set("before until ahead prior"), Set("after since following once"), Set("with"), Set("without"), Set("from"), Set("to into"), Set("against"), Set("per"), Set("more greater"), Set("less fewer"), Set("up above over"), Set("down below under"),
    ];

    /// <summary>A run of words of the claim, and the run of the sentence in whose place it stands; either may be empty.</summary>
    private sealed record Edit(List<int> Here, List<int> There);

    /// <summary>Yes where all changed words say the same, No where one says something else; null where they do not tell or the claim is no copy.</summary>
    public static Verdict? Judge(Reading claim, Reading source)
    {
        foreach (var sentence in Enumerable.Range(0, source.Tokens.Count).GroupBy(source.Sentence))
        {
            var edits = Between(claim, source, sentence, out var kept);
            if (Exchanged(claim, source, edits) is var (one, other))
            {
                if (!Listed(claim, one.Here[^1], other.Here[0])) return kept < Half ? null : Verdict.No($"roles: {claim.Tokens[one.Here[^1]].Text}, {claim.Tokens[other.Here[^1]].Text}");
                edits.RemoveAll(e => e == one || e == other);
            }

            if (kept < Most) continue;
            if (edits.TrueForAll(e => Same(claim, e.Here, source, e.There) && Same(source, e.There, claim, e.Here))) return Verdict.Yes;
            var left = edits.SelectMany(e => e.There).ToList();
            if (edits.Select(e => Bent(claim, source, e, left)).FirstOrDefault(why => why is not null) is { } bent) return Verdict.No(bent);
        }

        return null;
    }

    /// <summary>Two edits that put each other's words in their places, or null.</summary>
    private static (Edit One, Edit Other)? Exchanged(Reading claim, Reading source, List<Edit> edits)
    {
        bool Is(List<int> here, List<int> there) => here.Select(i => claim.Lower[i]).Where(w => !Mute.Contains(w)).ToList() is { Count: > 0 } words && words.TrueForAll(w => there.Exists(j => source.Lower[j] == w));
        return edits.SelectMany((one, i) => edits.Skip(i + 1).Where(other => Is(one.Here, other.There) && Is(other.Here, one.There)).Select(other => ((Edit, Edit)?)(one, other))).FirstOrDefault();
    }

    /// <summary>"Tessel and Orin": the order of a list tells nothing.</summary>
    private static bool Listed(Reading claim, int one, int other) =>
        other > one + 1 && Enumerable.Range(one + 1, other - one - 1).All(i => claim.Lower[i] is "and" or "or" or "the" || claim.Tokens[i].Capital);

    /// <summary>Each word has one that says the same in the other run.</summary>
    private static bool Same(Reading mine, List<int> here, Reading other, List<int> there) =>
        here.TrueForAll(i => Mute.Contains(mine.Lower[i]) || there.Exists(j => Equal(mine, i, other, j) || Means(mine, i, other, j)));

    private static bool Means(Reading mine, int i, Reading other, int j) =>
        !(mine.Counts(i) && other.Counts(j)) && Polarity.Marks(mine.Lower[i]) == Polarity.Marks(other.Lower[j]) && (Lexicon.Alike(mine.Stems[i], other.Stems[j]) || NumberWords.Read(mine.Lower[i]) is { } number && number == NumberWords.Read(other.Lower[j]));

    private static string? Bent(Reading claim, Reading source, Edit edit, List<int> left)
    {
        var (here, there) = (edit.Here, edit.There);
        var (no, theirs) = (here.Exists(i => Polarity.Marks(claim.Lower[i])), there.Exists(i => Polarity.Denying(source.Lower[i])));
        if (no && !theirs) return "negation: " + claim.Lower[here[0]];
        if (theirs && there.Count <= Short && !here.Exists(i => Polarity.Denying(claim.Lower[i])) && !claim.Lower.Exists(Polarity.Denying)) return "negation: " + source.Lower[there[0]];
        if (there.Count <= Short && there.Exists(i => Certainty.Hedges(source, i)) && !here.Exists(i => Certainty.Marks(claim, i))) return "certainty: " + source.Lower[there[0]];
        if (here.Count == 0 || there.Count == 0 || here.Sum(i => Weight(claim, i)) > Short || there.Sum(j => Weight(source, j)) > 2 * Short) return null;
        if (Array.Exists(Rivals, r => here.Exists(i => r.Contains(claim.Lower[i]) && claim.QuantityAfter(i)?.Bound is not { Length: > 0 }) && !there.Exists(j => r.Contains(source.Lower[j])) && there.Exists(j => Array.Exists(Rivals, o => o.Contains(source.Lower[j]))))) return "order: " + claim.Lower[here[0]];
        if (here.Count > 0 && there.Exists(j => source.Lower[j] is "only" or "just" or "merely") && !here.Exists(i => Scope.Marks(claim.Lower[i]))) return "scope: only";
        if (here.Exists(i => claim.Lower[i] == "own") && there.Exists(j => source.Content.Contains(j))) return "changed: own";
        if (Scope.Widens(here.Select(i => claim.Lower[i]), there.Select(j => source.Lower[j]))) return "scope: " + claim.Lower[here[0]];
        if (Pointers.Contains(source.Lower[there[0]]) && there.TrueForAll(j => source.NameAt(j) is null)) return Forward(claim, here, source, there[0]);
        return here.Where(i => !there.Exists(j => Equal(claim, i, source, j) || Means(claim, i, source, j))).Select(i => Other(claim, i, source, there, left)).FirstOrDefault(why => why is not null);
    }

    /// <summary>A pronoun is no name that its sentence has only after it: "He said that Tessel …".</summary>
    private static string? Forward(Reading claim, List<int> here, Reading source, int pronoun)
    {
        var place = source.Tokens[pronoun].Start;
        return source.Lower[pronoun] is "it" or "he" or "she" or "they" && here.Select(claim.NameAt).OfType<Name>().FirstOrDefault(n => Names.Place(source.Text[..place], n.Text) < 0 && source.Names.Exists(s => s.Start > place && Names.Mentions(s.Text, n.Text))) is { } name ? $"roles: {name.Text}, not {source.Lower[pronoun]}" : null;
    }

    /// <summary>A name, number or word of content that nothing in the run it replaces says.</summary>
    private static string? Other(Reading claim, int word, Reading source, List<int> there, List<int> left)
    {
        if (claim.NameAt(word) is { } name) return Names.Mentions(source.Text[source.Tokens[there[0]].Start..source.Tokens[there[^1]].End], name.Text) || Phrase(source, there) || Moved(name, source, there, left) ? null : $"roles: {name.Text}, not {source.Tokens[there[0]].Text}";
        if (claim.Counts(word) || Facts.Figure(claim.Tokens[word].Text)) return there.Exists(j => Comparable(claim, word, source, j)) ? "number: " + claim.Tokens[word].Text : null;
        if (there.Exists(j => Polarity.Opposed(claim.Stems[word], source.Stems[j]))) return "direction: " + claim.Tokens[word].Text;
        if (Polarity.Marks(claim.Lower[word]) || (Certainty.Marks(claim, word) && there.Exists(j => Certainty.Marks(source, j)))) return null;
        return !claim.Content.Contains(word) || Lexicon.Soft(claim.Stems[word]) || left.Exists(j => Means(claim, word, source, j)) ? null : "changed: " + claim.Tokens[word].Text;
    }

    /// <summary>The name stands among the words that the claim leaves out elsewhere, and nobody else's is in this place.</summary>
    private static bool Moved(Name name, Reading source, List<int> there, List<int> left) =>
        there.TrueForAll(j => source.NameAt(j) is null) && Words.Of(name.Text).TrueForAll(w => left.Exists(j => !there.Contains(j) && source.Tokens[j].Text.Equals(w.Text, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Common words that name nobody: what stands in their place has moved there.</summary>
    private static bool Phrase(Reading source, List<int> words) =>
        words.Count(i => !Mute.Contains(source.Lower[i])) > 1 && words.TrueForAll(i => source.NameAt(i) is null && (!source.Tokens[i].Capital || i == 0 || Syntax.Breaks(source, i - 1)));

    /// <summary>Two amounts, two figures, or two names of days or months; "2025-03" may well be "March".</summary>
    private static bool Comparable(Reading claim, int i, Reading source, int j) =>
        (claim.QuantityAt(i) is null == source.QuantityAt(j) is null && Facts.Figure(claim.Tokens[i].Text) && Facts.Figure(source.Tokens[j].Text) && (!claim.Counts(i) || claim.Tokens[i].Text.Length == source.Tokens[j].Text.Length))
        || (claim.QuantityAt(i) is not null && source.QuantityAt(j) is not null) || (Facts.Named(claim.Tokens[i].Text) && Facts.Named(source.Tokens[j].Text));

    /// <summary>The fewest edits that make the claim of the sentence.</summary>
    private static List<Edit> Between(Reading claim, Reading source, IEnumerable<int> sentence, out double kept)
    {
        var (mine, words) = (Units(claim, Enumerable.Range(0, claim.Tokens.Count)), Units(source, sentence));
        var longest = new int[mine.Count + 1, words.Count + 1];
        for (var i = mine.Count - 1; i >= 0; i--)
            for (var j = words.Count - 1; j >= 0; j--)
                longest[i, j] = Equal(claim, mine[i], source, words[j]) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        kept = 0;
        var edits = new List<Edit>();
        var edit = new Edit([], []);
        for (int i = 0, j = 0; i < mine.Count || j < words.Count;)
            if (i < mine.Count && j < words.Count && Equal(claim, mine[i], source, words[j]))
            {
                if (edit.Here.Count + edit.There.Count > 0) edits.Add(edit);
                edit = new Edit([], []);
                kept += Weight(claim, mine[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == words.Count || (i < mine.Count && longest[i + 1, j] >= longest[i, j + 1])) edit.Here.Add(mine[i++]);
            else edit.There.Add(words[j++]);
        if (edit.Here.Count + edit.There.Count > 0) edits.Add(edit);
        kept /= Math.Max(1, mine.Sum(i => Weight(claim, i)));
        return edits;
    }

    /// <summary>A name counts as one word.</summary>
    private static int Weight(Reading r, int i) => i + 1 < r.Tokens.Count && r.NameAt(i) is { } name && r.NameAt(i + 1) == name ? 0 : 1;

    /// <summary>The words, a quantity being one.</summary>
    private static List<int> Units(Reading r, IEnumerable<int> words) => [.. words.Where(i => i == 0 || r.QuantityAt(i) is not { } quantity || r.QuantityAt(i - 1) != quantity)];

    private static bool Equal(Reading claim, int i, Reading source, int j)
    {
        var (mine, theirs) = (claim.QuantityAt(i), source.QuantityAt(j));
        if (mine is not null || theirs is not null) return mine is not null && theirs?.Unlike(mine) is null && theirs is not null;
        return claim.Lower[i] == source.Lower[j] || (claim.Stems[i] == source.Stems[j] && !Words.IsStop(claim.Lower[i]));
    }

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
