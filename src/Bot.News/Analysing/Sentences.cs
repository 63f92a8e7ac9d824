namespace Bot.News.Analysing;

/// <summary>Splits running text into sentences, with their places.</summary>
internal static class Sentences
{
    private const string Closers = "\"”’')]»›";

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "st", "jr", "sr", "inc", "corp", "co", "ltd", "llc", "plc", "vs", "v", "e.g", "i.e", "etc", "no", "nos",
        "fig", "approx", "est", "dept", "u.s", "u.k", "u.n", "e.u", "d.c", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "al", "cf", "a.m", "p.m",
    };

    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal)
    {
        "The", "It", "In", "But", "A", "An", "And", "This", "That", "He", "She", "They", "We", "On", "At", "As", "For", "However", "While", "With", "By", "If", "When", "Its", "These", "Both", "Under",
    };

    /// <summary>Start and length of each sentence, in order, without the white space around it. A line feed always ends one.</summary>
    public static List<(int Start, int Length)> Split(string text)
    {
        var found = new List<(int, int)>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\n' or '\r') { Add(text, start, at, found); start = at + 1; continue; }
            if (!Ends(text, at)) continue;
            var end = at + 1;
            while (end < text.Length && (Closers.Contains(text[end]) || text[end] is '.' or '!' or '?')) end++;
            Add(text, start, end, found);
            start = end;
            at = end - 1;
        }

        Add(text, start, text.Length, found);
        return found;
    }

    private static void Add(string text, int start, int end, List<(int, int)> found)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) found.Add((start, end - start));
    }

    private static bool Ends(string text, int at)
    {
        if (text[at] is '。' or '！' or '？') return true;
        if (text[at] is not ('.' or '!' or '?')) return false;
        var next = at + 1;
        while (next < text.Length && (Closers.Contains(text[next]) || text[next] is '.' or '!' or '?')) next++;
        if (next >= text.Length) return true;
        if (!char.IsWhiteSpace(text[next])) return false;
        while (next < text.Length && char.IsWhiteSpace(text[next]) && text[next] != '\n') next++;
        if (next >= text.Length || text[next] == '\n') return true;
        if (char.IsLower(text[next])) return false;
        return text[at] != '.' || !Abbreviated(text, at, next);
    }

    private static bool Abbreviated(string text, int at, int next)
    {
        var start = at;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '.')) start--;
        var before = text[start..at];
        if (before.Length == 1 && char.IsUpper(before[0])) return true;
        if (!Abbreviations.Contains(before)) return false;
        if (before is "no" or "No" or "nos") return char.IsDigit(text[next]);
        var end = next;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return !Openers.Contains(text[next..end]);
    }
}
