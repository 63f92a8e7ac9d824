using Bot.Commands.FreeText;
using Bot.Subscriptions;

namespace Bot.Commands.Finding;

/// <summary>
/// Does once, beside the start, what every first call would pay for: the zones' files, the search index, the store's compiled queries.
/// </summary>
internal sealed class WarmUp(EventSearch search, Cards cards, ActionList actions, Subscriber subscriber, Status status, ILogger<WarmUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await WarmAsync(stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            log.LogWarning(fault, "The bot runs, but its first answers will be slower");
        }
    }

    private async Task WarmAsync(CancellationToken stoppingToken)
    {
        _ = ZoneText.Complete("berlin", 1);
        var newest = await search.FindAsync("", 1, stoppingToken);
        await cards.FaceAsync(newest.Count > 0 ? newest[0].Id : 0, null, stoppingToken);
        await actions.OfAsync("", null, ActionDone.Open, null, null, stoppingToken);
        await subscriber.OfPersonAsync("", stoppingToken);
        await status.TextAsync(stoppingToken);
    }
}
