namespace Bot.News.Analysing;

/// <summary>A text read for checking: its words with stems, and the numbers, times and names in it.</summary>
internal sealed class Reading
{
    public Reading(string text, DateOnly? written)
    {
        Text = text;
        Tokens = Words.Of(text);
        Stems = [.. Tokens.Select(t => Words.Stem(t.Text))];
        Dates = Analysing.Dates.Of(text, written);
        Amounts = [.. Analysing.Amounts.Of(text).Where(a => !Version(a) && !Dates.Any(d => a.Start < d.End && d.Start < a.End))];
        Names = Analysing.Names.Of(text);
        Content = [.. Enumerable.Range(0, Tokens.Count).Where(i => !Words.IsStop(Tokens[i].Text) && !Inside(i))];
    }

    public string Text { get; }
    public List<Word> Tokens { get; }
    public List<string> Stems { get; }
    public List<Amount> Amounts { get; }
    public List<DateMention> Dates { get; }
    public List<Name> Names { get; }

    /// <summary>Indexes of the words that carry meaning; quantities and times are checked by value and are not among them.</summary>
    public List<int> Content { get; }

    /// <summary>The index of the word at or after a place in the text.</summary>
    public int WordAt(int place) => Tokens.FindIndex(t => t.End > place) is var i and >= 0 ? i : Tokens.Count - 1;

    /// <summary>A version number measures nothing: "2.4" of "2.4.1" is no amount.</summary>
    private bool Version(Amount a) =>
        (a.End + 1 < Text.Length && Text[a.End] == '.' && char.IsAsciiDigit(Text[a.End + 1])) || (a.Start > 1 && Text[a.Start - 1] == '.' && char.IsAsciiDigit(Text[a.Start - 2]));

    private bool Inside(int i) => Amounts.Any(a => Tokens[i].Start < a.End && a.Start < Tokens[i].End) || Dates.Any(d => Tokens[i].Start < d.End && d.Start < Tokens[i].End);
}
