namespace Bot.Delivery;

/// <summary>Owes and pays postings.</summary>
internal sealed class Outbox(TimeProvider clock)
{
    public Task OweAsync(CancellationToken cancel) => Task.Delay(TimeSpan.Zero, clock, cancel);

    public Task SendDueAsync(CancellationToken cancel) => Task.Delay(TimeSpan.Zero, clock, cancel);
}
