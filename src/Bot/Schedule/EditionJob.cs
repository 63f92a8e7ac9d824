using Quartz;

namespace Bot.Schedule;

/// <summary>Wakes slots, recaps and delivery, and sets the alarm for the next due instant.</summary>
[DisallowConcurrentExecution]
internal sealed class EditionJob(NewsRound news, EditionRound round, Alarm alarm, IHostApplicationLifetime host) : IJob
{
    public static readonly JobKey Key = new("edition");

    /// <summary>How long an edition waits for the first news round after a start: real time, not the news desk's.</summary>
    private static readonly TimeSpan FirstNews = TimeSpan.FromSeconds(60);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await Task.WhenAny(news.First, Task.Delay(FirstNews, TimeProvider.System, cancellationToken));
        await round.RunAsync(cancellationToken);
        if (!cancellationToken.IsCancellationRequested && !host.ApplicationStopping.IsCancellationRequested)
        {
            await context.Scheduler.TriggerJob(EditJob.Key, cancellationToken: cancellationToken); // what was taken down while it was being posted
            await alarm.SetAsync(context.Scheduler, cancellationToken);
        }
    }
}
