using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>What became of a wish.</summary>
internal enum WishOutcome { Kept, Already, TooMany }

/// <summary>A server's own word on its sources: what it adds, mutes and trusts. Collecting turns them into sources.</summary>
internal sealed class Wishes(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>Each is fetched around the clock: more than this one server may not ask of all.</summary>
    public const int Most = 50;

    public async Task<WishOutcome> KeepAsync(string server, string url, Stance stance, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var known = await db.SourceWishes.FirstOrDefaultAsync(w => w.ServerId == server && w.Url == url, cancel);
        if (known?.Stance == stance)
        {
            return WishOutcome.Already;
        }

        if (known is null && await db.SourceWishes.CountAsync(w => w.ServerId == server, cancel) >= Most)
        {
            return WishOutcome.TooMany;
        }

        if (known is null)
        {
            db.SourceWishes.Add(new SourceWish { ServerId = server, Url = url, Stance = stance, At = clock.GetUtcNow() });
        }
        else
        {
            (known.Stance, known.At) = (stance, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
        return WishOutcome.Kept;
    }

    /// <summary>Takes a wish back; false where this server has none for the address.</summary>
    public async Task<bool> DropAsync(string server, string url, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.SourceWishes.Where(w => w.ServerId == server && w.Url == url).ExecuteDeleteAsync(cancel) > 0;
    }

    /// <summary>The server's wishes, oldest first.</summary>
    public async Task<IReadOnlyList<SourceWish>> OfAsync(string server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.SourceWishes.AsNoTracking().Where(w => w.ServerId == server).OrderBy(w => w.Id).ToListAsync(cancel);
    }

    /// <summary>What this server may choose from by name: the catalogue, and the sources that it wishes for itself.</summary>
    public async Task<IReadOnlyList<Source>> SourcesAsync(string server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var rows = await db.Sources.AsNoTracking()
            .Where(s => s.Tier == Tier.Catalogue || db.SourceWishes.Any(w => w.ServerId == server && w.Url == s.Url))
            .OrderBy(s => s.Name).ToListAsync(cancel);
        var known = rows.Select(s => s.Url).ToHashSet(StringComparer.Ordinal);
        var waiting = await db.SourceWishes.AsNoTracking().Where(w => w.ServerId == server).ToListAsync(cancel);
        return [.. rows, .. waiting.Where(w => !known.Contains(w.Url)).Select(Waiting)];
    }

    /// <summary>A wish that Collecting has not taken up yet, as the source it will be.</summary>
    private static Source Waiting(SourceWish wish)
    {
        var host = Uri.TryCreate(wish.Url, UriKind.Absolute, out var uri) ? uri.Host : wish.Url;
        return new Source { Id = int.MaxValue - (int)(wish.Id % 1_000_000_000), Name = host, Publisher = host, Family = host, Url = wish.Url, Tier = Tier.Server };
    }
}
