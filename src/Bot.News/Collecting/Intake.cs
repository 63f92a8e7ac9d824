using System.IO.Hashing;
using System.Runtime.InteropServices;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Texts;

namespace Bot.News.Collecting;

/// <summary>What the store knows of an article, as far as telling new from old needs it.</summary>
internal sealed record KnownArticle(long Id, int SourceId, string Key, string? FeedId, string ContentHash, Trust Trust, DateTimeOffset? Published);

/// <summary>Turns the items of a feed into articles and tells which are new, which edited and which were there before.</summary>
internal static class Intake
{
    private const int LongestText = 60_000;
    private const int LongestTeaser = 4_000;

    /// <summary>A feed's own content of this many characters is the article, not a teaser.</summary>
    private const int FullTextFrom = 1_200;

    /// <summary>Pages of older articles are not fetched: no edition would use them.</summary>
    private static readonly TimeSpan PageAge = TimeSpan.FromDays(35);

    /// <summary>Two items that say the same are one article only if they were published this close to each other: many feeds repeat a title.</summary>
    private static readonly TimeSpan SameStory = TimeSpan.FromDays(3);

    /// <summary>The items as articles, each once, in the order of the feed's own time so that ids rise with it.</summary>
    /// <param name="homes">Sources by the host of their address, to know the publisher of what an aggregator points to.</param>
    public static List<Article> ArticlesOf(Source source, Feed feed, DateTimeOffset now, bool fetchPages, Homes homes)
    {
        var shared = feed.Items.Select(item => CanonicalUrl.KeyOf(item.Link)).OfType<string>().GroupBy(key => key).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        var articles = EachItem.Read(feed.Items, item => ArticleOf(source, feed, item, shared, now, fetchPages, homes));
        return [.. articles.DistinctBy(article => article.Key).OrderBy(article => article.When)];
    }

    private static Article? ArticleOf(Source source, Feed feed, FeedItem item, HashSet<string> shared, DateTimeOffset now, bool fetchPages, Homes homes)
    {
        var description = Cut(PlainText.OfHtml(item.Description), LongestText);
        var content = item.Content == item.Description ? description : Cut(PlainText.OfHtml(item.Content), LongestText);
        var url = Links.Web(item.Link, feed.Link) ?? Links.Web(item.Id, null);
        var title = item.Title is { } own ? Titles.Mended(own, url) : FirstLine(description);
        if (title.Length == 0 || (url is null && item.Id is null))
            return null;

        var full = FullTextOf(description, content);
        var published = item.Published ?? item.Updated;
        var hash = HashOf(title + "\n" + (full ?? description));
        var (publisher, family, trust) = VoiceOf(source, item, url, homes);
        var recent = (published ?? now) > now - PageAge;
        return new Article
        {
            SourceId = source.Id,
            Key = KeyOf(source, item, url, hash, shared),
            Url = url ?? feed.Link ?? source.Url,
            FeedId = item.Id is { Length: <= 500 } id ? Characters.Only(id) : null,
            Title = Cut(title, 500),
            Teaser = Cut(content.Length > description.Length ? content : description, LongestTeaser),
            FullText = full,
            Page = full is not null || url is null || item.Complete ? PageState.NotNeeded : fetchPages && recent ? PageState.Pending : PageState.NotAsked,
            Publisher = publisher,
            Family = family,
            Trust = trust,
            Tier = source.Tier,
            Author = Author(item.Authors.Count > 0 ? item.Authors : feed.Authors),
            Language = Languages.Of(title + " " + description, feed.Language),
            ImageUrl = Links.Web(item.Image, feed.Link),
            Topics = [.. source.Topics],
            Categories = [.. item.Categories.Select(category => Cut(PlainText.Clean(category), 100)).Where(category => category.Length > 0).Take(20)],
            Links = Links.In(item.Content ?? item.Description, feed.Link, 50),
            Points = item.Points,
            Published = published,
            Collected = now,
            Backlog = source.FirstFetchedAt is null,
            ContentHash = hash,
            When = published is { } at && at <= now ? at : now,
        };
    }

    /// <summary>
    /// The first page of an actor of its own matter that a report of somebody else links to, as an article whose text is still to be
    /// fetched; null where there is none.
    /// </summary>
    public static Article? FirstPrimaryLink(Article report, Homes homes, DateTimeOffset now)
    {
        if (report.Page != PageState.Fetched || report.Tier != Tier.Catalogue || report.Trust == Trust.Primary)
            return null;

        foreach (var link in report.Links)
        {
            if (CanonicalUrl.KeyOf(link) is not { } key || new Uri(link).AbsolutePath.Length <= 8 || homes.Of(link) is not { Trust: Trust.Primary } home)
                continue;

            return new Article
            {
                SourceId = home.Id,
                Key = Cut(key, 800),
                Url = link,
                Title = "",
                Page = PageState.Pending,
                Publisher = home.Publisher,
                Family = home.Family,
                Trust = home.Trust,
                Topics = [.. home.Topics],
                Collected = now,
                Backlog = true,
                ContentHash = HashOf(link),
                When = report.When,
            };
        }

        return null;
    }

    /// <summary>True where a followed page says that it is of the report's days: reports link to old pages too.</summary>
    public static bool AsNewAsItsReport(Article followed) => followed.Published is { } published && (followed.When - published).Duration() <= SameStory;

    /// <summary>Two passes over what was found: an item is known by the feed's own id first, then by address, then by what it says.</summary>
    public static KnownArticle? Match(Article article, IReadOnlyList<KnownArticle> known) =>
        known.FirstOrDefault(k => article.FeedId is not null && k.SourceId == article.SourceId && k.FeedId == article.FeedId)
        ?? known.FirstOrDefault(k => k.Key == article.Key)
        ?? known.FirstOrDefault(k => k.SourceId == article.SourceId && k.ContentHash == article.ContentHash && Near(k.Published, article.Published));

    private static bool Near(DateTimeOffset? a, DateTimeOffset? b) => a is null || b is null || (a - b)?.Duration() <= SameStory;

    /// <summary>Takes an edit over: title, text and what hangs on them; the article keeps its place in time.</summary>
    public static void Edit(Article stored, Article now, DateTimeOffset at)
    {
        stored.Title = now.Title;
        stored.Teaser = now.Teaser;
        stored.FullText = now.FullText ?? (stored.Page == PageState.Fetched ? stored.FullText : null);
        stored.Links = now.Links;
        stored.Categories = now.Categories;
        stored.ImageUrl = now.ImageUrl ?? stored.ImageUrl;
        stored.ContentHash = now.ContentHash;
        stored.Revision++;
        stored.EditedAt = at;
    }

    /// <summary>A better source tells the same page: its word counts from now on.</summary>
    public static void TakeOver(Article stored, Article now)
    {
        stored.SourceId = now.SourceId;
        stored.FeedId = now.FeedId;
        stored.Publisher = now.Publisher;
        stored.Family = now.Family;
        stored.Trust = now.Trust;
        stored.Topics = now.Topics;
        stored.Published = now.Published ?? stored.Published;
    }

    private static string KeyOf(Source source, FeedItem item, string? url, string hash, HashSet<string> shared)
    {
        // what one server wished for never stands in the way of the catalogue
        var own = source.Tier == Tier.Server ? $"s{source.Id}|" : "";
        var key = CanonicalUrl.KeyOf(url);
        if (key is not null && !shared.Contains(key))
            return Cut(own + key, 800);

        // several items on one page: each is told apart by its own id
        return Cut($"{source.Id}|{key}|{item.Id ?? item.Link ?? hash}", 800);
    }

    /// <summary>
    /// What an aggregator points to is told by the site behind the link, not by the aggregator; what anybody may submit is no more to be
    /// trusted for where it leads.
    /// </summary>
    private static (string Publisher, string Family, Trust Trust) VoiceOf(Source source, FeedItem item, string? url, Homes homes)
    {
        if (source.Trust is not (Trust.Aggregator or Trust.Community) || url is null || !Uri.TryCreate(item.Comments, UriKind.Absolute, out var talk))
            return (source.Publisher, source.Family, source.Trust);

        var host = CanonicalUrl.HostOf(new Uri(url));
        return host == CanonicalUrl.HostOf(talk) ? (source.Publisher, source.Family, source.Trust)
            : homes.Of(url) is { } home ? (home.Publisher, home.Family, source.Trust == Trust.Aggregator ? home.Trust : source.Trust)
            : (host, host, source.Trust);
    }

    private static string? FullTextOf(string description, string content)
    {
        var longest = content.Length > description.Length ? content : description;
        return longest.Length >= FullTextFrom && !EndsCut(longest) ? longest : null;
    }

    private static bool EndsCut(string text)
    {
        var end = text.AsSpan().TrimEnd();
        return end.EndsWith("…") || end.EndsWith("...") || end.EndsWith("[…]") || end.EndsWith("[...]") || end.EndsWith("Read more", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Author(IReadOnlyList<Person> authors)
    {
        var names = string.Join(", ", authors.Select(author => author.Name ?? author.Email).OfType<string>().Distinct().Take(5));
        return names.Length == 0 ? null : Cut(PlainText.Clean(names), 200);
    }

    private static string FirstLine(string text)
    {
        var line = text.AsSpan();
        var end = line.IndexOf('\n');
        return Cut(end < 0 ? text : text[..end], 120);
    }

    /// <summary>Ignores what feeds change without an edit: spacing and the case of letters.</summary>
    private static string HashOf(string text)
    {
        var bare = string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return Convert.ToHexStringLower(XxHash128.Hash(MemoryMarshal.AsBytes(bare.AsSpan())));
    }

    /// <summary>At most so many UTF-16 units, never half a character.</summary>
    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
