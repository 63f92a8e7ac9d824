using System.Text.Json.Nodes;

namespace Bot.Simulator.Gateway;

/// <summary>A resumable session: its sequence, what it was sent, and the connection that carries it now, if any.</summary>
internal sealed class Session(string id, int intents, int shardId, int shardCount)
{
    private const int Kept = 20_000;
    private readonly Lock _gate = new();
    private readonly Queue<(long Seq, byte[] Payload)> _sent = [];
    private long _seq;

    public string Id { get; } = id;

    public int Intents { get; } = intents;

    /// <summary>The connection that carries the session; an old one that closes late changes nothing here.</summary>
    public Connection? Carrier { get; private set; }

    /// <summary>https://discord.com/developers/docs/events/gateway#sharding</summary>
    public bool Covers(string? guildId) =>
        guildId is null ? shardId == 0 : (long)(World.Snowflakes.Order(guildId) >> 22) % shardCount == shardId;

    public void Dispatch(string happening, JsonObject data, int copies = 1)
    {
        lock (_gate)
        {
            var payload = GatewayPayload.Dispatch(happening, data, ++_seq);
            _sent.Enqueue((_seq, payload));
            if (_sent.Count > Kept)
                _sent.Dequeue();
            for (var i = 0; i < copies; i++)
                Carrier?.Send(payload);
        }
    }

    public void Attach(Connection connection)
    {
        lock (_gate)
            Carrier = connection;
    }

    public void Detach(Connection connection)
    {
        lock (_gate)
        {
            if (Carrier == connection)
                Carrier = null;
        }
    }

    /// <summary>Carries on from a sequence number: what was missed, in order, then RESUMED; false for a number never reached or long forgotten.</summary>
    public bool Resume(Connection connection, long seq)
    {
        lock (_gate)
        {
            if (seq > _seq || (_sent.TryPeek(out var oldest) && oldest.Seq > seq + 1))
                return false;
            Carrier = connection;
            foreach (var missed in _sent.Where(s => s.Seq > seq))
                connection.Send(missed.Payload);
        }
        // An object, not null: clients look into it.
        Dispatch("RESUMED", new JsonObject { ["_trace"] = new JsonArray() });
        return true;
    }
}
