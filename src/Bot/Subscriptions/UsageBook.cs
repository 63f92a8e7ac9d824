using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>Counts what readers of an edition did with it. Nobody's name is kept.</summary>
internal sealed class UsageBook(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>A press on something that an edition led to counts for an edition of this age at most.</summary>
    private static readonly TimeSpan Remembers = TimeSpan.FromDays(30);

    /// <param name="message">The message that was pressed on; an edition's own, or a card that it led to.</param>
    /// <param name="what">opens, follows, adds, useful, notuseful.</param>
    public async Task CountAsync(string? server, string? message, long? eventId, string what, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        if ((await SlotOfAsync(db, message, cancel) ?? await SlotOfAsync(db, server, eventId, cancel)) is not { } slot)
        {
            return;
        }

        var row = db.Usages.Where(u => u.ServerId == server && u.SlotId == slot && u.What == what);
        if (await row.ExecuteUpdateAsync(set => set.SetProperty(u => u.Count, u => u.Count + 1), cancel) == 0)
        {
            db.Usages.Add(new Usage { ServerId = server, SlotId = slot, What = what, Count = 1 });
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException clash) when (clash.InnerException is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19 })
            {
                await row.ExecuteUpdateAsync(set => set.SetProperty(u => u.Count, u => u.Count + 1), cancel); // somebody else pressed it first
            }
        }
    }

    private static async Task<long?> SlotOfAsync(BotDb db, string? message, CancellationToken cancel) =>
        message is null ? null : await db.Postings.Where(p => p.MessageId == message && p.SlotId != null).Select(p => p.SlotId).FirstOrDefaultAsync(cancel);

    private async Task<long?> SlotOfAsync(BotDb db, string? server, long? eventId, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - Remembers;
        return server is null || eventId is null
            ? null
            : await db.Slots.Where(s => s.Subscription!.ServerId == server && s.Due > since && s.Recap!.Items.Any(i => i.EventId == eventId))
                .OrderByDescending(s => s.Due).Select(s => (long?)s.Id).FirstOrDefaultAsync(cancel);
    }
}
