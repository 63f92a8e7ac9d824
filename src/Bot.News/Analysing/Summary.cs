namespace Bot.News.Analysing;

/// <summary>Picks the sentences that tell most of one text.</summary>
internal static class Summary
{
    /// <summary>Indexes of the <paramref name="count"/> best sentences, ascending.</summary>
    public static List<int> Of(IReadOnlyList<string> sentences, int count) => Salience.Select(Passages(sentences), count);

    internal static List<Passage> Passages(IReadOnlyList<string> sentences) =>
        [.. sentences.Select((s, i) => new Passage(Words.Content(s).ToHashSet(), 0, i, sentences.Count, Words.Count(s), Names.Of(s).Count, Amounts.Of(s).Count))];
}
