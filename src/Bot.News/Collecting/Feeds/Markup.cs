using Names = System.Collections.Generic.Dictionary<string, (string Prefix, string Local)>;

namespace Bot.News.Collecting.Feeds;

/// <summary>
/// Reads XML as the web serves it, in one pass and without ever refusing: bare ampersands, HTML entities, unclosed and
/// crossed tags and text around the root are taken as meant. Nothing outside the text is ever opened, and entities that a
/// feed declares are replaced once and never expanded within each other.
/// </summary>
internal sealed class Markup
{
    private const int DeepestNesting = 200;
    private readonly string _text;
    private readonly Element _root;
    private readonly Names.AlternateLookup<ReadOnlySpan<char>> _names = new Names().GetAlternateLookup<ReadOnlySpan<char>>();
    private Dictionary<string, string>? _declared;
    private Element _at;
    private int _depth;
    private int _pos;

    private Markup(string text)
    {
        _text = text;
        _at = _root = new Element("", "", null, text) { InnerEnd = text.Length };
    }

    /// <summary>A nameless element that holds all that was found, the feed's root among it.</summary>
    public static Element Parse(string text)
    {
        var markup = new Markup(text);
        markup.Read();
        return markup._root;
    }

    private void Read()
    {
        while (_pos < _text.Length)
        {
            var next = _text.IndexOf('<', _pos);
            if (next < 0)
                next = _text.Length;
            if (next > _pos)
                TakeText(_text.AsSpan(_pos, next - _pos));
            _pos = next;
            if (_pos < _text.Length)
                ReadTag();
        }

        while (_at != _root)
            Close(_text.Length);
    }

    private void TakeText(ReadOnlySpan<char> raw)
    {
        if (_at == _root || (_at.Children.Count > 0 && raw.IsWhiteSpace()))
            return;

        _at.AddText(Entities.Decode(raw, _declared));
    }

    private void ReadTag()
    {
        var rest = _text.AsSpan(_pos);
        if (rest.StartsWith("<!--"))
            Skip("-->");
        else if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase))
            ReadRaw();
        else if (rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            ReadDoctype();
        else if (rest.StartsWith("<?"))
            Skip("?>");
        else if (rest.StartsWith("</"))
            ReadEnd();
        else if (rest.Length > 1 && (char.IsLetter(rest[1]) || rest[1] is '_' or ':'))
            ReadStart();
        else
            TakeLiteral();
    }

    private void TakeLiteral()
    {
        TakeText("<");
        _pos++;
    }

    private void Skip(string end)
    {
        var at = _text.IndexOf(end, _pos, StringComparison.Ordinal);
        _pos = at < 0 ? _text.Length : at + end.Length;
    }

    private void ReadRaw()
    {
        var start = _pos + "<![CDATA[".Length;
        var end = _text.IndexOf("]]>", start, StringComparison.Ordinal);
        if (end < 0)
        {
            // never closed: the section ends with its element
            end = _text.IndexOf("</" + _at.Name, start, StringComparison.OrdinalIgnoreCase);
            end = end < 0 ? _text.Length : end;
            _pos = end;
        }
        else
        {
            _pos = end + 3;
        }

        if (_at != _root)
            _at.AddText(_text[start..end]);
    }

    /// <summary>Takes the short plain entities that a document type declares; its external parts are never looked at.</summary>
    private void ReadDoctype()
    {
        var close = _text.IndexOf('>', _pos);
        var open = _text.IndexOf('[', _pos);
        if (open < 0 || close < open)
        {
            _pos = close < 0 ? _text.Length : close + 1;
            return;
        }

        var end = _text.IndexOf(']', open);
        end = end < 0 ? _text.Length : end;
        _declared = Doctype.Declared(_text.AsSpan(open, end - open));
        close = _text.IndexOf('>', end);
        _pos = close < 0 ? _text.Length : close + 1;
    }

    private void ReadEnd()
    {
        var start = _pos;
        var nameEnd = NameEnd(_pos + 2);
        var (prefix, local) = NameOf(_text.AsSpan(_pos + 2, nameEnd - _pos - 2));
        var close = _text.IndexOf('>', nameEnd);
        _pos = close < 0 ? _text.Length : close + 1;
        for (var open = _at; open != _root; open = open.Parent!) // only the root has no parent
        {
            if (open.Name != local || (open.Space != SpaceOf(open, prefix) && prefix.Length > 0))
                continue;

            while (_at != open)
                Close(start);
            Close(start);
            return;
        }
    }

    private void Close(int at)
    {
        _at.InnerEnd = at;
        _at = _at.Parent!; // never called on the root
        _depth--;
    }

    private void ReadStart()
    {
        var nameEnd = NameEnd(_pos + 1);
        var (prefix, local) = NameOf(_text.AsSpan(_pos + 1, nameEnd - _pos - 1));
        if (local is "item" or "entry" && prefix.Length == 0)
            CloseForgotten(local);

        var attributes = new TagReader(_text, nameEnd, _declared);
        var found = attributes.ReadAll();
        var spaces = SpacesOf(found);
        var element = new Element(SpaceOf(_at, prefix, spaces), local, _at, _text) { Spaces = spaces };
        element.Take(found);
        _pos = attributes.End;
        element.InnerStart = element.InnerEnd = _pos;
        _at.Add(element);
        if (attributes.Empty || _depth >= DeepestNesting)
            return;

        _at = element;
        _depth++;
    }

    /// <summary>An entry within an entry means that the first one was never closed.</summary>
    private void CloseForgotten(string local)
    {
        for (var open = _at; open != _root; open = open.Parent!)
        {
            if (open.Name != local || open.Space is not ("" or "atom"))
                continue;

            while (_at != open)
                Close(_pos);
            Close(_pos);
            return;
        }
    }

    private static Dictionary<string, string>? SpacesOf(List<(string Name, string Value)> attributes)
    {
        Dictionary<string, string>? spaces = null;
        foreach (var (name, value) in attributes)
        {
            if (name == "xmlns")
                (spaces ??= [])[""] = Namespaces.ShortName(value, "");
            else if (name.StartsWith("xmlns:", StringComparison.Ordinal))
                (spaces ??= [])[name[6..]] = Namespaces.ShortName(value, name[6..]);
        }

        return spaces;
    }

    private static string SpaceOf(Element? at, string prefix, Dictionary<string, string>? own = null)
    {
        if (own is not null && own.TryGetValue(prefix, out var space))
            return space;

        for (; at is not null; at = at.Parent)
        {
            if (at.Spaces is not null && at.Spaces.TryGetValue(prefix, out space))
                return space;
        }

        return prefix;
    }

    private int NameEnd(int from)
    {
        while (from < _text.Length && _text[from] is not ('>' or '/' or '<') && !char.IsWhiteSpace(_text[from]))
            from++;
        return from;
    }

    private (string Prefix, string Local) NameOf(ReadOnlySpan<char> name)
    {
        if (_names.TryGetValue(name, out var known))
            return known;

        var colon = name.IndexOf(':');
        var split = colon < 0
            ? ("", name.ToString().ToLowerInvariant())
            : (name[..colon].ToString().ToLowerInvariant(), name[(colon + 1)..].ToString().ToLowerInvariant());
        _names[name] = split;
        return split;
    }
}
