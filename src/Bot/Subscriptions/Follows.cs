using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>What is followed: one event, or all that names a company, product, model or topic.</summary>
internal sealed record Followed(long? EventId, string? Name);

/// <summary>Who hears of it: a person by direct message, or, with a channel, everybody who reads that channel.</summary>
/// <param name="ChannelKind">text, announcement, forum or thread.</param>
internal sealed record Follower(string PersonId, string? ServerId, string? ChannelId, string ChannelKind = "text")
{
    public static Follower Person(string person) => new(person, null, null);
}

internal enum FollowOutcome { Begun, Already, TooMany }

/// <summary>
/// Keeps who follows what. A follow begins at the newest position of the event log: what was told before is no news. One that was stopped
/// because its place refused it begins anew when the same is followed again.
/// </summary>
internal sealed class Follows(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>More than this no person reads.</summary>
    public const int Most = 50;

    /// <summary>More in one server than this nobody reads.</summary>
    public const int MostOfServer = 50;

    public async Task<FollowOutcome> BeginAsync(Follower who, Followed what, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var seq = await db.EventLog.MaxAsync(l => (long?)l.Seq, cancel) ?? 0;
        if (await Of(db, who).FirstOrDefaultAsync(f => f.EventId == what.EventId && f.Name == what.Name, cancel) is { } known)
        {
            if (known.Problem is null)
            {
                return FollowOutcome.Already;
            }

            (known.Problem, known.Seq, known.ChannelKind) = (null, seq, who.ChannelKind);
            await db.SaveChangesAsync(cancel);
            return FollowOutcome.Begun;
        }

        var (count, most) = who.ChannelId is null
            ? (await db.Follows.CountAsync(f => f.PersonId == who.PersonId && f.ChannelId == null, cancel), Most)
            : (await db.Follows.CountAsync(f => f.ServerId == who.ServerId && f.ChannelId != null, cancel), MostOfServer);
        if (count >= most)
        {
            return FollowOutcome.TooMany;
        }

        db.Follows.Add(new Follow { PersonId = who.PersonId, ServerId = who.ServerId, ChannelId = who.ChannelId, ChannelKind = who.ChannelKind, EventId = what.EventId, Name = what.Name, Seq = seq, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        return FollowOutcome.Begun;
    }

    /// <summary>Ends what a person, or a channel, follows; what others follow stays.</summary>
    public async Task EndAsync(Follower who, Followed what, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await Of(db, who).Where(f => f.EventId == what.EventId && f.Name == what.Name).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Ends one of a person's own follows, or, in a server that they manage, one of its channels'; false where it is not theirs.</summary>
    public async Task<bool> EndAsync(string person, string? managedServer, long follow, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await Seen(db, person, managedServer).Where(f => f.Id == follow).ExecuteDeleteAsync(cancel) > 0;
    }

    /// <summary>Whether it is followed and runs.</summary>
    public async Task<bool> HasAsync(Follower who, Followed what, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await Of(db, who).AnyAsync(f => f.EventId == what.EventId && f.Name == what.Name && f.Problem == null, cancel);
    }

    /// <summary>A person's own follows, and those of the channels of a server that they manage, newest first, with the titles of the events.</summary>
    public async Task<IReadOnlyList<(Follow Follow, string Title)>> ListAsync(string person, string? managedServer, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var rows = await Seen(db, person, managedServer).AsNoTracking().OrderByDescending(f => f.Id).ToListAsync(cancel);
        var ids = rows.Select(f => f.EventId).OfType<long>().ToList();
        var titles = await db.Events.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Title, cancel);
        return [.. rows.Select(f => (f, f.Name ?? titles.GetValueOrDefault(f.EventId ?? 0, "")))];
    }

    private static IQueryable<Follow> Of(BotDb db, Follower who) => who.ChannelId is { } channel
        ? db.Follows.Where(f => f.ServerId == who.ServerId && f.ChannelId == channel)
        : db.Follows.Where(f => f.PersonId == who.PersonId && f.ChannelId == null);

    private static IQueryable<Follow> Seen(BotDb db, string person, string? server) => db.Follows
        .Where(f => (f.PersonId == person && f.ChannelId == null) || (server != null && f.ServerId == server && f.ChannelId != null));
}
