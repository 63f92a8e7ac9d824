using System.Text.RegularExpressions;

namespace Bot.News.Collecting;

/// <summary>Whose pages stand on a host: the source of the catalogue that lives there. A host with several owners, as of repositories or papers, is nobody's home.</summary>
internal sealed partial class Homes
{
    private readonly Dictionary<string, Source> byHost;

    public Homes(IEnumerable<Source> sources) =>
        byHost = sources.Where(source => source.Tier == Tier.Catalogue && source.Trust >= Trust.Press && source.Kind is "feed" or "webpage" or "sitemap")
            .GroupBy(source => FeedHost().Replace(CanonicalUrl.HostOf(new Uri(source.Url)), "")).Where(group => group.Select(source => source.Family).Distinct().Count() == 1)
            .ToDictionary(group => group.Key, group => group.First());

    /// <summary>The source that lives at an absolute address; null where none does.</summary>
    public Source? Of(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? byHost.GetValueOrDefault(CanonicalUrl.HostOf(uri)) : null;

    /// <summary>What a paper's feeds stand under beside its own pages.</summary>
    [GeneratedRegex(@"^(?:feeds?|rss)\.(?=[^.]+\.)")]
    private static partial Regex FeedHost();
}
