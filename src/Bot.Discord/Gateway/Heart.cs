using System.Net.WebSockets;
using Bot.Discord.Wire;

namespace Bot.Discord.Gateway;

/// <summary>
/// Beats, and notices when the other side is dead: https://discord.com/developers/docs/events/gateway#sending-heartbeats
/// </summary>
internal sealed class Heart(DiscordOptions options, GatewaySocket socket, Func<long?> seq)
{
    private readonly Lock gate = new();
    private bool heard = true;
    private int unanswered;

    /// <summary>Anything that arrives shows that the connection lives, though it answers no heartbeat.</summary>
    public void Heard()
    {
        lock (gate)
            heard = true;
    }

    public void Acknowledged()
    {
        lock (gate)
            unanswered = 0;
    }

    /// <summary>Beats until cancelled (null), or until the connection is dead (why).</summary>
    /// <param name="interval">Milliseconds, from HELLO. The first beat comes after a random part of it, so that a restart of Discord's is not met by all bots at once.</param>
    public async Task<string?> RunAsync(double interval, CancellationToken cancel)
    {
        var pause = TimeSpan.FromMilliseconds(double.IsFinite(interval) ? Math.Clamp(interval, 1000, 600_000) : 45_000);
        try
        {
            await Task.Delay(pause * options.Jitter(), options.Clock, cancel);
            while (true)
            {
                if (Dead())
                    return "No heartbeat was acknowledged: the connection is dead.";
                await BeatAsync(cancel);
                await Task.Delay(pause, options.Clock, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or InvalidOperationException)
        {
            return $"A heartbeat could not be sent: {fault.Message}";
        }
    }

    /// <summary>One heartbeat, by the interval or because Discord asked for it.</summary>
    public async Task BeatAsync(CancellationToken cancel)
    {
        lock (gate)
            (heard, unanswered) = (false, unanswered + 1);
        if (!await socket.SendAsync(Json.Write(new GatewayCommand<long?>(1, seq())), heartbeat: true, cancel))
            Acknowledged(); // the budget is spent, by answers to Discord's own questions: what was not sent needs no answer
    }

    /// <summary>Silence since the last beat is death; events without an acknowledgement are given one more interval.</summary>
    private bool Dead()
    {
        lock (gate)
            return unanswered > 0 && (!heard || unanswered > 1);
    }
}
