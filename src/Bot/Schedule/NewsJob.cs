using Microsoft.Extensions.Logging;
using Quartz;

namespace Bot.Schedule;

/// <summary>Wakes the news stages, and delivery where something came. What is due, the rows say.</summary>
[DisallowConcurrentExecution]
internal sealed class NewsJob(NewsRound round, Alarm alarm, ILogger<NewsJob> log) : IJob
{
    public static readonly JobKey Key = new("news");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var done = await round.RunAsync(null, cancellationToken);
        if (done.Collected.New + done.Collected.Edited + done.Collected.Failed > 0)
        {
            log.LogInformation(
                "Collected {New} new articles from {Fetched} sources, {Failed} failed; {Formed} events formed, {Cards} cards written",
                done.Collected.New, done.Collected.Fetched, done.Collected.Failed, done.Grouped.Formed, done.Analysed.Cards);
        }

        if (done.Collected.New > 0)
        {
            alarm.Ring(); // followers hear of a change at once
        }
    }
}
