using System.IO.Compression;
using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Bot.Simulator.Gateway;

/// <summary>One WebSocket: frames leave in the order in which they were queued, plain or in one zlib stream.</summary>
internal sealed class Connection(WebSocket socket, HttpContext context, bool compressed, TimeProvider realTime) : IDisposable
{
    /// <summary>https://discord.com/developers/docs/events/gateway#sending-events</summary>
    private const int LargestReceived = 4096;
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(5);

    private readonly Channel<Outgoing> _queue = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private readonly MemoryStream _buffer = new();
    private ZLibStream? _zlib;

    /// <summary>True once we have asked for the end: nothing more is read as an event.</summary>
    public bool IsClosing { get; private set; }

    public void Send(byte[] payload) => _queue.Writer.TryWrite(new Outgoing(payload, null, ""));

    public void Close(int code, string reason)
    {
        IsClosing = true;
        _queue.Writer.TryWrite(new Outgoing([], code, reason));
        _queue.Writer.TryComplete();
    }

    /// <summary>Breaks the TCP connection without a word.</summary>
    public void Abort()
    {
        IsClosing = true;
        _queue.Writer.TryComplete();
        context.Abort();
    }

    public async Task WriteAsync(CancellationToken token)
    {
        await foreach (var item in _queue.Reader.ReadAllAsync(token))
        {
            if (item.CloseCode is not { } code)
            {
                var type = compressed ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
                await socket.SendAsync(compressed ? Compress(item.Payload) : item.Payload, type, endOfMessage: true, token);
                continue;
            }
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, item.Reason, token);
            // The other side answers with its own close frame; one that does not is cut off.
            await Task.Delay(CloseWithin, realTime, token);
            context.Abort();
        }
    }

    /// <summary>The next message; null when the other side has closed, empty bytes when the message was too large.</summary>
    public async Task<byte[]?> ReadAsync(CancellationToken token)
    {
        var buffer = new byte[LargestReceived + 1];
        var length = 0;
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length % buffer.Length), token);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            length += result.Count;
            if (length > LargestReceived)
                return [];
            if (result.EndOfMessage)
                return buffer[..length];
        }
    }

    /// <summary>The code with which the other side closed; null where it just went away.</summary>
    public int? ClosedWith => (int?)socket.CloseStatus;

    /// <summary>Ends the closing handshake that the other side began.</summary>
    public async Task AnswerCloseAsync(CancellationToken token)
    {
        if (socket.State == WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, token);
    }

    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _zlib?.Dispose();
        _buffer.Dispose();
    }

    private byte[] Compress(byte[] payload)
    {
        // One zlib context for the whole connection; each flush ends a message with 00 00 FF FF.
        _zlib ??= new ZLibStream(_buffer, CompressionLevel.Fastest, leaveOpen: true);
        _buffer.SetLength(0);
        _zlib.Write(payload);
        _zlib.Flush();
        return _buffer.ToArray();
    }

    private sealed record Outgoing(byte[] Payload, int? CloseCode, string Reason);
}
