using System.Text.Json.Nodes;

namespace Bot.Simulator.Rest;

/// <summary>Where the gateway is.</summary>
/// <remarks>https://discord.com/developers/docs/events/gateway#get-gateway-bot</remarks>
internal static class GatewayRoutes
{
    public static readonly ApiRoute[] All =
    [
        new("GET", "/gateway", call => ApiAnswer.Ok(new JsonObject { ["url"] = call.Host.GatewayAddress })) { NeedsToken = false },
        new("GET", "/gateway/bot", Bot),
    ];

    private static ApiAnswer Bot(ApiCall call) => ApiAnswer.Ok(new JsonObject
    {
        ["url"] = call.Host.GatewayAddress,
        ["shards"] = 1,
        ["session_start_limit"] = call.Host.Starts.ToJson(),
    });
}
