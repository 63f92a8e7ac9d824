using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>A text read for checking: its words with roots, and the numbers, times and names in it. Set phrases stand in their usual wording.</summary>
internal sealed partial class Reading
{
    private readonly bool[] verbs;

    public Reading(string text, DateOnly? written)
    {
        Text = Lexicon.Settle(Range().Replace(Capitals.Lower(Plain(text)), m => $"{m.Groups[1]}% {(m.Groups[2].Success ? m.Groups[2].Value : "to")} {m.Groups[3]}%"));
        Tokens = [.. Words.Of(Text).SelectMany(Parts)];
        Lower = [.. Tokens.Select(t => t.Text.ToLowerInvariant())];
        Stems = [.. Tokens.Select(t => Lexicon.Root(t.Text))];
        Dates = Analysing.Dates.Of(Text, written);
        var named = Analysing.Names.Of(Text);
        Quantities = [.. Analysing.Amounts.Of(Text).Where(a => !Version(a) && !Numbers(named, a) && !Dates.Any(d => a.Start < d.End && d.Start < a.End)).Select(a => Quantity.Of(Text, a))];
        Names = [.. named.Select(Own).OfType<Name>()];
        if (Opening() is { } opening) Names.Insert(0, opening);
        Content = [.. Enumerable.Range(0, Tokens.Count).Where(i => !Words.IsStop(Tokens[i].Text) && !Inside(i))];
        verbs = [.. Enumerable.Range(0, Tokens.Count).Select(i => Syntax.IsVerb(this, i))];
    }

    /// <summary>Several sentences read as one text, each on a line.</summary>
    public static Reading Of(IEnumerable<string> sentences, DateOnly? written) => new(string.Join(" \n", sentences), written);

    public string Text { get; }
    public List<Word> Tokens { get; }
    public List<string> Lower { get; }
    public List<string> Stems { get; }
    public List<Quantity> Quantities { get; }
    public List<DateMention> Dates { get; }
    public List<Name> Names { get; }

    /// <summary>Indexes of the words that carry meaning; quantities and times are checked by value and are not among them.</summary>
    public List<int> Content { get; }

    public bool Verb(int i) => verbs[i];

    /// <summary>The quantity that the word is part of.</summary>
    public Quantity? QuantityAt(int i) => Quantities.Find(q => Tokens[i].Start < q.Amount.End && q.Amount.Start < Tokens[i].End);

    /// <summary>The quantity that stands right after a word, a bound between them left out: "raised more than $5 million".</summary>
    public Quantity? QuantityAfter(int i) => Enumerable.Range(i + 1, Math.Max(0, Math.Min(3, Tokens.Count - i - 1))).TakeWhile(k => !Syntax.Breaks(this, k - 1)).Select(QuantityAt).FirstOrDefault(q => q is not null);

    /// <summary>The word is part of a quantity or a time.</summary>
    public bool Counts(int i) => Inside(i);

    /// <summary>The index of the word at or after a place in the text.</summary>
    public int WordAt(int place) => Tokens.FindIndex(t => t.End > place) is var i and >= 0 ? i : Tokens.Count - 1;

    /// <summary>What stands between a word and the next one.</summary>
    public ReadOnlySpan<char> Gap(int i) => i < 0 || i + 1 >= Tokens.Count ? "\n" : Text.AsSpan(Tokens[i].End, Tokens[i + 1].Start - Tokens[i].End);

    public bool SameSentence(int a, int b) => Text.AsSpan(Tokens[Math.Min(a, b)].End, Math.Max(0, Tokens[Math.Max(a, b)].Start - Tokens[Math.Min(a, b)].End)).IndexOf('\n') < 0;

    /// <summary>The number of the sentence a word stands in, from 0.</summary>
    public int Sentence(int i) => Text.AsSpan(0, Tokens[i].Start).Count('\n');

    public Name? NameAt(int i) => Names.Find(n => n.Start <= Tokens[i].Start && Tokens[i].Start < n.End);

    /// <summary>One kind of quotation marks, dashes and spaces.</summary>
    public static string Plain(string text) => text.Replace('“', '"').Replace('”', '"').Replace('’', '\'').Replace('‘', '\'').Replace('\u2011', '-').Replace('\u00a0', ' ');

    /// <summary>A hyphened word with a lower-case part is read part by part: "cloud-based", "120-billion-parameter".</summary>
    private static IEnumerable<Word> Parts(Word word)
    {
        var parts = word.Text.Split('-');
        if (parts.Length == 1 || !parts.Any(p => p.Length > 1 && p.All(char.IsAsciiLetterLower))) return [word];
        var at = word.Start;
        var found = new List<Word>();
        foreach (var part in parts)
        {
            if (part.Length > 0) found.Add(new Word(at, part));
            at += part.Length + 1;
        }

        return found;
    }

    /// <summary>A name without a common word that only opens the sentence or hangs on by a hyphen; null where nothing is left.</summary>
    private Name? Own(Name name)
    {
        if (Quantities.Any(q => q.Amount.Start < name.End && name.Start < q.Amount.End)) return null;
        var tokens = Tokens.Where(t => t.Start >= name.Start && t.End <= name.End).ToList();
        if (tokens.Count > 1 && Opens(name.Start) && Common(tokens[0])) tokens.RemoveRange(0, tokens.Count > 1 && tokens[1].Text is "of" or "for" ? Math.Min(2, tokens.Count) : 1);
        else if (tokens.Count == 1 && Opens(name.Start) && Common(tokens[0])) return null;
        while (tokens.Count > 0 && tokens[^1].Start > name.Start && Text[tokens[^1].Start - 1] == '-' && char.IsLower(tokens[^1].Text[0])) tokens.RemoveAt(tokens.Count - 1);
        return tokens.Count == 0 || tokens is [{ Text: "AI" }] ? null : new Name(tokens[0].Start, tokens[^1].End - tokens[0].Start, TrimPossessive(Text[tokens[0].Start..tokens[^1].End]));
    }

    /// <summary>A capitalised word that opens the text and that nobody uses as a common word is a name.</summary>
    private Name? Opening() =>
        Tokens.Count > 1 && Tokens[0] is { Capital: true } first && first.Text.Length > 2 && !Names.Exists(n => n.Start <= first.Start && first.Start < n.End) && !Words.IsStop(first.Text) && !Common(first) && !Inside(0)
        && !first.Text.EndsWith("ly", StringComparison.Ordinal) && !first.Text.EndsWith("ing", StringComparison.Ordinal) && !first.Text.EndsWith("ed", StringComparison.Ordinal) && !Syntax.Prepositions.Contains(first.Text.ToLowerInvariant()) && !char.IsLower(first.Text[0]) && Tokens[1].Text[0] is not '\'' && (Syntax.IsVerb(this, 1) || Syntax.Aside(this, 0) || (Tokens.Count > 2 && Lower[1] == "and" && Tokens[2].Capital))
            ? new Name(first.Start, TrimPossessive(first.Text).Length, TrimPossessive(first.Text)) : null;

    private static bool Common(Word word) => !word.Text.Skip(1).Any(char.IsUpper) && !word.Text.Any(char.IsAsciiDigit) && Lexicon.Knows(Lexicon.Root(word.Text));

    private static string TrimPossessive(string name) => name.EndsWith("'s", StringComparison.Ordinal) ? name[..^2] : name;

    private bool Opens(int start) => start == 0 || Text.AsSpan(0, start).TrimEnd().TrimEnd('"') is [] or [.., '.' or '!' or '?' or ':' or '\n'] || Text[..start].TrimEnd(' ').EndsWith('\n');

    /// <summary>A version number measures nothing: "2.4" of "2.4.1" is no amount.</summary>
    private bool Version(Amount a) =>
        (a.End + 1 < Text.Length && Text[a.End] == '.' && char.IsAsciiDigit(Text[a.End + 1])) || (a.Start > 1 && Text[a.Start - 1] == '.' && char.IsAsciiDigit(Text[a.Start - 2]));

    /// <summary>A bare number within a name belongs to it: "Liberty 5 Pro", "Quest 3S".</summary>
    private bool Numbers(List<Name> named, Amount a) =>
        a.Unit.Length == 0 && Text.Substring(a.Start, a.Length).Trim().All(c => char.IsAsciiDigit(c) || c == '.') && (named.Exists(n => n.Start < a.Start && a.Start < n.End) || Called(a));

    /// <summary>"Mythos 5 is …": no name is seen at the start of a sentence, but no common word stands before its number there.</summary>
    private bool Called(Amount a)
    {
        var words = Words.Of(Text[..a.Start]);
        return words.Count > 0 && words[^1] is { Capital: true } word && word.End + 1 == a.Start && Opens(word.Start) && !Words.IsStop(word.Text) && !word.Text.EndsWith("ly", StringComparison.Ordinal) && !Common(word);
    }

    [GeneratedRegex(@"\b(\d+(?:\.\d+)?)%?(?: (to|and|or) |[-–])(\d+(?:\.\d+)?)(?:%| percent| per cent)")]
    private static partial Regex Range();

    private bool Inside(int i) => Quantities.Any(q => Tokens[i].Start < q.Amount.End && q.Amount.Start < Tokens[i].End) || Dates.Any(d => Tokens[i].Start < d.End && d.Start < Tokens[i].End);
}
