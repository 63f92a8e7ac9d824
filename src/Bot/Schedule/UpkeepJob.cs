using Bot.News.Analysing;
using Bot.News.Analysing.Analysts;
using Bot.Subscriptions;
using Quartz;

namespace Bot.Schedule;

/// <summary>What nobody waits for: cards that somebody doubts, pages that were asked about and are told now, old calls to a model, and servers that the bot left for good.</summary>
[DisallowConcurrentExecution]
internal sealed class UpkeepJob(Complaints complaints, Rechecker rechecker, Suggestions suggestions, TokenBook calls, ServerBook servers, Eraser eraser, Alarm alarm, TimeProvider clock, ILogger<UpkeepJob> log) : IJob
{
    public static readonly JobKey Key = new("upkeep");

    /// <summary>A server that takes the bot back within it finds all as it was.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromDays(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var told in await complaints.WaitingAsync(cancellationToken))
        {
            var fallen = await rechecker.RecheckAsync(told, cancellationToken);
            await complaints.CloseAsync(told, fallen, cancellationToken);
            if (fallen > 0)
            {
                alarm.Ring(); // it is corrected where it was posted
            }
        }

        await suggestions.SettleAsync(cancellationToken);
        await calls.ForgetAsync(clock.GetUtcNow(), cancellationToken);
        foreach (var server in await servers.GoneAsync(s_grace, cancellationToken))
        {
            await eraser.ForgetServerAsync(server, cancellationToken);
            log.LogInformation("What was kept of a server is deleted: the bot left it {Days} days ago", s_grace.Days);
        }
    }
}
