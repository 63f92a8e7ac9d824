using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>A name in a text: a run of capitalised words, or one word that carries capitals or digits inside.</summary>
internal sealed record Name(int Start, int Length, string Text)
{
    public int End => Start + Length;
}

/// <summary>Finds names of firms, people, products and places, and knows which spellings mean the same.</summary>
internal static partial class Names
{
    /// <summary>Spellings of one thing, the usual one first.</summary>
    private static readonly string[][] Same =
    [
        ["AWS", "Amazon Web Services"], ["Amazon", "Amazon.com"], ["Google", "Alphabet"], ["Google Cloud", "GCP"], ["Azure", "Microsoft Azure"], ["Meta", "Facebook"], ["xAI", "SpaceXAI"], ["Nvidia", "NVIDIA"],
        ["DeepMind", "Google DeepMind"], ["US", "U.S", "United States", "America", "USA"], ["UK", "U.K", "United Kingdom", "Britain"], ["EU", "European Union", "E.U"], ["Hugging Face", "HuggingFace"],
        ["SEC", "Securities and Exchange Commission"], ["FTC", "Federal Trade Commission"], ["GPU", "GPUs"], ["TPU", "TPUs"], ["CEO", "chief executive"], ["CFO", "chief financial officer"], ["CTO", "chief technology officer"],
    ];

    private static readonly Dictionary<string, string> Canonical = Same
        .SelectMany(group => group.Select(name => (name, first: group[0]))).DistinctBy(pair => pair.name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(pair => pair.name, pair => pair.first, StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Calendar = new(StringComparer.OrdinalIgnoreCase)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "q1", "q2", "q3", "q4", "h1", "h2", "i", "am", "pm",
    };

    private static readonly HashSet<string> Counting = new(StringComparer.OrdinalIgnoreCase)
    {
        "about", "after", "all", "almost", "among", "another", "around", "at", "before", "between", "both", "each", "every", "fewer", "first", "from", "just", "last", "less", "more", "nearly", "next", "of", "only", "other", "over", "some", "than", "these",
        "those", "top", "under", "until", "up", "with", "within", "day", "week", "month", "year", "page", "point", "points", "number", "part", "figure", "table", "step",
    };

    /// <summary>The names in order. A capital that only the start of the sentence explains makes no name.</summary>
    public static List<Name> Of(string text)
    {
        var words = Words.Of(text);
        var found = new List<Name>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!Begins(text, words, i)) continue;
            var last = i;
            while (last + 1 < words.Count && Continues(text, words, last)) last = Next(text, words, last);
            var start = words[i].Start;
            var name = TrimPossessive(text[start..words[last].End]);
            found.Add(new Name(start, name.Length, name));
            i = last;
        }

        return found;
    }

    /// <summary>The usual spelling of a name, or the name itself.</summary>
    public static string Usual(string name) => Canonical.GetValueOrDefault(name, name);

    /// <summary>All spellings that mean the same, the name itself included.</summary>
    public static IEnumerable<string> Spellings(string name) =>
        Same.FirstOrDefault(group => group.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } group ? group.Append(name) : [name];

    /// <summary>Whether a text names something, in any of its spellings, as whole words.</summary>
    public static bool Mentions(string text, string name) => Spellings(name).Any(spelling => Place(text, spelling) >= 0);

    /// <summary>Where a spelling stands in a text as whole words, or -1.</summary>
    public static int Place(string text, string spelling)
    {
        for (var at = text.IndexOf(spelling, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(spelling, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + spelling.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]) || (text[end] == 's' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]))))) return at;
        }

        return -1;
    }

    private static bool Begins(string text, List<Word> words, int i)
    {
        var word = words[i];
        if (!word.Capital || Calendar.Contains(word.Text) || !char.IsLetter(word.Text.First(char.IsLetterOrDigit)) && !word.Text.Any(char.IsUpper)) return false;
        if (word.Text.Length == 1 && !(i + 1 < words.Count && words[i + 1].Capital)) return false;
        if (word.Text is "US" or "IT") return true;
        if (!Opens(text, word.Start)) return !Words.IsStop(word.Text);
        return !Words.IsStop(word.Text) && (Distinct(word.Text) || (i + 1 < words.Count && words[i + 1].Capital && Adjacent(text, words[i], words[i + 1]) && !Calendar.Contains(words[i + 1].Text)) || Known(word.Text) || Acts(text, words, i) || Numbered(text, words, i));
    }

    /// <summary>"Gemma 4, built by …": a word that counts nothing, with its version.</summary>
    private static bool Numbered(string text, List<Word> words, int i) =>
        i + 1 < words.Count && Version().IsMatch(words[i + 1].Text) && Adjacent(text, words[i], words[i + 1]) && words[i].Text.Length > 2 && !Counting.Contains(words[i].Text)
        && !words[i].Text.EndsWith("ly", StringComparison.Ordinal) && !Lexicon.Knows(Lexicon.Root(words[i].Text));

    /// <summary>At the start of a sentence a lone capitalised word counts where a verb follows that only an actor can do.</summary>
    private static bool Acts(string text, List<Word> words, int i) => TrimPossessive(words[i].Text) != words[i].Text || (i + 1 < words.Count && Actor().IsMatch(words[i + 1].Text) && text[words[i].End] == ' ');

    private static bool Known(string word) => Canonical.ContainsKey(TrimPossessive(word));

    private static bool Distinct(string word) => word.Skip(1).Any(c => char.IsUpper(c) || char.IsDigit(c));

    private static bool Continues(string text, List<Word> words, int last) => Next(text, words, last) > last;

    private static int Next(string text, List<Word> words, int last)
    {
        var next = words[last + 1];
        if (words[last].Text.EndsWith("'s", StringComparison.Ordinal) || words[last].Text.EndsWith("’s", StringComparison.Ordinal) || !Adjacent(text, words[last], next)) return last;
        if ((next.Capital && !Calendar.Contains(next.Text) && !(Words.IsStop(next.Text) && next.Text.Length > 1)) || Version().IsMatch(TrimPossessive(next.Text))) return last + 1;
        return next.Text is "of" or "and" or "for" && last + 2 < words.Count && next.Text != "and" && words[last + 2].Capital && Adjacent(text, next, words[last + 2]) && !Calendar.Contains(words[last + 2].Text) && !Words.IsStop(words[last + 2].Text) && next.Text == "of" ? last + 2 : last;
    }

    private static bool Adjacent(string text, Word first, Word second) => second.Start - first.End == 1 && text[first.End] is ' ' or '-' or '\u00a0';

    private static bool Opens(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && (char.IsWhiteSpace(text[at]) || "\"“‘'(".Contains(text[at]))) at--;
        return at < 0 || text[at] is '.' or '!' or '?' or ':' or '\n';
    }

    private static string TrimPossessive(string name) => name.EndsWith("'s", StringComparison.Ordinal) || name.EndsWith("’s", StringComparison.Ordinal) ? name[..^2] : name;

    [GeneratedRegex(@"^v?\d+(\.\d+)*[a-z]?$")]
    private static partial Regex Version();

    [GeneratedRegex("^(?:[a-z]{2,}ed|said|says|told|tells|announced|announces|launched|launches|released|releases|plans|planned|expects|expected|unveiled|unveils|introduced|introduces|raised|raises|signed|signs|reported|reports|is|was|has|had|will|would|can|could|may|agreed|agrees|added|adds|acquired|acquires|bought|buys|sued|sues|warned|warns|wants|denied|denies|spent|spends|built|builds|opened|opens|shipped|ships|cut|cuts|argues|argued|also|now)$")]
    private static partial Regex Actor();
}
