using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.News.Store;

/// <summary>Registers the store and brings its schema up to date.</summary>
public static class StoreSetup
{
    /// <summary>Adds <see cref="IDbContextFactory{TContext}"/> of <see cref="BotDb"/> over the SQLite file that <paramref name="connection"/> names.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, string connection)
    {
        services.AddPooledDbContextFactory<SqliteBotDb>(options => options.UseSqlite(connection));
        services.AddSingleton<IDbContextFactory<BotDb>, OpenBotDb>();
        return services;
    }

    /// <summary>Applies what migrations are missing and turns on write-ahead logging. Safe to call at every start.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or written.</exception>
    public static async Task PrepareStoreAsync(this IServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        await ReleaseStaleLockAsync(db, cancel);
        await db.Database.MigrateAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);
    }

    /// <summary>A process killed inside a migration leaves its lock row behind, and the next start would wait for it for ever.</summary>
    private static async Task ReleaseStaleLockAsync(BotDb db, CancellationToken cancel)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync(
                "DELETE FROM \"__EFMigrationsLock\" WHERE \"Timestamp\" < strftime('%Y-%m-%d %H:%M:%S', 'now', '-2 minutes');", cancel);
        }
        catch (SqliteException missing) when (missing.Message.Contains("no such table", StringComparison.Ordinal))
        {
            // a new file
        }
    }

    private sealed class OpenBotDb(IDbContextFactory<SqliteBotDb> sqlite) : IDbContextFactory<BotDb>
    {
        public BotDb CreateDbContext() => sqlite.CreateDbContext();
    }
}
