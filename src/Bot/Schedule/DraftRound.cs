using Bot.Delivery.Owing;
using Bot.News.Recapping;
using Bot.Subscriptions;

namespace Bot.Schedule;

/// <summary>Draws up what is to be reviewed and keeps its message in step with what the moderators do. Runs never overlap.</summary>
internal sealed class DraftRound(Reviews reviews, EditionOrders orders, Recapper recapper, DraftBook drafts) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public async Task RunAsync(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            await reviews.OpenAsync(cancel);
            foreach (var (slot, review) in await reviews.ShownAsync(cancel))
            {
                if (!await drafts.HasAsync(slot, review, cancel))
                {
                    var profile = await orders.ProfileAsync(slot, slot.Subscription!.ServerId, cancel); // ShownAsync loads it
                    var recap = await recapper.ComposeAsync(profile, slot.From, slot.CutOff, cancel);
                    await drafts.OweAsync(slot, review, await recapper.ReadAsync(recap.Id, cancel) ?? throw new InvalidOperationException("The draft was composed and cannot be read."), cancel);
                }
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
