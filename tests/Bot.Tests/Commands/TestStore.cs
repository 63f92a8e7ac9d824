using Bot.News.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Commands;

/// <summary>A store of its own in a temporary file, with the real schema.</summary>
internal sealed class TestStore : IDbContextFactory<BotDb>, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-commands-").FullName;
    private readonly ServiceProvider _services;

    private TestStore() =>
        _services = new ServiceCollection().AddStore($"Data Source={Path.Combine(_folder, "bot.db")};Pooling=False").BuildServiceProvider();

    public static async Task<TestStore> OpenAsync()
    {
        var store = new TestStore();
        await store._services.PrepareStoreAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public BotDb CreateDbContext() => _services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContext();

    public async Task AddAsync(params object[] rows)
    {
        await using var db = CreateDbContext();
        db.AddRange(rows);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async Task<T> ReadAsync<T>(Func<BotDb, Task<T>> read)
    {
        await using var db = CreateDbContext();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
