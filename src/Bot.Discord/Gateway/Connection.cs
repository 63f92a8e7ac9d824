using System.Net.WebSockets;
using System.Text.Json;
using Bot.Discord.Wire;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Gateway;

/// <summary>
/// One connection from its opening to its end: https://discord.com/developers/docs/events/gateway#connection-lifecycle.
/// Nothing of it outlives it, so that a missing answer on an old socket can never end a new one.
/// </summary>
internal sealed class Connection : IDisposable
{
    /// <summary>Ours, and neither 1000 nor 1001: those would end the session.</summary>
    private const int CloseCode = 4900;

    private static readonly TimeSpan HelloTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReadyTime = TimeSpan.FromSeconds(60);

    private readonly DiscordOptions options;
    private readonly SessionKeeper keeper;
    private readonly Dispatcher dispatcher;
    private readonly EventReader events;
    private readonly ILogger log;
    private readonly GatewaySocket socket;
    private readonly Heart heart;
    private readonly CancellationTokenSource over = new();
    private readonly CancellationTokenSource deadline;
    private Task beating = Task.CompletedTask;
    private Reached reached;
    private bool resuming;
    private ConnectionEnd? end;

    public Connection(DiscordOptions options, SessionKeeper keeper, Dispatcher dispatcher, EventReader events, ILogger log)
    {
        (this.options, this.keeper, this.dispatcher, this.events, this.log) = (options, keeper, dispatcher, events, log);
        socket = new GatewaySocket(options.Clock);
        heart = new Heart(options, socket, () => keeper.Session?.Seq);
        deadline = new CancellationTokenSource(HelloTime, options.Clock);
    }

    /// <summary>Called once the session is up.</summary>
    public Action Up { get; init; } = () => { };

    /// <summary>Waits for the right to identify.</summary>
    public required Func<CancellationToken, Task> MayIdentify { get; init; }

    public async Task<ConnectionEnd> RunAsync(Uri address, CancellationToken cancel)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancel, over.Token, deadline.Token);
        using var abort = new CancellationTokenSource();
        var reading = ReadAllAsync(address, cancel, linked.Token, abort.Token);
        await using (linked.Token.UnsafeRegister(_ => _ = HangUpAsync(reading, abort), null))
        {
            var found = await reading;
            return await EndAsync(found);
        }
    }

    /// <summary>To cancel a read aborts the socket, so goodbye is said first, and the other side may answer it.</summary>
    private async Task HangUpAsync(Task reading, CancellationTokenSource abort)
    {
        await socket.CloseAsync(CloseCode);
        await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(1), options.Clock, CancellationToken.None));
        if (!reading.IsCompleted)
            await abort.CancelAsync();
    }

    private async Task<ConnectionEnd> EndAsync(ConnectionEnd found)
    {
        await over.CancelAsync();
        await beating;
        if (found.Next != Next.GiveUp)
            await socket.CloseAsync(CloseCode);
        return found with { Reached = reached };
    }

    public void Dispose()
    {
        socket.Dispose();
        over.Dispose();
        deadline.Dispose();
    }

    private async Task<ConnectionEnd> ReadAllAsync(Uri address, CancellationToken stop, CancellationToken cancel, CancellationToken abort)
    {
        try
        {
            await socket.OpenAsync(address, cancel);
            while (true)
            {
                var bytes = await socket.ReadAsync(abort);
                if (cancel.IsCancellationRequested)
                    return Interrupted(stop);
                if (bytes is not { } message)
                    return ConnectionEnd.Closed(socket.CloseCode, socket.CloseReason);
                heart.Heard();
                if (await TakeAsync(Json.Read<GatewayFrame>(message.Span), cancel) is { } found)
                    return found;
            }
        }
        catch (Exception fault) when (cancel.IsCancellationRequested && fault is (OperationCanceledException or WebSocketException or IOException or ObjectDisposedException))
        {
            return Interrupted(stop);
        }
        catch (Exception fault) when (fault is WebSocketException or HttpRequestException or IOException or InvalidDataException or JsonException)
        {
            return new ConnectionEnd(Next.Resume, $"The connection broke: {fault.Message}");
        }
    }

    private ConnectionEnd Interrupted(CancellationToken stop) => end ?? (stop.IsCancellationRequested
        ? new ConnectionEnd(Next.Stop, "The host is stopping.")
        : new ConnectionEnd(Next.Resume, reached == Reached.Nothing ? "No HELLO in time." : "No READY or RESUMED in time."));

    /// <summary>Null: go on reading.</summary>
    private async Task<ConnectionEnd?> TakeAsync(GatewayFrame frame, CancellationToken cancel)
    {
        switch (frame.Op)
        {
            case 0:
                return Dispatch(frame);
            case 1:
                await heart.BeatAsync(cancel);
                return null;
            case 7:
                return new ConnectionEnd(Next.Resume, "Discord asked for a reconnect.");
            case 9:
                return frame.D is { ValueKind: JsonValueKind.True } && keeper.Session is not null
                    ? new ConnectionEnd(Next.Resume, "Discord said that the session can be resumed.")
                    : new ConnectionEnd(Next.Identify, "Discord no longer knows the session.");
            case 10:
                return await GreetAsync(frame, cancel);
            case 11:
                heart.Acknowledged();
                return null;
            default:
                return null; // an operation of the future
        }
    }

    private async Task<ConnectionEnd?> GreetAsync(GatewayFrame hello, CancellationToken cancel)
    {
        if (reached != Reached.Nothing || hello.D is not { } data)
            return null; // a second HELLO changes nothing
        reached = Reached.Hello;
        beating = BeatAsync(Json.Read<HelloData>(data).HeartbeatInterval);
        if (keeper.Session is { } session)
        {
            resuming = true;
            deadline.CancelAfter(ReadyTime);
            await socket.SendAsync(Json.Write(new GatewayCommand<Resume>(6, new Resume(options.Token, session.SessionId, session.Seq))), heartbeat: false, cancel);
            return null;
        }

        deadline.CancelAfter(Timeout.InfiniteTimeSpan);
        await MayIdentify(cancel);
        deadline.CancelAfter(ReadyTime);
        var properties = new IdentifyProperties(OperatingSystem.IsWindows() ? "windows" : "linux", "Bot.Discord", "Bot.Discord");
        await socket.SendAsync(Json.Write(new GatewayCommand<Identify>(2, new Identify(options.Token, options.Intents, properties))), heartbeat: false, cancel);
        return null;
    }

    private async Task BeatAsync(double interval)
    {
        var why = await heart.RunAsync(interval, over.Token);
        if (why is null)
            return;
        end ??= new ConnectionEnd(Next.Resume, why);
        await over.CancelAsync();
    }

    private ConnectionEnd? Dispatch(GatewayFrame frame)
    {
        var (name, data) = (frame.T ?? "", frame.D ?? default);
        if (name is "READY" && !Begin(data))
            return new ConnectionEnd(Next.Identify, "READY came without a session.");
        if (frame.S is { } seq)
            keeper.Advance(seq);
        var replayed = resuming;
        if (name is "READY" or "RESUMED")
        {
            (reached, resuming) = (Reached.Session, false);
            deadline.CancelAfter(Timeout.InfiniteTimeSpan);
            Up();
        }

        try
        {
            dispatcher.Post(events.Read(name, data, replayed));
        }
        catch (JsonException fault) when (name.Length > 0)
        {
            // it would come again after every resume: note it and go on
            log.LogWarning("A {Event} event could not be read: {Why}", name, fault.Message);
        }

        return null;
    }

    private bool Begin(JsonElement data)
    {
        if (Json.Read<ReadyData>(data) is not { SessionId: { Length: > 0 } id } ready)
            return false;
        keeper.Begin(new GatewaySession(id, ready.ResumeGatewayUrl ?? "", 0));
        return true;
    }
}
