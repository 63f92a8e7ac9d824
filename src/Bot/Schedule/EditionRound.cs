using Bot.Delivery;
using Bot.News.Recapping;
using Bot.Subscriptions;

namespace Bot.Schedule;

/// <summary>The edition stages in their order: slots, recaps, postings, sending. Rounds never overlap.</summary>
internal sealed class EditionRound(SlotBook slots, Recapper recapper, Outbox outbox, ILogger<EditionRound> log) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public async Task RunAsync(CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            await slots.DeriveAsync(cancel);
            await ComposeAsync(cancel);
            await outbox.OweAsync(cancel);
            await outbox.SendDueAsync(cancel);
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
