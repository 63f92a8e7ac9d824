using Bot.Delivery;
using Bot.Delivery.Owing;
using Quartz;

namespace Bot.Schedule;

/// <summary>Brings what was posted up to date: take-downs, corrections, drafts. Beside the editions, so that it waits behind none.</summary>
[DisallowConcurrentExecution]
internal sealed class EditJob(DraftRound drafts, EditBook edits, Outbox outbox) : IJob
{
    public static readonly JobKey Key = new("edit");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await drafts.RunAsync(cancellationToken);
        await edits.OweAsync(cancellationToken);
        await outbox.SendEditsAsync(cancellationToken);
    }
}
