using Bot.News.Analysing;
using Bot.News.Analysing.Analysts;
using Bot.News.Store;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Bot.News.Tests.Analysing;

/// <summary>An analyser over a database file of its own, with events put in as Grouping would.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"desk-{Guid.NewGuid():N}.db");
    private readonly ServiceProvider services;
    private int urls;

    private Desk(AnalysisOptions? options, TimeSpan? patience)
    {
        services = new ServiceCollection().AddStore($"Data Source={file};Pooling=False").BuildServiceProvider();
        Store = services.GetRequiredService<IDbContextFactory<BotDb>>();
        Analyst = options is null ? new ExtractiveAnalyst() : new ModelAnalyst(Options.Create(options), new TokenBook(Store, Options.Create(options)), NullLogger<ModelAnalyst>.Instance) { Patience = patience };
        Analyser = new Analyser(Store, Clock, Analyst);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
    public IDbContextFactory<BotDb> Store { get; }
    public IAnalyst Analyst { get; }
    public Analyser Analyser { get; private set; }

    /// <param name="options">Who writes the cards; null for nobody but the desk itself.</param>
    public static async Task<Desk> OpenAsync(AnalysisOptions? options = null, TimeSpan? patience = null)
    {
        var desk = new Desk(options, patience);
        await desk.services.PrepareStoreAsync(TestContext.Current.CancellationToken);
        await using var db = await desk.Store.CreateDbContextAsync(TestContext.Current.CancellationToken);
        db.Sources.Add(new Source { Name = "All", Url = "https://all.example/feed", Publisher = "All", Family = "all" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return desk;
    }

    /// <summary>Forgets what the analyser keeps in memory, as a restart does.</summary>
    public void Restart() => Analyser = new Analyser(Store, Clock, Analyst);

    public Article Article(string publisher, string title, string text, Trust trust = Trust.Press) => new()
    {
        SourceId = 1,
        Key = $"k{++urls}",
        Url = $"https://{publisher.Replace(' ', '-').ToLowerInvariant()}.example/{urls}",
        Title = title,
        Teaser = text,
        Publisher = publisher,
        Family = publisher,
        Trust = trust,
        Language = "en",
        ContentHash = $"{urls}",
        Published = Clock.GetUtcNow(),
        Collected = Clock.GetUtcNow().AddMinutes(12),
        When = Clock.GetUtcNow(),
    };

    /// <summary>An event of these articles, the first of which gives the title, with its log.</summary>
    public async Task<long> TellsAsync(string type, params Article[] articles)
    {
        await using var db = await Store.CreateDbContextAsync(TestContext.Current.CancellationToken);
        db.Articles.AddRange(articles);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var told = new NewsEvent
        {
            Title = articles[0].Title,
            TitleArticleId = articles[0].Id,
            FirstArticleId = articles[0].Id,
            Type = type,
            Audiences = ["security", "leaders"],
            FirstAt = Clock.GetUtcNow(),
            LastAt = Clock.GetUtcNow(),
            PrimaryArticleId = articles.FirstOrDefault(a => a.Trust == Trust.Primary)?.Id,
            Reports = articles.Length,
            Publishers = articles.Select(a => a.Family).Distinct().Count(),
            Why = [$"{articles.Length} publishers in one day", "primary source"],
        };
        db.Events.Add(told);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        db.Reports.AddRange(articles.Select(a => new Report { ArticleId = a.Id, EventId = told.Id, At = Clock.GetUtcNow() }));
        db.EventLog.Add(new EventLog { EventId = told.Id, Kind = EventLogKind.Formed, ArticleId = articles[0].Id, At = Clock.GetUtcNow() });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return told.Id;
    }

    /// <summary>One more report of an event; a text in <paramref name="what"/> makes the change material.</summary>
    public async Task JoinsAsync(long id, Article article, string what = "")
    {
        await using var db = await Store.CreateDbContextAsync(TestContext.Current.CancellationToken);
        db.Articles.Add(article);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var told = await db.Events.SingleAsync(e => e.Id == id, TestContext.Current.CancellationToken);
        (told.Reports, told.Publishers, told.LastAt) = (told.Reports + 1, told.Publishers + 1, Clock.GetUtcNow());
        db.Reports.Add(new Report { ArticleId = article.Id, EventId = id, At = Clock.GetUtcNow() });
        db.EventLog.Add(new EventLog { EventId = id, Kind = EventLogKind.Joined, ArticleId = article.Id, What = what, At = Clock.GetUtcNow() });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<AnalyseSummary> AnalyseAsync() => await Analyser.AnalyseAsync(TestContext.Current.CancellationToken);

    public async Task<List<Store.Analysing.Analysis>> VersionsAsync(long id)
    {
        await using var db = await Store.CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db.Analyses.Include(a => a.Claims).ThenInclude(c => c.Citations).Include(a => a.Event).Where(a => a.EventId == id).OrderBy(a => a.Version).AsSplitQuery().ToListAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        (Analyst as IDisposable)?.Dispose();
        await services.DisposeAsync();
        foreach (var part in new[] { "", "-wal", "-shm" }) File.Delete(file + part);
    }
}
