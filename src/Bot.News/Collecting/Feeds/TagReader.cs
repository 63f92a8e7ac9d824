namespace Bot.News.Collecting.Feeds;

/// <summary>Reads the attributes of one start tag, quoted or not, from just behind its name.</summary>
internal ref struct TagReader(string text, int from, IReadOnlyDictionary<string, string>? declared)
{
    private static readonly List<(string, string)> None = [];

    /// <summary>Behind the tag's closing angle bracket.</summary>
    public int End { get; private set; } = from;

    public bool Empty { get; private set; }

    /// <summary>The attributes; the same empty list for all tags that have none.</summary>
    public List<(string Name, string Value)> ReadAll()
    {
        var found = None;
        while (End < text.Length)
        {
            var c = text[End];
            if (c == '>')
            {
                End++;
                return found;
            }

            if (c == '<')
                return found; // the tag was never closed; what follows is the next one

            if (c == '/' || char.IsWhiteSpace(c))
            {
                Empty = c == '/' && End + 1 < text.Length && text[End + 1] == '>';
                End++;
                continue;
            }

            found = found == None ? [] : found;
            found.Add((Name(), Value()));
        }

        return found;
    }

    private string Name()
    {
        var start = End;
        while (End < text.Length && text[End] is not ('=' or '>' or '<') && !char.IsWhiteSpace(text[End]) && !(text[End] == '/' && End > start))
            End++;

        if (End == start)
            End++; // a lone sign that starts no name
        return text[start..End].ToLowerInvariant();
    }

    private string Value()
    {
        SkipSpace();
        if (End >= text.Length || text[End] != '=')
            return "";

        End++;
        SkipSpace();
        if (End >= text.Length)
            return "";

        var quote = text[End];
        var start = quote is '"' or '\'' ? End + 1 : End;
        if (start > End)
        {
            var close = text.IndexOf(quote, start);
            End = close < 0 ? text.Length : close + 1;
            return Entities.Decode(text.AsSpan(start, (close < 0 ? text.Length : close) - start), declared);
        }

        while (End < text.Length && text[End] is not ('>' or '<') && !char.IsWhiteSpace(text[End]))
            End++;
        return Entities.Decode(text.AsSpan(start, End - start), declared);
    }

    private void SkipSpace()
    {
        while (End < text.Length && char.IsWhiteSpace(text[End]))
            End++;
    }
}
