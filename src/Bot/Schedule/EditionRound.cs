using Bot.Delivery;
using Bot.Delivery.Owing;
using Bot.News.Recapping;
using Bot.Subscriptions;

namespace Bot.Schedule;

/// <summary>The edition stages in their order: slots, drafts, recaps, postings, sending. Rounds never overlap.</summary>
internal sealed class EditionRound(
    SlotBook slots, EditionOrders orders, DraftRound drafts, Recapper recapper, FollowBook follows, Outbox outbox, Settling settling, ILogger<EditionRound> log) : IDisposable
{
    /// <summary>What waits no longer than this, such as the turn of a new direct message, is waited for; the rest is left to the sweep.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    /// <summary>While editions are still being composed, those that are done go out this often.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public async Task RunAsync(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            while (await PassAsync(cancel) is { } next && next - TimeProvider.System.GetUtcNow() is var wait && wait < Patience)
            {
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, TimeProvider.System, cancel);
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>One pass over all stages: a long tail of direct messages keeps no new slot waiting. Gives the earliest next try.</summary>
    private async Task<DateTimeOffset?> PassAsync(CancellationToken cancel)
    {
        await slots.DeriveAsync(cancel);
        await drafts.RunAsync(cancel);
        await follows.OweAsync(cancel);
        var composing = Task.Run(() => ComposeAsync(cancel), cancel);
        while (!composing.IsCompleted)
        {
            await Task.WhenAny(composing, Task.Delay(Between, TimeProvider.System, cancel));
            if (!composing.IsCompleted)
            {
                await outbox.SendDueAsync(cancel);
            }
        }

        await composing;
        var summary = await outbox.SendDueAsync(cancel);
        await settling.SettleAsync(cancel);
        return summary.NextTry;
    }

    private async Task ComposeAsync(CancellationToken cancel)
    {
        foreach (var order in await orders.DueAsync(cancel))
        {
            var from = order.First ? await recapper.FirstFromAsync(order.CutOff, cancel) : order.From;
            var recap = await recapper.ComposeAsync(order.Profile, from, order.CutOff, cancel);
            await slots.ComposedAsync(order.Slots, recap, cancel);
            log.LogInformation("{Title} is composed for {Slots} slots", recap.Title, order.Slots.Count);
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
