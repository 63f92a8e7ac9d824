using System.Text;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Texts;
using Bot.News.Collecting.Web;

namespace Bot.News.Collecting;

/// <summary>One of the first items that a probe found.</summary>
public sealed record ProbedItem(string Title, string? Url, DateTimeOffset? Published);

/// <summary>What testing an address came to.</summary>
/// <param name="Problem">Why it cannot serve as a source, with the mend; null where it can.</param>
/// <param name="Title">The feed's own title.</param>
/// <param name="Items">All items that it holds now.</param>
/// <param name="First">The first three.</param>
/// <param name="FeedsOnPage">Where the address is a web page: the feeds that it names.</param>
public sealed record ProbeResult(string Url, string? Problem, string? Title, int Items, IReadOnlyList<ProbedItem> First, IReadOnlyList<string> FeedsOnPage)
{
    public bool Works => Problem is null;
}

/// <summary>Tests an address that somebody wants as a source, without storing anything.</summary>
public sealed class SourceProbe
{
    private readonly Harvester _harvester;
    private readonly SourceKinds _kinds;

    internal SourceProbe(Harvester harvester, SourceKinds kinds) => (_harvester, _kinds) = (harvester, kinds);

    /// <param name="url">The address as a person typed it; https is assumed where the scheme is missing.</param>
    /// <param name="own">True for the operator at the command line, whose sources may lie on a private network.</param>
    public async Task<ProbeResult> TestAsync(string url, CancellationToken cancel, string kind = "feed", bool own = false)
    {
        var address = url.Contains("://", StringComparison.Ordinal) ? url.Trim() : "https://" + url.Trim();
        var entry = new SourceEntry { Url = address, Kind = kind };
        if (_kinds.ProblemsOf(entry).FirstOrDefault() is { } wrong)
            return Failed(address, wrong.Replace("Url ", "the address ", StringComparison.Ordinal), []);

        var source = SourceRows.RowOf(entry, own ? SourceOrigin.Command : SourceOrigin.Wish, Tier.Server, _kinds.UsualTrust);
        var harvest = await _harvester.TakeAsync(source, cancel);
        if (harvest.Feed is { } feed)
            return Read(address, feed);

        var offered = harvest.Outcome is Fetched page ? FeedsOn(Encoding.UTF8.GetString(page.Body), page.Address) : [];
        return Failed(address, Why(harvest, offered), offered);
    }

    private static ProbeResult Read(string url, Feed feed)
    {
        var first = feed.Items.Take(3).Select(item => new ProbedItem(item.Title ?? "(no title)", Links.Web(item.Link, feed.Link), item.Published ?? item.Updated));
        return new ProbeResult(url, feed.Items.Count == 0 ? "it is a feed, but it holds no items" : null, feed.Title, feed.Items.Count, [.. first], []);
    }

    private static ProbeResult Failed(string url, string why, List<string> offered) => new(url, why, null, 0, [], offered);

    private static string Why(Harvest harvest, List<string> offered) => harvest.Outcome switch
    {
        Fetched when offered.Count > 0 => $"{harvest.Unreadable}; it names this feed: {offered[0]}",
        Fetched => $"{harvest.Unreadable}; look for a link named RSS or Atom on the site",
        TryLater later => later.Why + "; try again later",
        Refused refused => refused.Why,
        Gone => "it is gone for good (410)",
        _ => "it could not be read",
    };

    /// <summary>Feed autodiscovery: the alternates that a page's head names. https://html.spec.whatwg.org/#rel-alternate</summary>
    private static List<string> FeedsOn(string html, string address)
    {
        List<string> found = [];
        var tokens = new HtmlTokens(html);
        while (found.Count < 10 && tokens.Next())
        {
            if (tokens.Kind != HtmlToken.Start || !tokens.Name.Equals("link", StringComparison.OrdinalIgnoreCase))
                continue;

            var attributes = new TagReader(tokens.Raw.ToString() + ">", 4, null).ReadAll();
            string? Of(string name) => attributes.FirstOrDefault(a => a.Name == name).Value?.ToLowerInvariant();
            var alternate = Of("rel")?.Contains("alternate", StringComparison.Ordinal) == true;
            var feed = Of("type") is { } type && (type.Contains("rss", StringComparison.Ordinal) || type.Contains("atom", StringComparison.Ordinal) || type.Contains("feed+json", StringComparison.Ordinal));
            if (alternate && feed && Links.Web(attributes.FirstOrDefault(a => a.Name == "href").Value, address) is { } link)
                found.Add(link);
        }

        return found;
    }
}
