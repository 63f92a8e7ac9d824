using System.Text;

namespace Bot.News.Analysing;

/// <summary>Reads a headline in title case as a sentence: its common words get small letters, so that the capitals left mark names.</summary>
internal static class Capitals
{
    private const int Long = 4;
    private const double Most = 0.85;

    /// <summary>The text with every line that is in title case read so; its length does not change.</summary>
    public static string Lower(string text)
    {
        if (text.Length == 0) return text;
        var lowered = new StringBuilder(text);
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            var words = Words.Of(line);
            if (Titled(words))
                foreach (var part in words.Skip(1).SelectMany(Parts).Where(w => Common(w) || Modal(words, w))) lowered[start + part.Start] = char.ToLowerInvariant(part.Text[0]);
            start += line.Length + 1;
        }

        return lowered.ToString();
    }

    /// <summary>"Tessel May Buy Orin": no month, but what may happen.</summary>
    private static bool Modal(List<Word> words, Word word) => word.Text == "May" && words.FindIndex(w => w.Start == word.Start) is var at && at + 1 < words.Count && Lexicon.Verb(Lexicon.Root(words[at + 1].Text)) && !Syntax.Prepositions.Contains(words[at - 1].Text.ToLowerInvariant());

    private static bool Titled(List<Word> words)
    {
        var rest = words.Skip(1).Where(w => w.Text.Length >= Long && char.IsLetter(w.Text[0])).ToList();
        return rest.Count >= 3 && rest.Count(w => w.Capital) >= Most * rest.Count;
    }

    private static IEnumerable<Word> Parts(Word word)
    {
        var at = word.Start;
        foreach (var part in word.Text.Split('-'))
        {
            if (part.Length > 0) yield return new Word(at, part);
            at += part.Length + 1;
        }
    }

    private static bool Common(Word word) => word.Text.Length > 1 && char.IsUpper(word.Text[0]) && word.Text.Skip(1).All(char.IsLower) && Lexicon.Knows(Lexicon.Root(word.Text));
}
