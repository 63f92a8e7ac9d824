using Bot.Discord.Rest;
using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Gateway;

/// <summary>Keeps one resumable session with Discord's gateway and hands on its events.</summary>
public sealed class GatewayClient(DiscordOptions options, DiscordRest rest, ILogger<GatewayClient> log)
{
    private volatile bool connected;

    /// <summary>Whether a session is up right now; for health checks.</summary>
    public bool Connected => connected;

    /// <summary>
    /// Runs until cancelled, and then leaves the session open so that a restart can resume it. Every trouble that can pass is
    /// waited out inside.
    /// </summary>
    /// <param name="session">The value last given to <paramref name="changed"/>, or null for a new session.</param>
    /// <param name="handle">Interactions are handed over at once, each on its own; all other events one after another in their order. Nothing it does can hold up the connection.</param>
    /// <param name="changed">Called after the session changed, at most once a second and at the end; null when there is none to resume.</param>
    /// <exception cref="GatewayClosedException">The token or the intents are refused.</exception>
    public async Task RunAsync(
        GatewaySession? session, Func<GatewayEvent, ValueTask> handle, Func<GatewaySession?, ValueTask> changed, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var keeper = new SessionKeeper(session, changed, options.Clock, log);
        var dispatcher = new Dispatcher(handle, options.Clock, log);
        var beside = Task.WhenAll(keeper.SaveAsync(over.Token), dispatcher.RunAsync(over.Token));
        try
        {
            await StayAsync(keeper, dispatcher, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // stopped while it waited for something
        }
        finally
        {
            connected = false;
            await over.CancelAsync();
            await beside;
        }
    }

    private async Task StayAsync(SessionKeeper keeper, Dispatcher dispatcher, CancellationToken cancel)
    {
        var door = new GatewayDoor(options, rest, log);
        var course = new Course();
        while (!cancel.IsCancellationRequested)
        {
            var address = await door.AddressAsync(course.AtResumeAddress ? keeper.Session : null, cancel);
            var started = options.Clock.GetTimestamp();
            using var connection = new Connection(options, keeper, dispatcher, new EventReader(options.Clock, rest.ServerClock), log)
            {
                Up = () => connected = true,
                MayIdentify = door.MayIdentifyAsync,
            };
            var end = await connection.RunAsync(address, cancel);
            connected = false;
            if (end.Next == Next.Stop)
                return;
            if (end.Next == Next.GiveUp)
                throw Closed(keeper, end.Code ?? 0);
            if (course.Learn(end, hadSession: keeper.Session is not null, options.Clock.GetElapsedTime(started)))
                keeper.Drop();
            var pause = course.Pause(options.Jitter());
            log.LogInformation("Gateway: {Why} {Next} in {Seconds:0.0} s.", end.Why, keeper.Session is null ? "A new session" : "Resuming", pause.TotalSeconds);
            await Task.Delay(pause, options.Clock, cancel);
        }
    }

    private static GatewayClosedException Closed(SessionKeeper keeper, int code)
    {
        keeper.Drop();
        return new GatewayClosedException(code, ConnectionEnd.Mend(code));
    }
}
