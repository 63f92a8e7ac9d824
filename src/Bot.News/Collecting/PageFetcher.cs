using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Pages;
using Bot.News.Collecting.Web;
using Microsoft.Extensions.Options;

namespace Bot.News.Collecting;

/// <summary>Fetches the pages behind teasers and puts their text on the articles it is given; saves nothing itself.</summary>
internal sealed class PageFetcher(Fetcher fetcher, IOptions<NewsOptions> options)
{
    private const string Accepted = "text/html, application/xhtml+xml;q=0.9";

    /// <summary>The largest page taken, expanded.</summary>
    private const long MostBytes = 5 * 1024 * 1024;

    public Task FetchAsync(IReadOnlyList<Article> articles, CancellationToken cancel)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancel };
        return Parallel.ForEachAsync(articles, parallel, async (article, stop) => await TakeAsync(article, stop));
    }

    private async Task TakeAsync(Article article, CancellationToken cancel)
    {
        var own = article.Source is { Origin: not SourceOrigin.Wish } source && SameHost(source.Url, article.Url);
        var outcome = await fetcher.FetchAsync(new FetchRequest(article.Url, Accepted, MostBytes, own), cancel);
        if (outcome is not Fetched answer)
        {
            Refuse(article, outcome switch { TryLater later => later.Why, Refused refused => refused.Why, _ => "it is gone" });
            return;
        }

        if (answer.ContentType is { } type && !type.Contains("html", StringComparison.OrdinalIgnoreCase))
        {
            Refuse(article, $"it is {type}, not a web page");
            return;
        }

        var page = PageReader.Read(FeedEncoding.Decode(answer.Body, answer.ContentType), answer.Address);
        if (page.Body.Length <= article.Teaser.Length)
        {
            Refuse(article, "its page holds no more than the feed");
            return;
        }

        article.FullText = page.Body;
        article.Page = PageState.Fetched;
        article.Author ??= page.Byline;
        article.ImageUrl ??= page.Image;
        article.Language ??= page.Language;
    }

    private static void Refuse(Article article, string why)
    {
        article.Page = PageState.Refused;
        article.PageProblem = why;
    }

    private static bool SameHost(string a, string b) =>
        Uri.TryCreate(a, UriKind.Absolute, out var first) && Uri.TryCreate(b, UriKind.Absolute, out var second)
        && first.GetLeftPart(UriPartial.Authority) == second.GetLeftPart(UriPartial.Authority);
}
