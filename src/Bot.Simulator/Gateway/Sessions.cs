using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bot.Simulator.Faults;
using Bot.Simulator.World;

namespace Bot.Simulator.Gateway;

/// <summary>All sessions, the events that go to them, and the faults that strike them.</summary>
internal sealed class Sessions
{
    private static readonly FaultKind[] AtOnce = [FaultKind.Close, FaultKind.Reconnect, FaultKind.DropTcp, FaultKind.InvalidSession];
    private static readonly TimeSpan UsualLateness = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Session> _all = [];
    private readonly ConcurrentDictionary<Connection, Session> _ready = [];
    private readonly SimulatedWorld _world;

    public Sessions(SimulatedWorld world)
    {
        _world = world;
        world.Dispatched += Publish;
        world.Faults.Ordered += StrikeNow;
    }

    public Session Start(int intents, int shardId, int shardCount)
    {
        var session = new Session(RandomNumberGenerator.GetHexString(32, lowercase: true), intents, shardId, shardCount);
        _all[session.Id] = session;
        return session;
    }

    public Session? Find(string? id) => id is null ? null : _all.GetValueOrDefault(id);

    public void End(Session session) => _all.TryRemove(session.Id, out _);

    /// <summary>The connection carries a session from now on; faults that wait for one strike here.</summary>
    public void Ready(Connection connection, Session session)
    {
        _ready[connection] = session;
        foreach (var kind in AtOnce)
        {
            if (_world.Faults.Take(kind, IsForGateway) is { } fault)
                Strike(fault, connection, session);
        }
    }

    public void Gone(Connection connection)
    {
        if (_ready.TryRemove(connection, out var session))
            session.Detach(connection);
    }

    private void Publish(string happening, JsonObject data, string? guildId)
    {
        if (_world.Faults.Take(FaultKind.Late, f => Concerns(f, happening, data)) is { } late)
            PublishLater(late, happening, data, guildId);
        else
            PublishNow(happening, data, guildId);
    }

    private void PublishLater(Fault late, string happening, JsonObject data, string? guildId)
    {
        ITimer? timer = null;
        timer = _world.RealTime.CreateTimer(
            _ =>
            {
                PublishNow(happening, data, guildId);
                timer?.Dispose();
            },
            null, late.ForMs is { } ms ? TimeSpan.FromMilliseconds(ms) : UsualLateness, Timeout.InfiniteTimeSpan);
    }

    private void PublishNow(string happening, JsonObject data, string? guildId)
    {
        var copies = _world.Faults.Take(FaultKind.Duplicate, f => Concerns(f, happening, data)) is null ? 1 : 2;
        foreach (var session in _all.Values.Where(s => s.Covers(guildId) && Intents.Admit(s.Intents, happening, guildId)))
            session.Dispatch(happening, Intents.Censor(data, happening, guildId, _world.Bot.Id), copies);
    }

    private static bool Concerns(Fault fault, string happening, JsonObject data) =>
        (fault.Route is null || happening.Contains(fault.Route, StringComparison.OrdinalIgnoreCase))
        && (fault.Channel is null || fault.Channel == data["channel_id"]?.ToString())
        && (fault.User is null || fault.User == (data["member"]?["user"]?["id"] ?? data["user"]?["id"])?.ToString());

    private static bool IsForGateway(Fault fault) => fault.Kind != FaultKind.DropTcp || fault.Route is null;

    private void StrikeNow(Fault fault)
    {
        if (fault.Kind == FaultKind.ChannelDeleted)
            TellDeleted(fault);
        if (!AtOnce.Contains(fault.Kind) || !IsForGateway(fault))
            return;
        foreach (var (connection, session) in _ready.Where(r => !r.Key.IsClosing))
        {
            if (_world.Faults.Take(fault.Kind, f => f.Id == fault.Id) is { } taken)
                Strike(taken, connection, session);
        }
    }

    private void Strike(Fault fault, Connection connection, Session session)
    {
        switch (fault.Kind)
        {
            case FaultKind.Close:
                connection.Close(fault.Code ?? 4000, "Ordered");
                break;
            case FaultKind.Reconnect:
                connection.Send(GatewayPayload.Of(7, null));
                break;
            case FaultKind.DropTcp:
                connection.Abort();
                break;
            case FaultKind.InvalidSession:
                var resumable = fault.Code == 1;
                if (!resumable)
                    End(session);
                connection.Send(GatewayPayload.Of(9, resumable));
                break;
        }
    }

    private void TellDeleted(Fault fault)
    {
        if (fault.Channel is not null && _world.Places.Channels.TryGetValue(fault.Channel, out var channel))
            _world.Dispatch("CHANNEL_DELETE", channel.ToJson(), channel.GuildId);
    }
}
