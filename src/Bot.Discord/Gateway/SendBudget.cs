namespace Bot.Discord.Gateway;

/// <summary>
/// What one connection may send: 120 events in 60 seconds, of which some are kept for heartbeats, as more ends the connection.
/// https://discord.com/developers/docs/events/gateway#rate-limiting
/// </summary>
internal sealed class SendBudget(TimeProvider clock)
{
    public const int All = 120;
    public const int KeptForHeartbeats = 20;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly Queue<long> sent = new();

    /// <summary>Whether one more may be sent now; if so it is counted.</summary>
    public bool Take(bool heartbeat)
    {
        lock (gate)
        {
            while (sent.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= Window)
                sent.Dequeue();
            if (sent.Count >= (heartbeat ? All : All - KeptForHeartbeats))
                return false;
            sent.Enqueue(clock.GetTimestamp());
            return true;
        }
    }
}
