using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Tests.Simulator;

/// <summary>A gateway client of a few lines, which can also misbehave.</summary>
internal sealed class RawGateway(ClientWebSocket socket, bool compressed) : IDisposable
{
    private readonly Inflating _inflating = new();

    public int? ClosedWith => (int?)socket.CloseStatus;

    public static async Task<RawGateway> ConnectAsync(LocalDiscord discord, string path = "/gateway", string query = "v=10&encoding=json")
    {
        var socket = new ClientWebSocket();
        var address = new UriBuilder(discord.Discord.Address) { Scheme = "ws", Path = path, Query = query }.Uri;
        await socket.ConnectAsync(address, LocalDiscord.Stop);
        return new RawGateway(socket, query.Contains("zlib-stream"));
    }

    /// <summary>Connects and identifies; gives the session's id too.</summary>
    public static async Task<(RawGateway Gateway, string Session)> IdentifyAsync(LocalDiscord discord, int intents = 1, string query = "v=10&encoding=json")
    {
        var gateway = await ConnectAsync(discord, query: query);
        await gateway.ReadAsync(10);
        await gateway.SendAsync(Identify(discord, intents));
        var ready = await gateway.ReadEventAsync("READY");
        return (gateway, ready["d"]!["session_id"]!.ToString());
    }

    public static string Identify(LocalDiscord discord, int intents = 1, string? token = null, string shard = "[0,1]") =>
        $$$"""{"op":2,"d":{"token":"{{{token ?? discord.Discord.Token}}}","intents":{{{intents}}},"shard":{{{shard}}},"properties":{"os":"linux"} } }""";

    public static string Resume(LocalDiscord discord, string session, long seq) =>
        $$$"""{"op":6,"d":{"token":"{{{discord.Discord.Token}}}","session_id":"{{{session}}}","seq":{{{seq}}} } }""";

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] bytes) => socket.SendAsync(bytes, WebSocketMessageType.Text, true, LocalDiscord.Stop);

    /// <summary>The next message; null once the connection is closed.</summary>
    public async Task<JsonObject?> ReadAsync()
    {
        using var memory = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var result = await socket.ReceiveAsync(buffer, LocalDiscord.Stop);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            memory.Write(buffer, 0, result.Count);
            if (result.EndOfMessage)
                return JsonNode.Parse(compressed ? _inflating.Inflate(memory.ToArray()) : memory.ToArray())!.AsObject();
        }
    }

    public async Task<JsonObject> ReadAsync(int op)
    {
        while (await ReadAsync() is { } message)
        {
            if (message["op"]!.GetValue<int>() == op)
                return message;
        }
        throw new InvalidOperationException($"The gateway closed with {ClosedWith} before op {op}.");
    }

    public async Task<JsonObject> ReadEventAsync(string name)
    {
        while (true)
        {
            var message = await ReadAsync(0);
            if (message["t"]!.ToString() == name)
                return message;
        }
    }

    /// <summary>Reads to the end and gives the close code.</summary>
    public async Task<int?> ReadToCloseAsync()
    {
        while (await ReadAsync() is not null)
        {
        }
        return ClosedWith;
    }

    public void Drop() => socket.Abort();

    public void Dispose()
    {
        socket.Dispose();
        _inflating.Dispose();
    }

    /// <summary>One zlib context over a connection, fed message by message.</summary>
    private sealed class Inflating : IDisposable
    {
        private readonly MemoryStream _in = new();
        private readonly ZLibStream _zlib;

        public Inflating() => _zlib = new ZLibStream(_in, CompressionMode.Decompress);

        public byte[] Inflate(byte[] message)
        {
            Assert.Equal([0x00, 0x00, 0xFF, 0xFF], message[^4..]);
            _in.SetLength(0);
            _in.Write(message);
            _in.Position = 0;
            using var inflated = new MemoryStream();
            _zlib.CopyTo(inflated);
            return inflated.ToArray();
        }

        public void Dispose() => _zlib.Dispose();
    }
}
