using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Bot.Delivery;

/// <summary>Small values that must survive a restart: the gateway session, the hash of the registered commands.</summary>
internal sealed class Keepsakes(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>The value kept under a name; null where there is none.</summary>
    public async Task<T?> ReadAsync<T>(string name, CancellationToken cancel)
        where T : class
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var kept = await db.Keepsakes.AsNoTracking().FirstOrDefaultAsync(k => k.Name == name, cancel);
        return kept is null ? null : JsonSerializer.Deserialize<T>(kept.Value);
    }

    /// <summary>Keeps a value, or forgets it when it is null.</summary>
    public async Task KeepAsync<T>(string name, T? value, CancellationToken cancel)
        where T : class
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var kept = await db.Keepsakes.FirstOrDefaultAsync(k => k.Name == name, cancel);
        if (value is null)
        {
            db.Keepsakes.RemoveRange(kept is null ? [] : [kept]);
        }
        else if (kept is null)
        {
            db.Keepsakes.Add(new Keepsake { Name = name, Value = JsonSerializer.Serialize(value), At = clock.GetUtcNow() });
        }
        else
        {
            (kept.Value, kept.At) = (JsonSerializer.Serialize(value), clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
    }
}
