using Bot.Delivery;
using Bot.Delivery.Owing;
using Quartz;

namespace Bot.Schedule;

/// <summary>
/// Brings what was posted up to date: take-downs, corrections, drafts. Beside the editions, so that it waits behind none; and
/// take-downs go before drafts, which may have an edition to compose first.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class EditJob(DraftRound drafts, EditBook edits, Outbox outbox) : IJob
{
    public static readonly JobKey Key = new("edit");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await edits.OweAsync(cancellationToken);
        await outbox.SendEditsAsync(cancellationToken);
        await drafts.RunAsync(cancellationToken);
        await outbox.SendEditsAsync(cancellationToken);
    }
}
