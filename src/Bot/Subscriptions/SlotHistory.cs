using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>What became of a subscription's slots.</summary>
internal sealed class SlotHistory(IDbContextFactory<BotDb> store)
{
    /// <summary>The newest slots first.</summary>
    public async Task<IReadOnlyList<Slot>> OfAsync(long subscriptionId, int most, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Slots.AsNoTracking().Where(s => s.SubscriptionId == subscriptionId).OrderByDescending(s => s.Due).Take(most).ToListAsync(cancel);
    }
}
