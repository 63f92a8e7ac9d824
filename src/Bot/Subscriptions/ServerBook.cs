using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>What a server's managers chose once for all of it.</summary>
internal sealed class ServerBook(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>The server's settings, or the usual ones where nobody chose any.</summary>
    public async Task<ServerSettings> OfAsync(string server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.ServerSettings.AsNoTracking().FirstOrDefaultAsync(s => s.ServerId == server, cancel) ?? new ServerSettings { ServerId = server };
    }

    public async Task<ServerSettings> ChangeAsync(string server, Action<ServerSettings> change, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var settings = await db.ServerSettings.FirstOrDefaultAsync(s => s.ServerId == server, cancel);
        if (settings is null)
        {
            settings = new ServerSettings { ServerId = server };
            db.ServerSettings.Add(settings);
        }

        change(settings);
        await db.SaveChangesAsync(cancel);
        return settings;
    }

    /// <summary>The bot was removed: the grace time begins. A server that keeps nothing needs none.</summary>
    public async Task LeftAsync(string server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var known = await db.ServerSettings.AnyAsync(s => s.ServerId == server, cancel) || await db.Subscriptions.AnyAsync(s => s.ServerId == server, cancel);
        if (known)
        {
            await ChangeAsync(server, s => s.LeftAt ??= clock.GetUtcNow(), cancel);
        }
    }

    /// <summary>The bot is there (again).</summary>
    public async Task IsThereAsync(string server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await db.ServerSettings.Where(s => s.ServerId == server && s.LeftAt != null).ExecuteUpdateAsync(set => set.SetProperty(s => s.LeftAt, (DateTimeOffset?)null), cancel);
    }

    /// <summary>Servers that the bot left longer ago than <paramref name="grace"/>.</summary>
    public async Task<IReadOnlyList<string>> GoneAsync(TimeSpan grace, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - grace;
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.ServerSettings.Where(s => s.LeftAt != null && s.LeftAt < before).Select(s => s.ServerId).ToListAsync(cancel);
    }
}
