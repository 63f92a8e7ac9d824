namespace Bot.News.Collecting.Feeds;

/// <summary>One element of a feed's tree: lower-case local name, short name of its namespace, decoded text, children in order.</summary>
internal sealed class Element(string space, string name, Element? parent, string source)
{
    private static readonly Element[] None = [];
    private List<Element>? _children;
    private List<(string Name, string Value)>? _attributes;

    /// <summary>Short name of the namespace such as <c>dc</c> or <c>media</c>; empty for RSS itself.</summary>
    public string Space { get; } = space;

    public string Name { get; } = name;
    public Element? Parent { get; } = parent;
    public IReadOnlyList<Element> Children => _children ?? (IReadOnlyList<Element>)None;

    /// <summary>The element's own text with entities decoded and CDATA taken as it stands; without that of its children.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the text between the tags begins and ends in the source.</summary>
    public int InnerStart { get; set; }

    public int InnerEnd { get; set; } = -1;

    /// <summary>What stands between the tags, exactly as it was served.</summary>
    public string Inner => InnerEnd > InnerStart ? source[InnerStart..InnerEnd] : "";

    /// <summary>The prefixes that this element declares, with the short names of their namespaces.</summary>
    public Dictionary<string, string>? Spaces { get; set; }

    public void Add(Element child) => (_children ??= []).Add(child);

    public void Take(List<(string Name, string Value)> attributes) => _attributes = attributes.Count > 0 ? attributes : null;

    public void AddText(string text) => Text = Text.Length == 0 ? text : Text + text;

    /// <summary>The value of an attribute by its lower-case name with prefix, as in <c>xml:base</c>; null where it is absent.</summary>
    public string? Attribute(string name)
    {
        if (_attributes is null)
            return null;

        foreach (var attribute in _attributes)
        {
            if (attribute.Name == name)
                return attribute.Value;
        }

        return null;
    }

    public Element? Child(string space, string name)
    {
        if (_children is null)
            return null;

        foreach (var child in _children)
        {
            if (child.Name == name && child.Space == space)
                return child;
        }

        return null;
    }

    /// <summary>Asked dozens of times an item, mostly in vain, so that the answer "none" must cost nothing.</summary>
    public IReadOnlyList<Element> All(string space, string name)
    {
        List<Element>? found = null;
        for (var i = 0; i < (_children?.Count ?? 0); i++)
        {
            if (_children![i].Name == name && _children[i].Space == space) // counted above
                (found ??= []).Add(_children[i]);
        }

        return found ?? (IReadOnlyList<Element>)None;
    }

    /// <summary>The nearest value of an attribute that children inherit, as <c>xml:lang</c> is.</summary>
    public string? Inherited(string attribute)
    {
        for (var at = this; at is not null; at = at.Parent)
        {
            if (at.Attribute(attribute) is { } value)
                return value;
        }

        return null;
    }
}
