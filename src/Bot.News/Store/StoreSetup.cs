using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.News.Store;

/// <summary>Registers the store and brings its schema up to date.</summary>
public static class StoreSetup
{
    /// <summary>SQLite's code for what may only be read, and the system's for a disk that may.</summary>
    private const int ReadOnly = 8, ReadOnlyFileSystem = 30;

    /// <summary>Adds <see cref="IDbContextFactory{TContext}"/> of <see cref="BotDb"/> over the SQLite file that <paramref name="connection"/> names.</summary>
    public static IServiceCollection AddStore(this IServiceCollection services, string connection)
    {
        services.AddPooledDbContextFactory<SqliteBotDb>(options => options.UseSqlite(connection));
        services.AddSingleton<IDbContextFactory<BotDb>, OpenBotDb>();
        return services;
    }

    /// <summary>Applies what migrations are missing and turns on write-ahead logging. Safe to call at every start, by several processes at once.</summary>
    /// <exception cref="SqliteException">The file cannot be opened or written.</exception>
    public static async Task PrepareStoreAsync(this IServiceProvider services, CancellationToken cancel)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await using var alone = await AloneAsync(db.Database.GetDbConnection().DataSource, cancel);
        await ReleaseStaleLockAsync(db, cancel);
        await db.Database.MigrateAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);
    }

    /// <summary>Holds a file beside the database while its schema is prepared: the system lets go of it when a process dies, however it dies.</summary>
    private static async Task<FileStream> AloneAsync(string database, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(database + ".prepare", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (Exception closed) when (closed is UnauthorizedAccessException or IOException { HResult: ReadOnlyFileSystem })
            {
                throw new SqliteException("The folder of the database cannot be written.", ReadOnly);
            }
            catch (IOException held) when (held is not DirectoryNotFoundException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancel);
            }
        }
    }

    /// <summary>A process killed inside a migration leaves its lock row behind, and the next start would wait for it for ever.</summary>
    private static async Task ReleaseStaleLockAsync(BotDb db, CancellationToken cancel)
    {
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").ToListAsync(cancel);
        if (tables.Count > 0)
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\";", cancel);
        }
    }

    private sealed class OpenBotDb(IDbContextFactory<SqliteBotDb> sqlite) : IDbContextFactory<BotDb>
    {
        public BotDb CreateDbContext() => sqlite.CreateDbContext();
    }
}
