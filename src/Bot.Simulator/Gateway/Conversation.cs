using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Simulator.Checking;
using Bot.Simulator.Faults;
using Bot.Simulator.World;

namespace Bot.Simulator.Gateway;

/// <summary>The protocol on one connection: hello, identify or resume, heartbeats, and the close code for every mistake.</summary>
/// <remarks>https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway</remarks>
internal sealed class Conversation(SimulatedWorld world, SimulatedHost host, Sessions sessions, Connection connection)
{
    private const int SendLimit = 120;
    private static readonly TimeSpan SendWindow = TimeSpan.FromSeconds(60);
    private readonly Queue<long> _received = [];
    private Session? _session;

    /// <summary>Timestamp of the last heartbeat, or of the start.</summary>
    public long LastBeat { get; private set; } = world.RealTime.GetTimestamp();

    public void Hello() => connection.Send(GatewayPayload.Of(10, new JsonObject
    {
        ["heartbeat_interval"] = (int)host.Options.HeartbeatInterval.TotalMilliseconds,
        ["_trace"] = new JsonArray(),
    }));

    /// <summary>Handles one message of the client.</summary>
    public void Hear(byte[] bytes)
    {
        if (connection.IsClosing)
            return;
        if (IsFlooding())
            Fail(4008, "You are being rate limited.");
        else if (bytes.Length == 0)
            Fail(4002, "Error while decoding payload.");
        else if (Parse(bytes) is not { } payload)
            Fail(4002, "Error while decoding payload.");
        else
            Hear(ComponentShape.Number(payload["op"]), payload["d"]);
    }

    /// <summary>The client has not sent a heartbeat in time.</summary>
    public void TimeOut()
    {
        if (_session is not null)
            sessions.End(_session);
        Fail(4009, "Session timed out.");
    }

    /// <summary>The client has closed: with 1000 or 1001 the session ends with it.</summary>
    public void Closed(int? code)
    {
        sessions.Gone(connection);
        if (_session is not null && code is 1000 or 1001)
            sessions.End(_session!);
    }

    private void Hear(int? op, JsonNode? data)
    {
        switch (op)
        {
            case 1:
                LastBeat = world.RealTime.GetTimestamp();
                if (world.Faults.Take(FaultKind.NoAck) is null)
                    connection.Send(GatewayPayload.Of(11, null));
                break;
            case 2:
                Identify(data as JsonObject ?? []);
                break;
            case 6:
                Resume(data as JsonObject ?? []);
                break;
            case 3 or 4 or 8 or 31 when _session is null:
                Fail(4003, "Not authenticated.");
                break;
            case 3 or 4 or 8 or 31:
                break;
            default:
                Fail(4001, "Unknown opcode.");
                break;
        }
    }

    private void Identify(JsonObject data)
    {
        var shard = (data["shard"] as JsonArray)?.Select(ComponentShape.Number).ToArray() ?? [0, 1];
        if (_session is not null)
            Fail(4005, "Already authenticated.");
        else if (!IsToken(data["token"]))
            Fail(4004, "Authentication failed.", isViolation: false);
        else if (shard is not [{ } id, { } count] || id < 0 || id >= count)
            Fail(4010, "Invalid shard.");
        else if (ComponentShape.Number(data["intents"]) is not { } intents || (intents & ~Intents.Known) != 0)
            Fail(4013, "Invalid intent(s).");
        else if ((intents & Intents.Privileged) != 0)
            Fail(4014, "Disallowed intent(s).");
        else if (data["properties"] is not JsonObject)
            Fail(4002, "Error while decoding payload.");
        else if (!host.Starts.TryTake(id))
            connection.Send(GatewayPayload.Of(9, false));
        else
            Welcome(intents, id, count);
    }

    private void Welcome(int intents, int shardId, int shardCount)
    {
        // Under the gate, so that no event falls between READY and the guilds.
        lock (world.Gate)
        {
            _session = sessions.Start(intents, shardId, shardCount);
            _session.Attach(connection);
            var guilds = world.Places.Guilds.Values.Where(g => g.Members.ContainsKey(world.Bot.Id) && _session.Covers(g.Id)).ToList();
            _session.Dispatch("READY", Ready(guilds, shardId, shardCount));
            foreach (var guild in guilds.Where(_ => Intents.Admit(intents, "GUILD_CREATE", null)))
                _session.Dispatch("GUILD_CREATE", GuildEvents.Created(world, guild));
        }
        sessions.Ready(connection, _session);
    }

    private JsonObject Ready(List<Guild> guilds, int shardId, int shardCount) => new()
    {
        ["v"] = 10,
        ["user"] = world.Bot.ToJson(),
        ["guilds"] = new JsonArray([.. guilds.Select(g => new JsonObject { ["id"] = g.Id, ["unavailable"] = true })]),
        ["session_id"] = _session!.Id,
        ["resume_gateway_url"] = host.GatewayAddress + "/resume",
        ["session_type"] = "normal",
        ["shard"] = new JsonArray(shardId, shardCount),
        ["application"] = new JsonObject { ["id"] = world.Identity.ApplicationId, ["flags"] = 0 },
        ["private_channels"] = new JsonArray(),
        ["relationships"] = new JsonArray(),
        ["presences"] = new JsonArray(),
        ["guild_join_requests"] = new JsonArray(),
        ["user_settings"] = new JsonObject(),
        ["_trace"] = new JsonArray(),
    };

    private void Resume(JsonObject data)
    {
        if (_session is not null)
        {
            Fail(4005, "Already authenticated.");
            return;
        }
        if (!IsToken(data["token"]))
        {
            Fail(4004, "Authentication failed.", isViolation: false);
            return;
        }
        var session = sessions.Find(data["session_id"]?.ToString());
        if (session is null || world.Faults.Take(FaultKind.ResumeRefused) is not null)
        {
            if (session is not null)
                sessions.End(session);
            connection.Send(GatewayPayload.Of(9, false));
            return;
        }
        if (ComponentShape.Number(data["seq"]) is not { } seq || !session.Resume(connection, seq))
        {
            Fail(4007, "Invalid seq.");
            return;
        }
        _session = session;
        sessions.Ready(connection, session);
    }

    private bool IsToken(JsonNode? token) => token?.ToString() is { } text && (text == world.Identity.Token || text == "Bot " + world.Identity.Token);

    private bool IsFlooding()
    {
        var now = world.RealTime.GetTimestamp();
        _received.Enqueue(now);
        while (world.RealTime.GetElapsedTime(_received.Peek(), now) > SendWindow)
            _received.Dequeue();
        return _received.Count > SendLimit;
    }

    private void Fail(int code, string reason, bool isViolation = true)
    {
        if (isViolation)
            host.Journal.Add(new JournalRow(world.Clock.GetUtcNow(), "GATEWAY", "/gateway", code, [reason]));
        connection.Close(code, reason);
    }

    private static JsonObject? Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return JsonNode.Parse(bytes) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
