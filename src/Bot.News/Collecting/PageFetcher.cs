using System.Collections.Concurrent;
using System.Text;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Pages;
using Bot.News.Collecting.Texts;
using Bot.News.Collecting.Web;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bot.News.Collecting;

/// <summary>
/// Fetches the pages behind teasers and puts their text on the articles it is given; saves nothing itself. Hosts are visited
/// side by side, each by one request at a time with a pause between, and only where its robots.txt lets us.
/// </summary>
internal sealed partial class PageFetcher(Fetcher fetcher, HostTurns turns, IOptions<NewsOptions> options, TimeProvider clock, ILogger<PageFetcher> log)
{
    private const string Accepted = "text/html, application/xhtml+xml;q=0.9";

    /// <summary>The largest page taken, expanded.</summary>
    private const long MostBytes = 5 * 1024 * 1024;

    /// <summary>Pages of one host in one round, so that a flood of one site delays nobody; the rest stays pending.</summary>
    private const int MostPerHost = 25;

    private static readonly TimeSpan RobotsKept = TimeSpan.FromDays(1);

    /// <summary>A host that answered "later" is left alone for a while.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(30);

    /// <summary>A page that could not be had within this time after its article came is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, (RobotsRules? Rules, DateTimeOffset At)> _robots = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _resting = new();

    public async Task FetchAsync(IReadOnlyList<Article> articles, CancellationToken cancel)
    {
        Forget();
        using var places = new Places(options.Value.Concurrency);
        // through one loopback address there is no host to spare, so every page is a host of its own
        var hosts = articles.GroupBy(article => !fetcher.Through && Uri.TryCreate(article.Url, UriKind.Absolute, out var at) ? at.GetLeftPart(UriPartial.Authority) : article.Url);
        await Task.WhenAll(hosts.Select(host => VisitAsync([.. host.Take(MostPerHost)], places, cancel)));
    }

    private async Task VisitAsync(List<Article> articles, Places places, CancellationToken cancel)
    {
        foreach (var article in articles)
            await places.InAsync(() => TryAsync(article, cancel), cancel);
    }

    /// <summary>One bad page stops nobody, and is not asked for again.</summary>
    private async Task TryAsync(Article article, CancellationToken cancel)
    {
        try
        {
            await VisitAsync(article, cancel);
        }
        catch (OversizedPageException oversized)
        {
            Refuse(article, oversized.Message);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Failed(log, fault, article.Url);
            Refuse(article, $"reading it failed ({fault.GetType().Name}); the log has the details");
        }
    }

    private async Task VisitAsync(Article article, CancellationToken cancel)
    {
        var url = new Uri(article.Url);
        var host = url.GetLeftPart(UriPartial.Authority);
        if (_resting.TryGetValue(host, out var until) && until > clock.GetUtcNow())
            return;

        var own = article.Source is { } source && SourceRows.MayBePrivate(source, article.Url, options.Value);
        if (await RobotsAsync(host, own, cancel) is not { } rules)
            RestHost(host, article, "its robots.txt cannot be had", null);
        else if (!rules.Allows(url))
            Refuse(article, "its robots.txt does not allow it");
        else
            Take(article, host, await fetcher.FetchAsync(new FetchRequest(article.Url, Accepted, MostBytes, own), cancel));
    }

    /// <summary>What is out of date is not kept: a bot runs for months and meets thousands of hosts.</summary>
    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var old in _robots.Where(pair => pair.Value.At <= now - RobotsKept))
            _robots.TryRemove(old);
        foreach (var rested in _resting.Where(pair => pair.Value <= now))
            _resting.TryRemove(rested);
    }

    /// <summary>The host's rules, kept for a day; all is allowed where there are none, and null is said where the host is in trouble (RFC 9309, 2.3.1).</summary>
    private async Task<RobotsRules?> RobotsAsync(string host, bool own, CancellationToken cancel)
    {
        if (_robots.TryGetValue(host, out var known) && known.At > clock.GetUtcNow() - RobotsKept)
            return known.Rules;

        var rules = await fetcher.FetchAsync(new FetchRequest(host + "/robots.txt", "text/plain", 512 * 1024, own), cancel) switch
        {
            Fetched answer => RobotsRules.Parse(Encoding.UTF8.GetString(answer.Body)),
            TryLater => null,
            _ => RobotsRules.AllowAll,
        };
        if (rules is not null)
            _robots[host] = (rules, clock.GetUtcNow());
        if (rules?.Delay is { } delay)
            turns.Slow(new Uri(host), delay);
        return rules;
    }

    private void Take(Article article, string host, FetchOutcome outcome)
    {
        switch (outcome)
        {
            case Fetched { ContentType: { } type } when !type.Contains("html", StringComparison.OrdinalIgnoreCase):
                Refuse(article, $"it is {type}, not a web page");
                break;
            case Fetched answer:
                Read(article, answer);
                break;
            case TryLater later:
                RestHost(host, article, later.Why, later.After);
                break;
            case Refused refused:
                Refuse(article, refused.Why);
                break;
            default:
                Refuse(article, "it is gone");
                break;
        }
    }

    private static void Read(Article article, Fetched answer)
    {
        var html = FeedEncoding.Decode(answer.Body, answer.ContentType);
        var page = PageReader.Read(html, answer.Address);
        if (PageVerdict.Why(page, html) is { } why)
            Refuse(article, why);
        else if (page.Body.Length <= article.Teaser.Length)
            Refuse(article, "its page holds no more than the feed");
        else
            Fill(article, page);
    }

    private static void Fill(Article article, Page page)
    {
        if (article.Title.Length == 0)
            article.Title = page.Title is { } title ? Titles.Mended(title, article.Url) : "";
        article.FullText = page.Body.Length > 60_000 ? page.Body[..60_000] : page.Body;
        article.Page = PageState.Fetched;
        article.PageProblem = null;
        article.Author ??= page.Byline;
        article.ImageUrl ??= page.Image;
        article.Language = page.Language ?? article.Language;
        article.Published ??= page.Published <= article.Collected ? page.Published : null;
        article.Links = [.. article.Links.Union(page.Links).Take(50)];
    }

    private void RestHost(string host, Article article, string why, TimeSpan? asked)
    {
        var now = clock.GetUtcNow();
        _resting[host] = now + (asked > Rest ? asked.Value : Rest);
        article.PageProblem = why;
        if (article.Collected < now - Patience)
            article.Page = PageState.Refused;
    }

    private static void Refuse(Article article, string why)
    {
        article.Page = PageState.Refused;
        article.PageProblem = why;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The page {Page} could not be read because of a fault in the program")]
    private static partial void Failed(ILogger log, Exception fault, string page);
}
