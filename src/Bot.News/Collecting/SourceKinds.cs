using Bot.News.Collecting.Sources;

namespace Bot.News.Collecting;

/// <summary>The recipes by the kind they read; each is one file under Sources, found by scan.</summary>
internal sealed class SourceKinds(IEnumerable<ISourceKind> recipes)
{
    private static readonly string[] Topics =
        ["models", "agents", "tools", "chips", "cloud", "research", "safety", "policy", "business", "open source", "robotics", "media"];

    private readonly Dictionary<string, ISourceKind> _byName = recipes.ToDictionary(recipe => recipe.Kind, StringComparer.OrdinalIgnoreCase);

    public ISourceKind this[string kind] => _byName[kind];

    public Trust UsualTrust(string kind) => _byName.TryGetValue(kind, out var recipe) ? recipe.UsualTrust : Trust.Unknown;

    public bool Knows(string kind) => _byName.ContainsKey(kind);

    /// <summary>What is wrong with an entry, each line starting with the name of its field.</summary>
    public IEnumerable<string> ProblemsOf(SourceEntry entry)
    {
        if (!Uri.TryCreate(entry.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return $"Url is \"{entry.Url}\"; it must be a full http or https address";
        else if (Secrets.Why(url) is { } secret)
            yield return $"Url {secret}";
        if (entry.Kind is { Length: > 0 } kind && !Knows(kind))
            yield return $"Kind is \"{kind}\"; it must be one of {string.Join(", ", _byName.Keys.Order())}";
        if (entry.Trust is { Length: > 0 } trust && !Enum.TryParse<Trust>(trust, true, out _))
            yield return $"Trust is \"{trust}\"; it must be one of primary, press, community, aggregator, unknown";
        foreach (var topic in entry.Topics.Where(topic => !Topics.Contains(topic, StringComparer.OrdinalIgnoreCase)))
            yield return $"Topics holds \"{topic}\"; they must be of {string.Join(", ", Topics)}";
    }
}
