using Bot.News.Grouping;
using Bot.News.Store;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bot.News.Tests.Grouping;

/// <summary>A store in a file of its own with a grouper over it; articles come as if collected.</summary>
internal sealed class Stream : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("grouping-");
    private readonly ServiceProvider services;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));
    private Grouper grouper;

    private Stream()
    {
        services = new ServiceCollection().AddStore($"Data Source={Path.Combine(folder.FullName, "test.db")};Pooling=False").BuildServiceProvider();
        grouper = NewGrouper();
    }

    public int SourceId { get; private set; }

    public static async Task<Stream> StartAsync()
    {
        var stream = new Stream();
        await stream.services.PrepareStoreAsync(TestContext.Current.CancellationToken);
        await using var db = stream.Open();
        var source = new Source { Name = "Test", Url = "https://test.example/feed", Publisher = "Test", Family = "test.example" };
        db.Sources.Add(source);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        stream.SourceId = source.Id;
        return stream;
    }

    public BotDb Open() => services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContext();

    /// <summary>A new process on the same file.</summary>
    public void Restart()
    {
        grouper.Dispose();
        grouper = NewGrouper();
    }

    public async Task<long> AddAsync(string publisher, string title, string text = "", double hours = 0, Trust trust = Trust.Press, string? url = null, Tier tier = Tier.Catalogue, string language = "en")
    {
        await using var db = Open();
        var key = Guid.NewGuid().ToString("n");
        var when = clock.GetUtcNow().AddHours(hours);
        var article = new Article
        {
            SourceId = SourceId,
            Key = key,
            Url = url ?? $"https://{publisher}.example/{key}",
            Title = title,
            Teaser = text,
            Publisher = publisher,
            Family = publisher,
            Trust = trust,
            Tier = tier,
            Language = language,
            Collected = when,
            When = when,
            ContentHash = key,
        };
        db.Articles.Add(article);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return article.Id;
    }

    public async Task AddAsync(IEnumerable<Article> articles)
    {
        await using var db = Open();
        db.Articles.AddRange(articles);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public Task<GroupSummary> GroupAsync() => grouper.GroupAsync(TestContext.Current.CancellationToken);

    public async Task<long?> EventOfAsync(long article)
    {
        await using var db = Open();
        return (await db.Reports.SingleAsync(report => report.ArticleId == article, TestContext.Current.CancellationToken)).EventId;
    }

    public async Task<NewsEvent> EventAsync(long article)
    {
        await using var db = Open();
        var id = (await db.Reports.SingleAsync(report => report.ArticleId == article, TestContext.Current.CancellationToken)).EventId;
        return await db.Events.SingleAsync(e => e.Id == id, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        grouper.Dispose();
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private Grouper NewGrouper() => new(services.GetRequiredService<IDbContextFactory<BotDb>>(), clock);
}
