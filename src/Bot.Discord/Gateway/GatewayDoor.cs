using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Gateway;

/// <summary>
/// Where to connect, and when a new session may be begun: https://discord.com/developers/docs/events/gateway#session-start-limit-object
/// </summary>
internal sealed class GatewayDoor(DiscordOptions options, DiscordRest rest, ILogger log)
{
    /// <summary>The same for every connection, a resumed one too.</summary>
    private const string Query = "v=10&encoding=json&compress=zlib-stream";

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenIdentifies = TimeSpan.FromSeconds(5);

    private GatewayBot? known;
    private long knownAt;
    private long? identifiedAt;
    private int used;

    /// <summary>The session's own address, or else Discord's ordinary one, asked for until it is given.</summary>
    /// <exception cref="GatewayClosedException">The token is refused.</exception>
    public async Task<Uri> AddressAsync(GatewaySession? session, CancellationToken cancel)
    {
        if (known is null || session is null && options.Clock.GetElapsedTime(knownAt) > Fresh)
            await AskAsync(once: session is not null, cancel);
        return Address(session?.ResumeUrl) ?? Address(known?.Url) ?? throw new GatewayClosedException(0, "Discord gave no gateway address that can be used.");
    }

    /// <summary>At most one a five seconds, and none while the day's are used up: a breach resets the bot's token.</summary>
    public async Task MayIdentifyAsync(CancellationToken cancel)
    {
        if (known is { } limit && limit.SessionStartLimit.Remaining - used <= 0)
        {
            var wait = TimeSpan.FromMilliseconds(Math.Clamp(limit.SessionStartLimit.ResetAfter, 1000, 86_400_000)) - options.Clock.GetElapsedTime(knownAt);
            log.LogError("All sessions of the day are used up; the next may begin in {Minutes:0} minutes.", wait.TotalMinutes);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, options.Clock, cancel);
            (known, used) = (known with { SessionStartLimit = new SessionStartLimit() }, 0);
        }

        if (identifiedAt is { } last && options.Clock.GetElapsedTime(last) is var since && since < BetweenIdentifies)
            await Task.Delay(BetweenIdentifies - since, options.Clock, cancel);
        (identifiedAt, used) = (options.Clock.GetTimestamp(), used + 1);
    }

    /// <param name="once">The session has an address of its own; asking only teaches Discord's clock.</param>
    private async Task AskAsync(bool once, CancellationToken cancel)
    {
        for (var failures = 0; ; failures++)
        {
            Answer<GatewayBot> answer = await rest.GetGatewayBotAsync(cancel);
            switch (answer)
            {
                case Got<GatewayBot>(var found):
                    (known, knownAt, used) = (found, options.Clock.GetTimestamp(), 0);
                    return;
                case Denied<GatewayBot>(401, _, _) or Denied<GatewayBot>(50014, _, _):
                    throw new GatewayClosedException(4004, ConnectionEnd.Mend(4004));
            }

            if (once || known is not null)
                return; // the address known before still serves

            var pause = answer is NotNow<GatewayBot>(var after, _) && after > TimeSpan.FromMinutes(1) ? after : TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, failures)));
            log.LogWarning("Discord gave no gateway address: {Why}. Asked again in {Seconds:0} s.", answer.Problem, pause.TotalSeconds);
            await Task.Delay(pause * (0.75 + options.Jitter() / 2), options.Clock, cancel);
        }
    }

    private static Uri? Address(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("ws" or "wss"))
            return null;
        return new UriBuilder(uri) { Query = Query }.Uri;
    }
}
