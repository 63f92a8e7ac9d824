using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bot.Discord.Tests.Support;

/// <summary>Discord's gateway as a script: what is done on the first connection, on the second, and so on.</summary>
internal sealed class FakeGateway : IAsyncDisposable
{
    private readonly Func<GatewayPeer, Task>[] scripts;
    private int connections = -1;

    private FakeGateway(Func<GatewayPeer, Task>[] scripts) => this.scripts = scripts;

    public Endpoint Web { get; private set; } = null!; // set before the gateway is handed out

    /// <summary>Where each connection was opened, with its query.</summary>
    public IReadOnlyList<string> Opened => [.. Web.Asked.Where(asked => asked.Path.StartsWith("/gw", StringComparison.Ordinal) || asked.Path.StartsWith("/resume", StringComparison.Ordinal)).Select(asked => asked.Path)];

    public string ResumeUrl => Web.Address.AbsoluteUri.Replace("http", "ws", StringComparison.Ordinal) + "resume";

    public static async Task<FakeGateway> StartAsync(params Func<GatewayPeer, Task>[] scripts)
    {
        var gateway = new FakeGateway(scripts);
        gateway.Web = await Endpoint.StartAsync(gateway.AnswerAsync);
        return gateway;
    }

    public ValueTask DisposeAsync() => Web.DisposeAsync();

    private async Task AnswerAsync(Asked asked, HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            var url = $"ws://{context.Request.Host}/gw";
            await new Said(200, $$$"""{"url":"{{{url}}}","shards":1,"session_start_limit":{"total":1000,"remaining":999,"reset_after":1000,"max_concurrency":1}}""").WriteAsync(context);
            return;
        }

        var index = Interlocked.Increment(ref connections);
        if (index >= scripts.Length)
        {
            context.Response.StatusCode = 503;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        await using var peer = new GatewayPeer(socket, this, packed: asked.Path.Contains("compress=zlib-stream", StringComparison.Ordinal), context);
        try
        {
            await scripts[index](peer);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or EndOfStreamException)
        {
            // the client has gone
        }
    }
}

/// <summary>The server's side of one connection.</summary>
internal sealed class GatewayPeer : IAsyncDisposable
{
    private readonly WebSocket socket;
    private readonly HttpContext context;
    private readonly bool packed;
    private readonly MemoryStream buffer = new();
    private readonly ZLibStream zlib;

    public GatewayPeer(WebSocket socket, FakeGateway gateway, bool packed, HttpContext context)
    {
        (this.socket, Gateway, this.packed, this.context) = (socket, gateway, packed, context);
        zlib = new ZLibStream(buffer, CompressionLevel.Fastest, leaveOpen: true);
    }

    public FakeGateway Gateway { get; }

    public int? ClosedWith => (int?)socket.CloseStatus;

    public Task HelloAsync(int interval = 41_250) => SendAsync($$$"""{"op":10,"d":{"heartbeat_interval":{{{interval}}}}}""");

    /// <summary>Greets, takes the IDENTIFY and answers READY.</summary>
    public async Task<JsonElement> StartSessionAsync(string session = "s1", int interval = 41_250)
    {
        await HelloAsync(interval);
        var identify = await ReadAsync(op: 2);
        await DispatchAsync(1, "READY", $$$"""{"v":10,"user":{"id":"42"},"guilds":[{"id":"9","unavailable":true}],"session_id":"{{{session}}}","resume_gateway_url":"{{{Gateway.ResumeUrl}}}","application":{"id":"42"}}""");
        return identify;
    }

    /// <summary>Greets, takes the RESUME and answers RESUMED.</summary>
    public async Task<JsonElement> ResumeAsync(int seq = 100)
    {
        await HelloAsync();
        var resume = await ReadAsync(op: 6);
        await DispatchAsync(seq, "RESUMED", "{}");
        return resume;
    }

    public Task DispatchAsync(int seq, string name, string data) => SendAsync($$$"""{"op":0,"s":{{{seq}}},"t":"{{{name}}}","d":{{{data}}}}""");

    public Task SendAsync(string json) => SendBytesAsync(Encoding.UTF8.GetBytes(json));

    public async Task SendBytesAsync(byte[] bytes)
    {
        if (!packed)
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Text, true, context.RequestAborted);
            return;
        }

        buffer.SetLength(0);
        zlib.Write(bytes);
        zlib.Flush();
        await socket.SendAsync(buffer.ToArray(), WebSocketMessageType.Binary, true, context.RequestAborted);
    }

    /// <summary>The next message of this operation, others skipped.</summary>
    public async Task<JsonElement> ReadAsync(int op)
    {
        while (true)
        {
            var message = await ReadAsync();
            if (message.GetProperty("op").GetInt32() == op)
                return message;
        }
    }

    /// <exception cref="EndOfStreamException">The client closed.</exception>
    public async Task<JsonElement> ReadAsync()
    {
        var bytes = new byte[8192];
        var part = await socket.ReceiveAsync(bytes, context.RequestAborted);
        return part.MessageType == WebSocketMessageType.Close ? throw new EndOfStreamException() : JsonElement.Parse(bytes.AsSpan(0, part.Count));
    }

    /// <summary>Reads until the client closes, and says with which code; acknowledges heartbeats on the way if told so.</summary>
    public async Task<int?> UntilClosedAsync(bool acknowledge = true)
    {
        try
        {
            while (true)
            {
                if ((await ReadAsync()).GetProperty("op").GetInt32() == 1 && acknowledge)
                    await SendAsync("""{"op":11}""");
            }
        }
        catch (Exception fault) when (fault is EndOfStreamException or WebSocketException)
        {
            return ClosedWith;
        }
    }

    public Task CloseAsync(int code) => socket.CloseOutputAsync((WebSocketCloseStatus)code, "said the test", context.RequestAborted);

    public void Drop() => context.Abort();

    public async ValueTask DisposeAsync()
    {
        await zlib.DisposeAsync();
        await buffer.DisposeAsync();
    }
}
