namespace Bot.News.Grouping.Reading;

/// <summary>A word of a text: as it is matched, whether it was capitalised, and whether it opened a sentence.</summary>
internal readonly record struct Token(string Text, int Start, int Length, bool Capital, bool Opens);
