namespace Bot.News.Analysing;

/// <summary>Where the words stand that do something, and the words on either side of them. Shallow: no tree, only places.</summary>
internal static class Syntax
{
    private static readonly HashSet<string> Auxiliaries = ["is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "to", "not", "never", "also", "now", "just", "only", "already", "still", "then", "soon", "first", "get", "gets", "got", "'ll", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't", "recently", "reportedly", "allegedly"];
    private static readonly HashSet<string> Asking = ["to", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "do", "does", "did", "not", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't", "who", "which", "they", "we", "you", "it", "he", "she", "'ll"];
    private static readonly HashSet<string> Being = ["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't", "get", "gets", "got"];
    private static readonly HashSet<string> Openers = ["a", "an", "the", "its", "their", "his", "her", "our", "this", "these", "that", "those", "of", "in", "with", "for", "some", "all", "any", "no", "more", "less", "very", "most"];
    private static readonly HashSet<string> Followers = ["a", "an", "the", "its", "their", "his", "her", "our", "this", "these", "that", "those", "to", "in", "on", "at", "for", "from", "by", "with", "into", "as", "about", "over", "up", "down", "out", "off", "not", "more", "less", "all", "some", "new", "how", "why", "what", "it", "them", "against"];
    private static readonly HashSet<string> Joints = ["and", "but", "or", "that", "which", "who", "whose", "because", "while", "whereas", "after", "before", "when", "if", "as", "although", "though", "than", "since", "until", "where", "so", "yet"];
    private static readonly HashSet<string> Pronouns = ["it", "he", "she", "they", "we", "i", "you", "this", "these", "those", "one", "both", "some"];

    /// <summary>What an aside about the word before it opens with.</summary>
    private static readonly HashSet<string> Describes = ["a", "an", "the", "which", "who", "whose", "based", "formerly", "known", "founded", "led", "owned", "backed", "maker", "once", "now", "part"];

    public static readonly HashSet<string> Speech = ["say", "says", "said", "saying", "told", "tells", "tell", "wrote", "writes", "warns", "warned", "argues", "argued", "claims", "claimed", "explains", "explained", "notes", "noted", "adds", "added", "reports", "reported", "cautions", "cautioned"];

    public static readonly HashSet<string> Prepositions = ["of", "in", "on", "at", "for", "from", "by", "with", "into", "onto", "to", "against", "among", "via", "through", "during", "under", "over", "about", "between", "across", "without", "toward", "towards", "per", "around", "beyond", "despite", "amid", "including", "after", "before", "as", "than", "since", "until", "within", "near", "behind", "outside", "except", "alongside"];

    public static bool IsVerb(Reading r, int i)
    {
        var (word, root) = (r.Lower[i], r.Stems[i]);
        if (word is "say" or "says" or "said") return true;
        if ((r.Tokens[i].Capital && i > 0) || Words.IsStop(word) || !Lexicon.Verb(root) && !word.EndsWith("ed", StringComparison.Ordinal)) return false;
        var before = i > 0 && !Breaks(r, i - 1) ? r.Lower[Back(r, i)] : "";
        if (Asking.Contains(before)) return !word.EndsWith("ing", StringComparison.Ordinal);
        if (word.EndsWith("ing", StringComparison.Ordinal)) return !Openers.Contains(before) || before is "of" or "in" or "for" or "with";
        if (Past(word)) return !(Openers.Contains(before) && i + 1 < r.Tokens.Count && !Breaks(r, i) && !Followers.Contains(r.Lower[i + 1]));
        if (Openers.Contains(before) || Prepositions.Contains(before) || i == 0) return false;
        var next = i + 1 < r.Tokens.Count && !Breaks(r, i) ? r.Tokens[i + 1] : default;
        if (next.Text is null) return false;
        return word.EndsWith('s') ? Followers.Contains(r.Lower[i + 1]) || next.Capital || char.IsAsciiDigit(next.Text[0]) || "$€£".Contains(r.Text[next.Start - 1]) || r.NameAt(i - 1) is not null || r.Lower[i - 1] is "and" or "or" || (i == 1 && r.Tokens[0].Capital && !Lexicon.Knows(r.Stems[0]) && !Auxiliaries.Contains(r.Lower[i + 1]) && !Past(r.Lower[i + 1])) || (before.Length == 0 && Enumerable.Range(0, i).Any(k => r.Lower[k] is "which" or "who"))
            : (r.Lower[i - 1].EndsWith('s') || r.Lower[i - 1] is "and" or "or" or "that" or "people") && (Followers.Contains(r.Lower[i + 1]) || next.Capital) || r.NameAt(i - 1) is not null && Followers.Contains(r.Lower[i + 1]);
    }

    /// <summary>"Was bought", "bought by".</summary>
    public static bool Passive(Reading r, int verb)
    {
        if (!Past(r.Lower[verb])) return false;
        if (verb > 0 && !Breaks(r, verb - 1) && Being.Contains(r.Lower[Back(r, verb)])) return true;
        return Agent(r, verb) >= 0;
    }

    /// <summary>Whether something is done to somebody there: a passive verb among the words, of all words by default.</summary>
    public static bool Voice(Reading r, IEnumerable<int>? words = null) => (words ?? Enumerable.Range(0, r.Tokens.Count)).Any(i => r.Verb(i) && Passive(r, i));

    /// <summary>"The chip built with …": what it is done to stands before it.</summary>
    public static bool Participle(Reading r, int verb) => r.Verb(verb) && Past(r.Lower[verb]) && verb + 1 < r.Tokens.Count && Prepositions.Contains(r.Lower[verb + 1]);

    /// <summary>The word after the "by" that names who did it, or -1.</summary>
    public static int Agent(Reading r, int verb)
    {
        for (var i = verb + 1; i < r.Tokens.Count && i <= verb + 5 && !Breaks(r, i - 1); i++)
            if (r.Lower[i] == "by" && i + 1 < r.Tokens.Count) return r.Lower[i + 1].EndsWith("ing", StringComparison.Ordinal) || r.Counts(i + 1) ? -1 : i + 1;
            else if (r.Verb(i)) return -1;
        return -1;
    }

    /// <summary>The words before a verb that it is said of; <paramref name="certain"/> is false where a pronoun stands for them or a reading is doubtful.</summary>
    public static List<int> Subject(Reading r, int verb, out bool certain)
    {
        certain = true;
        var at = verb - 1;
        while (at >= 0 && !Breaks(r, at) && (Auxiliaries.Contains(r.Lower[at]) || r.Lower[at].EndsWith("ly", StringComparison.Ordinal) || (r.Verb(at) && (at + 1 < verb && r.Lower[at + 1] == "to" || r.Lower[verb].EndsWith("ing", StringComparison.Ordinal) && at == verb - 1)))) at--;
        if (at >= 0 && r.Lower[verb - 1] == "to" && at == verb - 2 && !r.Verb(at) && !Auxiliaries.Contains(r.Lower[at])) certain = false;
        if (at < 0 || !certain) return [];
        var last = at;
        if (r.Gap(at).IndexOf(',') >= 0) at = BeforeAside(r, at, ref certain);
        var aside = at < last;
        if (at >= 0 && r.Lower[at] is "who" or "which" or "that") { certain = r.Lower[at] != "that"; aside = Breaks(r, at - 1); at--; }
        if (at < 0) return [];
        if (r.Lower[at] is "and" or "but" or "or" || (Breaks(r, at) && !aside))
        {
            for (var v = at - 1; v >= 0 && r.SameSentence(v, verb); v--)
                if (r.Verb(v)) return Subject(r, v, out certain);
            certain = false;
            return [];
        }

        var found = new List<int>();
        for (var i = at; i >= 0; i--)
        {
            if (aside && r.Verb(i)) certain = false; // "Tessel showed Orin, a model, paired with"
            if (r.Verb(i) || (Joints.Contains(r.Lower[i]) && !(r.Lower[i] is "and" or "or" && found.Count > 0))) break;
            if (Pronouns.Contains(r.Lower[i])) { certain = false; break; }
            if (r.Content.Contains(i)) found.Add(i);
            if (i > 0 && Breaks(r, i - 1)) break;
        }

        if (found.Count == 0) certain = false;
        return found;
    }

    /// <summary>The words after a verb up to the next break or verb.</summary>
    public static List<int> Object(Reading r, int verb)
    {
        var found = new List<int>();
        for (var i = verb + 1; i < r.Tokens.Count && !Breaks(r, i - 1) && !r.Verb(i) && !(Joints.Contains(r.Lower[i]) && r.Lower[i] is not ("and" or "or" or "as")) && !Relative(r, verb, i); i++)
            if (r.Content.Contains(i)) found.Add(i);
        return found;
    }

    /// <summary>A name after a noun that does something itself: "the users Tessel expected".</summary>
    private static bool Relative(Reading r, int verb, int i) =>
        i > verb + 1 && r.NameAt(i) is { } name && r.NameAt(i - 1) != name && !Prepositions.Contains(r.Lower[i - 1]) && r.Tokens.FindIndex(t => t.Start >= name.End) is var after and > 0 && r.Verb(after) && !Participle(r, after);

    /// <summary>The words of each clause.</summary>
    public static IEnumerable<List<int>> Clauses(Reading r)
    {
        var clause = new List<int>();
        for (var i = 0; i < r.Tokens.Count; i++)
        {
            if (clause.Count > 0 && (Breaks(r, i - 1) || r.Lower[i] is "which" or "who" or "while" or "but" || (r.Lower[i] == "and" && i + 1 < r.Tokens.Count && (r.Verb(i + 1) || (i + 2 < r.Tokens.Count && r.Verb(i + 2))))))
            {
                yield return clause;
                clause = [];
            }

            clause.Add(i);
        }

        if (clause.Count > 0) yield return clause;
    }

    /// <summary>The words of content that a sentence opens with, up to its first verb.</summary>
    public static List<int> Actor(Reading r, int sentence) =>
        [.. Enumerable.Range(0, r.Tokens.Count).Where(i => r.Sentence(i) == sentence).Skip(Fronted(r, sentence)).TakeWhile(i => !r.Verb(i) && !Auxiliaries.Contains(r.Lower[i])).Where(i => r.Content.Contains(i) && !Lexicon.Soft(r.Stems[i])).Take(4)];

    /// <summary>How many words the phrase before the actor has: "In more good news, …".</summary>
    private static int Fronted(Reading r, int sentence)
    {
        var words = Enumerable.Range(0, r.Tokens.Count).Where(i => r.Sentence(i) == sentence).ToList();
        var comma = words.Count > 0 && Prepositions.Contains(r.Lower[words[0]]) ? words.FindIndex(i => Breaks(r, i)) : -1;
        return comma >= 0 && comma + 1 < words.Count && !words.Take(comma + 1).Any(r.Verb) ? comma + 1 : 0;
    }

    /// <summary>The sentence opens with a word that points to another one: "It", "The firm", "Two of the sets".</summary>
    public static bool Points(Reading r, int sentence)
    {
        var first = Enumerable.Range(0, r.Tokens.Count).FirstOrDefault(i => r.Sentence(i) == sentence);
        return Pronouns.Contains(r.Lower[first]) || r.Lower[first] is "its" or "their" or "his" or "her" or "that" or "two" or "three" or "early" || (r.Lower[first] == "the" && first + 1 < r.Tokens.Count && !r.Tokens[first + 1].Capital && (Lexicon.Soft(r.Stems[first + 1]) || r.Lower[first + 1] is "update" or "release" or "chip" or "lab" or "agency" or "software" or "american" or "new"));
    }

    /// <summary>A mark that ends a clause stands after the word.</summary>
    public static bool Breaks(Reading r, int i)
    {
        var gap = r.Gap(i);
        return gap.IndexOfAny([',', ';', ':', '\n']) >= 0 || gap.IndexOfAny(['(', ')', '—', '–']) >= 0 || gap.Contains(" - ", StringComparison.Ordinal) || gap.IndexOfAny(['.', '!', '?']) >= 0;
    }

    private static bool Past(string word) => word.EndsWith("ed", StringComparison.Ordinal) || (Lexicon.Irregular(word) && !word.EndsWith("ing", StringComparison.Ordinal) && !word.EndsWith('s')) || word is "cut" or "put" or "set" or "hit" or "let" or "beat" or "bet" or "split" or "spread" or "shut" or "run" or "shutdown" or "layoff";

    /// <summary>The word before, adverbs left out.</summary>
    private static int Back(Reading r, int i)
    {
        var at = i - 1;
        while (at > 0 && !Breaks(r, at - 1) && (r.Lower[at].EndsWith("ly", StringComparison.Ordinal) || r.Lower[at] is "also" or "now" or "already" or "still" or "just" or "not" or "then" or "never")) at--;
        return at;
    }

    /// <summary>What follows the word describes it: "Tessel, a maker of chips".</summary>
    public static bool Aside(Reading r, int i) => r.Gap(i).IndexOf(',') >= 0 && Describes.Contains(r.Lower[i + 1]);

    /// <summary>The word before an aside between commas: "Tessel, a maker of chips, said".</summary>
    private static int BeforeAside(Reading r, int at, ref bool certain)
    {
        for (var i = at - 1; i >= 0 && r.SameSentence(i, at); i--)
            if (r.Gap(i).IndexOf(',') >= 0 && (Aside(r, i) || !Enumerable.Range(i + 1, at - i).Any(r.Verb))) return i;
            else if (Breaks(r, i)) break;
        certain = false;
        return at;
    }
}
