using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>Which wordings say the same in news, from <c>Data/wordings.txt</c>: near synonyms, irregular forms, phrases, and words that add no fact.</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string> Phrases = new(StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<string, List<int>> Groups = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Softs = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal);
    private static readonly Regex Phrase;

    static Lexicon()
    {
        using var stream = typeof(Lexicon).Assembly.GetManifestResourceStream("wordings.txt") ?? throw new InvalidOperationException("wordings.txt is not embedded in Bot.News.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToList();
        var parts = Parts(lines);
        foreach (var line in parts["[forms]"].Select(l => l.Split(' '))) Forms[line[0]] = line[0] == line[1] ? line[1] : Root(line[1]);
        foreach (var (line, group) in parts["[same]"].Select((line, i) => (line, i)))
            foreach (var word in line.Split(' ').Where(w => !Words.IsStop(w) || w == "say").Select(Root).Distinct()) (Groups.TryGetValue(word, out var of) ? of : Groups[word] = []).Add(group);
        Softs.UnionWith(parts["[soft]"].SelectMany(line => line.Split(' ')).Select(Root));
        Verbs.UnionWith(parts["[verbs]"].SelectMany(line => line.Split(' ')).Select(Root));
        foreach (var line in parts["[phrases]"].Select(l => l.Split(" = ")))
            foreach (var phrase in line[0].Split('|')) Phrases[phrase] = line[1];
        Phrase = new Regex($@"(?<![\w-])(?:{string.Join('|', Phrases.Keys.OrderByDescending(p => p.Length).Select(Regex.Escape))})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.Compiled | RegexOptions.CultureInvariant);
    }

    /// <summary>One form for all inflections of a word.</summary>
    public static string Root(string word)
    {
        var plain = word.ToLowerInvariant().Replace('’', '\'');
        if (plain.EndsWith("'s", StringComparison.Ordinal)) plain = plain[..^2];
        if (Forms.TryGetValue(plain, out var form)) return form;
        for (var again = Words.Stem(plain); again != plain; again = Words.Stem(plain)) plain = again;
        return plain.Length > 3 && plain[^1] == 'e' ? plain[..^1] : plain;
    }

    public static bool Irregular(string word) => Forms.ContainsKey(word);

    /// <summary>The text with its set phrases in their usual wording: "artificial intelligence" is "AI", "due to" is "because of".</summary>
    public static string Settle(string text) => Phrase.Replace(text, match => Scheduled(text, match) ? match.Value : Phrases[match.Value]);

    /// <summary>"Is due to ship" names no cause.</summary>
    private static bool Scheduled(string text, Match match) =>
        match.Value.Equals("due to", StringComparison.OrdinalIgnoreCase) && text[..match.Index].TrimEnd() is var before
        && Array.Exists(Beings, being => before.EndsWith(being, StringComparison.OrdinalIgnoreCase)) && text[(match.Index + match.Length)..].Trim().Split(' ')[0] is var next && Verbs.Contains(Root(next));

    private static readonly string[] Beings = [" is", " are", " was", " were"];

    /// <summary>The same root, one the beginning of the other, or near synonyms.</summary>
    public static bool Alike(string a, string b)
    {
        if (a == b) return true;
        var less = Math.Min(a.Length, b.Length);
        if (less >= 5 && Math.Abs(a.Length - b.Length) <= 3 && a.AsSpan(0, less).SequenceEqual(b.AsSpan(0, less))) return true;
        return GroupsOf(a) is { } mine && GroupsOf(b) is { } theirs && mine.Exists(theirs.Contains);
    }

    /// <summary>"Untested", "unreleased": the denial of a verb in one word.</summary>
    public static bool Undone(string word) => word.Length > 6 && word.StartsWith("un", StringComparison.Ordinal) && word.EndsWith("ed", StringComparison.Ordinal) && Verbs.Contains(Root(word[2..])) && !Verbs.Contains(Root(word));

    /// <summary>A word that frames a statement and tells no fact of its own.</summary>
    public static bool Soft(string root) => Softs.Contains(root);

    public static bool Verb(string root) => Verbs.Contains(root);

    /// <summary>A common word, whatever capital the start of a sentence gives it.</summary>
    public static bool Knows(string root) => Groups.ContainsKey(root) || Verbs.Contains(root) || Softs.Contains(root);

    /// <summary>"Typically" is found under "typical".</summary>
    private static List<int>? GroupsOf(string root) => Groups.GetValueOrDefault(root) ?? (root.EndsWith("ic", StringComparison.Ordinal) ? Groups.GetValueOrDefault(root + "al") : null);

    private static Dictionary<string, List<string>> Parts(List<string> lines)
    {
        var parts = new Dictionary<string, List<string>>();
        var part = new List<string>();
        foreach (var line in lines)
        {
            if (line[0] == '[') parts[line] = part = [];
            else part.Add(line);
        }

        return parts;
    }
}
