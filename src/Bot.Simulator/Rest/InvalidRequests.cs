namespace Bot.Simulator.Rest;

/// <summary>Counts refused requests: 10,000 of them in ten minutes and the address is banned for a while.</summary>
/// <remarks>https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans</remarks>
internal sealed class InvalidRequests(TimeProvider realTime)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    private readonly Lock _gate = new();
    private DateTimeOffset _start;
    private int _count;

    public bool IsBanned
    {
        get
        {
            lock (_gate)
                return _count >= Most && realTime.GetUtcNow() - _start < Window;
        }
    }

    public void Count()
    {
        lock (_gate)
        {
            if (realTime.GetUtcNow() - _start >= Window)
                (_start, _count) = (realTime.GetUtcNow(), 0);
            _count++;
        }
    }
}
