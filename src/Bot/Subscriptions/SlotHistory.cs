using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>What became of one slot.</summary>
/// <param name="SentAt">When its last part was stored by Discord; null where none was.</param>
/// <param name="Sent">Parts that stand there.</param>
/// <param name="Failed">Parts that do not and will not.</param>
/// <param name="Why">Why not, or why it is late; null where all is well.</param>
/// <param name="Counts">How often its readers did what, by <c>opens</c>, <c>follows</c>, <c>adds</c>, <c>useful</c>, <c>notuseful</c>.</param>
/// <param name="Silent">Sources that fail at present and that the edition did without.</param>
internal sealed record SlotRecord(Slot Slot, DateTimeOffset? SentAt, int Sent, int Failed, string? Why, IReadOnlyDictionary<string, int> Counts, int Silent)
{
    /// <summary>Later than this after its slot an edition was late.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromMinutes(5);

    public bool IsLate => SentAt - Slot.Due > Prompt;
}

/// <summary>What became of a subscription's slots.</summary>
internal sealed class SlotHistory(IDbContextFactory<BotDb> store)
{
    private const int Persistent = 3;

    /// <summary>The newest slots first.</summary>
    public async Task<IReadOnlyList<SlotRecord>> OfAsync(long subscriptionId, int most, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var slots = await db.Slots.AsNoTracking().Where(s => s.SubscriptionId == subscriptionId).OrderByDescending(s => s.Due).Take(most).ToListAsync(cancel);
        var ids = slots.ConvertAll(s => (long?)s.Id);
        var postings = (await db.Postings.AsNoTracking().Where(p => ids.Contains(p.SlotId) && p.Kind == PostingKind.Edition && p.DestinationKind != "crosspost").ToListAsync(cancel)).ToLookup(p => p.SlotId);
        var usage = (await db.Usages.AsNoTracking().Where(u => ids.Contains(u.SlotId)).ToListAsync(cancel)).ToLookup(u => u.SlotId);
        var silent = await db.Sources.CountAsync(s => s.Tier == Tier.Catalogue && (s.PausedBecause != null || s.Failures >= Persistent), cancel);
        return [.. slots.Select((slot, place) => Record(slot, [.. postings[slot.Id]], [.. usage[slot.Id]], place == 0 ? silent : 0))];
    }

    private static SlotRecord Record(Slot slot, List<Posting> parts, List<Usage> usage, int silent) => new(
        slot,
        parts.Max(p => p.SentAt),
        parts.Count(p => p.State == PostingState.Sent),
        parts.Count(p => p.State is PostingState.Refused or PostingState.Unknown),
        slot.Problem ?? parts.OrderBy(p => p.Part).FirstOrDefault(p => p.State != PostingState.Sent && p.Problem is not null)?.Problem,
        usage.GroupBy(u => u.What).ToDictionary(same => same.Key, same => same.Sum(u => u.Count)),
        silent);
}
