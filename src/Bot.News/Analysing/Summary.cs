namespace Bot.News.Analysing;

/// <summary>Picks the sentences that tell most of one text.</summary>
internal static class Summary
{
    /// <summary>Indexes of the <paramref name="count"/> best sentences, ascending.</summary>
    public static List<int> Of(IReadOnlyList<string> sentences, int count) =>
        Salience.Select([.. sentences.Select((s, i) => Passage.Read(s, Words.Content(s).ToHashSet(), 0, i, sentences.Count))], count);
}
