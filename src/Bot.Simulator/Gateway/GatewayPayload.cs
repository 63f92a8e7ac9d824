using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Simulator.Gateway;

/// <summary>The envelopes of the gateway.</summary>
/// <remarks>https://discord.com/developers/docs/events/gateway-events#payload-structure</remarks>
internal static class GatewayPayload
{
    public static byte[] Dispatch(string happening, JsonObject data, long seq) => Bytes(new JsonObject
    {
        ["t"] = happening,
        ["s"] = seq,
        ["op"] = 0,
        ["d"] = data.DeepClone(),
    });

    public static byte[] Of(int op, JsonNode? data) => Bytes(new JsonObject { ["t"] = null, ["s"] = null, ["op"] = op, ["d"] = data });

    private static byte[] Bytes(JsonObject payload) => Encoding.UTF8.GetBytes(payload.ToJsonString());
}
