using System.Net.WebSockets;

namespace Bot.Discord.Gateway;

/// <summary>A WebSocket that reads whole messages, packed or plain, and writes one at a time within the send budget.</summary>
internal sealed class GatewaySocket(TimeProvider clock) : IDisposable
{
    private const int LargestPacked = 16 * 1024 * 1024;
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(2);

    private readonly ClientWebSocket socket = new() { Options = { KeepAliveInterval = Timeout.InfiniteTimeSpan } }; // heartbeats are the protocol's own
    private readonly SemaphoreSlim writing = new(1);
    private readonly SendBudget budget = new(clock);
    private readonly Inflater inflater = new();
    private readonly byte[] chunk = new byte[16 * 1024];

    public int? CloseCode => (int?)socket.CloseStatus;

    public string? CloseReason => socket.CloseStatusDescription;

    public Task OpenAsync(Uri address, CancellationToken cancel) => socket.ConnectAsync(address, cancel);

    /// <summary>The next message; null when the other side closed.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    /// <exception cref="InvalidDataException">What came is not a zlib-stream, or is too large.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancel)
    {
        var packed = new MemoryStream();
        while (true)
        {
            var part = await socket.ReceiveAsync(chunk.AsMemory(), cancel);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            packed.Write(chunk, 0, part.Count);
            if (packed.Length > LargestPacked)
                throw new InvalidDataException("A gateway message of more than 16 MiB.");
            if (!part.EndOfMessage)
                continue;
            var bytes = packed.GetBuffer().AsMemory(0, (int)packed.Length);
            if (part.MessageType == WebSocketMessageType.Text)
                return bytes;
            if (Inflater.Complete(bytes.Span))
                return inflater.Unpack(bytes);
        }
    }

    /// <summary>False where the budget is spent: then nothing was sent.</summary>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> message, bool heartbeat, CancellationToken cancel)
    {
        if (!budget.Take(heartbeat))
            return false;
        await writing.WaitAsync(cancel);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancel);
            return true;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Says goodbye where the connection still stands; a connection that is gone needs none.</summary>
    public async Task CloseAsync(int code)
    {
        using var time = new CancellationTokenSource(CloseTime, clock);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, "to be resumed", time.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            socket.Abort();
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        inflater.Dispose();
        writing.Dispose();
    }
}
