using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bot.Simulator.Control;

/// <summary>The interface under <c>/_control</c>: what a person or a fault would do, and what the simulator saw.</summary>
internal static class ControlRoutes
{
    public static void MapControl(this IEndpointRouteBuilder app, SimulatedWorld world, SimulatedHost host)
    {
        var control = app.MapGroup("/_control");
        control.MapActions(world);
        control.MapViews(world);
        control.MapFaults(world.Faults);
        control.MapClock(world.Clock);
        control.MapGet("/requests", (bool? bodies) => Json(new JsonArray([.. host.Journal.Rows.Select(r => r.ToJson(bodies == true))])));
        control.MapGet("/violations", () => Json(new JsonArray([.. host.Journal.Violations.Select(r => r.ToJson())])));
        control.Map("/{**rest}", (string? rest) => Problem(404, $"There is no /_control/{rest}."));
    }

    /// <summary>Takes a JSON object, answers what the handler makes of it, and turns refusals into their status and one line.</summary>
    public static void MapJson(this IEndpointRouteBuilder routes, string path, Func<JsonObject, JsonNode> handle) =>
        routes.MapPost(path, async (HttpRequest request, CancellationToken token) =>
        {
            try
            {
                var body = await JsonNode.ParseAsync(request.Body, cancellationToken: token);
                return Json(handle(body as JsonObject ?? throw new ActionRefusedException(400, "The body is a JSON object.")));
            }
            catch (JsonException broken)
            {
                return Problem(400, $"The body is no JSON: {broken.Message}");
            }
            catch (ActionRefusedException refused)
            {
                return Problem(refused.Status, refused.Message);
            }
        });

    public static IResult Json(JsonNode node) => Results.Text(node.ToJsonString(), "application/json");

    public static IResult Problem(int status, string message) =>
        Results.Text(new JsonObject { ["error"] = message }.ToJsonString(), "application/json", statusCode: status);

    /// <summary>A string that must be there.</summary>
    public static string Needed(this JsonObject body, string key) =>
        Optional(body, key) ?? throw new ActionRefusedException(400, $"The body needs \"{key}\".");

    public static string? Optional(this JsonObject body, string key) => body[key] is JsonValue value ? value.ToString() : null;

    public static JsonObject Object(this JsonObject body, string key) => (JsonObject?)(body[key] as JsonObject)?.DeepClone() ?? [];
}
