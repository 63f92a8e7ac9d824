using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Simulator.Faults;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bot.Simulator.Control;

/// <summary>Orders faults and takes them back.</summary>
internal static class FaultRoutes
{
    private static readonly Dictionary<string, FaultKind> Kinds = Enum.GetValues<FaultKind>().ToDictionary(SnakeCase);

    public static void MapFaults(this IEndpointRouteBuilder control, FaultBoard faults)
    {
        control.MapJson("/faults", body => new JsonObject { ["fault"] = faults.Order(Read(body)) });
        control.MapDelete("/faults", () =>
        {
            faults.Clear();
            return ControlRoutes.Json(new JsonObject());
        });
    }

    private static Fault Read(JsonObject body)
    {
        var kind = body.Needed("kind");
        if (!Kinds.TryGetValue(kind, out var known))
            throw new ActionRefusedException(400, $"There is no fault '{kind}'; there are: {string.Join(", ", Kinds.Keys)}.");
        return new Fault(known)
        {
            Times = Whole(body, "times"),
            ForMs = Whole(body, "for_ms"),
            Route = body.Optional("route"),
            Channel = body.Optional("channel"),
            User = body.Optional("user"),
            Code = Whole(body, "code"),
            RetryAfter = Number(body, "retry_after"),
        };
    }

    private static int? Whole(JsonObject body, string key) => Number(body, key) is { } number ? (int)number : null;

    private static double? Number(JsonObject body, string key)
    {
        if (body.Optional(key) is not { } text)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && number <= int.MaxValue
            ? number
            : throw new ActionRefusedException(400, $"\"{key}\" is a number of 0 or more.");
    }

    private static string SnakeCase(FaultKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
