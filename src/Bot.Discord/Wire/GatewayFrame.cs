using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/events/gateway-events#payload-structure</summary>
internal sealed record GatewayFrame
{
    public int Op { get; init; }
    public JsonElement? D { get; init; }
    public long? S { get; init; }
    public string? T { get; init; }
}

/// <summary>What we send: the same shape, with <c>d</c> written even where it is null, as a heartbeat needs it.</summary>
internal sealed record GatewayCommand<T>(int Op, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] T D);

/// <summary>https://discord.com/developers/docs/events/gateway-events#hello</summary>
internal sealed record HelloData
{
    /// <summary>Milliseconds.</summary>
    public double HeartbeatInterval { get; init; }
}

/// <summary>https://discord.com/developers/docs/events/gateway-events#identify</summary>
internal sealed record Identify(string Token, int Intents, IdentifyProperties Properties)
{
    public IReadOnlyList<int>? Shard { get; init; }
}

/// <summary>https://discord.com/developers/docs/events/gateway-events#identify-identify-connection-properties</summary>
internal sealed record IdentifyProperties(string Os, string Browser, string Device);

/// <summary>https://discord.com/developers/docs/events/gateway-events#resume</summary>
internal sealed record Resume(string Token, string SessionId, long Seq);

/// <summary>https://discord.com/developers/docs/events/gateway-events#ready</summary>
internal sealed record ReadyData
{
    public User? User { get; init; }
    public IReadOnlyList<Guild>? Guilds { get; init; }
    public string? SessionId { get; init; }
    public string? ResumeGatewayUrl { get; init; }
    public Application? Application { get; init; }
}
