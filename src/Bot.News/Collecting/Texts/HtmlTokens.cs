namespace Bot.News.Collecting.Texts;

internal enum HtmlToken { Text, Start, End, Other }

/// <summary>Walks over HTML tag by tag without building a tree: fast, and it never fails.</summary>
internal ref struct HtmlTokens(ReadOnlySpan<char> html)
{
    private readonly ReadOnlySpan<char> _html = html;
    private int _pos;

    public HtmlToken Kind { get; private set; }

    /// <summary>Text: the text as it stands, references undecoded. Tags: all between the angle brackets.</summary>
    public ReadOnlySpan<char> Raw { get; private set; }

    /// <summary>The tag's name without its prefix, in the case it was written.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    public bool Next()
    {
        if (_pos >= _html.Length)
            return false;

        var rest = _html[_pos..];
        if (rest[0] == '<' && rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?'))
            return NextTag(rest);

        var end = rest[1..].IndexOf('<');
        Kind = HtmlToken.Text;
        Raw = end < 0 ? rest : rest[..(end + 1)];
        _pos += Raw.Length;
        return true;
    }

    /// <summary>Skips to behind the end tag of the element whose start tag was just read; to the end where there is none.</summary>
    public void SkipElement()
    {
        var name = Name;
        while (_pos < _html.Length)
        {
            var close = _html[_pos..].IndexOf("</");
            if (close < 0)
                break;

            _pos += close + 2;
            if (!_html[_pos..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                continue;

            var end = _html[_pos..].IndexOf('>');
            _pos = end < 0 ? _html.Length : _pos + end + 1;
            return;
        }

        _pos = _html.Length;
    }

    private bool NextTag(ReadOnlySpan<char> rest)
    {
        if (rest[1] is '!' or '?')
        {
            Kind = HtmlToken.Other;
            Raw = default;
            var comment = rest.StartsWith("<!--");
            var stop = comment ? rest.IndexOf("-->") : rest.IndexOf('>');
            _pos = stop < 0 ? _html.Length : _pos + stop + (comment ? 3 : 1);
            return true;
        }

        var nameStart = rest[1] == '/' ? 2 : 1;
        var nameEnd = nameStart;
        while (nameEnd < rest.Length && (char.IsAsciiLetterOrDigit(rest[nameEnd]) || rest[nameEnd] is ':' or '-'))
            nameEnd++;

        var end = TagEnd(rest, nameEnd);
        Kind = nameStart == 2 ? HtmlToken.End : HtmlToken.Start;
        Name = rest[nameStart..nameEnd];
        Name = Name[(Name.IndexOf(':') + 1)..]; // XHTML may come under any prefix
        Raw = rest[1..end];
        _pos += Math.Min(rest.Length, end + 1);
        return true;
    }

    /// <summary>The closing bracket, beyond quoted values; a quote that never closes does not swallow the rest.</summary>
    private static int TagEnd(ReadOnlySpan<char> rest, int from)
    {
        for (var at = from; at < rest.Length; at++)
        {
            if (rest[at] == '>')
                return at;

            if (rest[at] is not ('"' or '\'') || rest[at - 1] is not ('=' or ' '))
                continue;

            var close = rest[(at + 1)..].IndexOf(rest[at]);
            if (close >= 0)
                at += close + 1;
        }

        return rest.Length;
    }
}
