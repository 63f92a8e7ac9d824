using Bot.Delivery;
using Bot.News.Recapping;
using Bot.Subscriptions;

namespace Bot.Schedule;

/// <summary>The edition stages in their order: slots, recaps, postings, sending. Rounds never overlap.</summary>
internal sealed class EditionRound(SlotBook slots, Recapper recapper, Outbox outbox, Settling settling, ILogger<EditionRound> log) : IDisposable
{
    /// <summary>What waits no longer than this, such as the turn of a new direct message, is waited for; the rest is left to the sweep.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public async Task RunAsync(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            await slots.DeriveAsync(cancel);
            await ComposeAsync(cancel);
            await outbox.OweAsync(cancel);
            var summary = await outbox.SendDueAsync(cancel);
            while (summary.NextTry is { } next && next - TimeProvider.System.GetUtcNow() is var wait && wait < Patience)
            {
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, TimeProvider.System, cancel);
                await outbox.OweAsync(cancel);
                summary = await outbox.SendDueAsync(cancel);
            }

            await settling.SettleAsync(cancel);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task ComposeAsync(CancellationToken cancel)
    {
        foreach (var slot in await slots.WaitingAsync(cancel))
        {
            var from = SlotBook.IsFirst(slot) ? await recapper.FirstFromAsync(slot.CutOff, cancel) : slot.From;
            var recap = await recapper.ComposeAsync(Profile.FromJson(slot.Profile), from, slot.CutOff, cancel);
            await slots.ComposedAsync(slot.Id, recap, cancel);
            log.LogInformation("{Title} is composed for the slot of {Due:u}", recap.Title, slot.Due);
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
