using Bot.News.Collecting;
using Bot.News.Store;
using Bot.News.Store.Collecting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bot.News.Tests.Collecting;

/// <summary>Collecting as the bot runs it, over a database file of its own and a clock that the test moves.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 16, 8, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _services;
    private readonly string _folder;

    private Desk(ServiceProvider services, string folder, FakeTimeProvider clock) => (_services, _folder, Clock) = (services, folder, clock);

    public FakeTimeProvider Clock { get; }
    public Collector Collector => _services.GetRequiredService<Collector>();
    public SourceBook Book => _services.GetRequiredService<SourceBook>();
    public SourceProbe Probe => _services.GetRequiredService<SourceProbe>();

    public static async Task<Desk> OpenAsync(params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("desk-").FullName;
        var clock = new FakeTimeProvider(Start);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("News:SourcesFile", "")])
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value))).Build();
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock)
            .AddStore($"Data Source={Path.Combine(folder, "bot.db")}").AddCollecting(configuration).BuildServiceProvider();
        await services.PrepareStoreAsync(TestContext.Current.CancellationToken);
        return new Desk(services, folder, clock);
    }

    /// <summary>A desk that reads the named feeds of a site.</summary>
    public static Task<Desk> ReadingAsync(Site site, params string[] paths) =>
        OpenAsync([.. paths.Select((path, i) => ($"News:Sources:{i}:Url", site.Address + path))]);

    public Task<CollectSummary> CollectAsync() => Collector.CollectAsync(null, TestContext.Current.CancellationToken);

    public BotDb Db() => _services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContext();

    public async Task<List<Article>> ArticlesAsync()
    {
        await using var db = Db();
        return await db.Articles.OrderBy(article => article.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Source> SourceAsync()
    {
        await using var db = Db();
        return await db.Sources.SingleAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
