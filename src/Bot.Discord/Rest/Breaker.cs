namespace Bot.Discord.Rest;

/// <summary>
/// Stops all sending before Discord stops us: for good on a refused token, for a while on a ban by the shield before Discord,
/// and before 10,000 invalid requests in 10 minutes are reached.
/// https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
/// </summary>
internal sealed class Breaker(TimeProvider clock)
{
    /// <summary>Of 10,000; the rest is for what is under way, and for other programs behind the same address.</summary>
    public const int MostInvalid = 9000;

    private const int Slices = 60;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstBan = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestBan = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly int[] invalid = new int[Slices + 1];
    private readonly long start = clock.GetTimestamp();
    private long slice;
    private int bans;
    private TimeSpan bannedUntil;
    private bool tokenRefused;

    private TimeSpan Now => clock.GetElapsedTime(start);

    /// <summary>The token was refused; nothing that needs it will be sent again by this process.</summary>
    public bool TokenRefused
    {
        get
        {
            lock (gate)
                return tokenRefused;
        }
    }

    /// <summary>Requests of the last 10 minutes that count towards a ban.</summary>
    public int Invalid
    {
        get
        {
            lock (gate)
            {
                Turn();
                return invalid.Sum();
            }
        }
    }

    /// <summary>Null while sending is allowed; otherwise for how long it is not, and why in one line.</summary>
    public (TimeSpan After, string Why)? Closed()
    {
        lock (gate)
        {
            if (bannedUntil > Now)
                return (bannedUntil - Now, "Discord's shield blocks this address; nothing is sent until the ban has passed.");
            Turn();
            return invalid.Sum() < MostInvalid
                ? null
                : (Slice, "Too many refused requests in 10 minutes; nothing is sent until their number falls.");
        }
    }

    public void Saw(LimitHeaders answer, bool authorised, bool json)
    {
        lock (gate)
        {
            if (answer.Status is 401 or 403 or 429 && answer.Scope != "shared")
            {
                Turn();
                invalid[slice % invalid.Length]++;
            }

            tokenRefused |= answer.Status == 401 && authorised;
            if (answer.TooMany && !answer.FromDiscord || answer.Status == 403 && !json)
                Ban(answer.RetryAfter);
            else if (answer.Status < 500)
                bans = 0;
        }
    }

    private void Ban(TimeSpan? told)
    {
        if (bannedUntil > Now)
            return; // the answers to what was under way already are not a new ban
        var wait = told is { Ticks: > 0 } ? told.Value : FirstBan * Math.Pow(2, bans);
        bans = Math.Min(bans + 1, 10);
        bannedUntil = Now + (wait < LongestBan || told is not null ? wait : LongestBan);
    }

    private void Turn()
    {
        var current = Now.Ticks / Slice.Ticks;
        for (var passed = Math.Min(current - slice, invalid.Length); passed > 0; passed--)
            invalid[(current - passed + 1) % invalid.Length] = 0;
        slice = current;
    }
}
