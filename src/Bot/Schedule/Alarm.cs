using Bot.Subscriptions;
using Quartz;

namespace Bot.Schedule;

/// <summary>Keeps one trigger at the earliest due instant, and rings at once when a subscription changes or news came.</summary>
internal sealed class Alarm(SlotBook slots, SubscriptionChanges changes, ISchedulerFactory schedulers, TimeProvider clock, ILogger<Alarm> log) : BackgroundService
{
    private static readonly TriggerKey Next = new("next-due");
    private readonly SemaphoreSlim _changed = new(0);

    /// <summary>Wakes delivery at once.</summary>
    public void Ring() => _changed.Release();

    /// <summary>Sets the trigger again; without subscriptions there is none.</summary>
    public async Task SetAsync(IScheduler scheduler, CancellationToken cancel)
    {
        if (await slots.NextDueAsync(cancel) is not { } due)
        {
            await scheduler.UnscheduleJob(Next, cancel);
            return;
        }

        // A trigger on another clock than the scheduler's stays misfired for ever once the scheduler's has jumped past it.
        var trigger = TriggerBuilder.Create(clock).WithIdentity(Next).ForJob(EditionJob.Key).StartAt(due).Build();
        if (await scheduler.RescheduleJob(Next, trigger, cancel) is null)
        {
            await scheduler.ScheduleJob(trigger, cancellationToken: cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        changes.Happened += Ring;
        try
        {
            while (true)
            {
                await _changed.WaitAsync(stoppingToken);
                var scheduler = await schedulers.GetScheduler(stoppingToken);
                await scheduler.TriggerJob(EditJob.Key, cancellationToken: stoppingToken);
                await scheduler.TriggerJob(EditionJob.Key, cancellationToken: stoppingToken);
            }
        }
        catch (SchedulerException broken) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(broken, "The alarm could not be rung; editions now wait for the sweep of each minute");
        }
        finally
        {
            changes.Happened -= Ring;
        }
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }
}
