using System.Text.Json.Nodes;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Bot.Simulator.Control;

/// <summary>What there is: guilds, channels, people, messages and interactions.</summary>
internal static class ViewRoutes
{
    public static void MapViews(this IEndpointRouteBuilder control, SimulatedWorld world)
    {
        control.MapGet("/guilds", () => List(world.Guilds, g => new JsonObject { ["id"] = g.Id, ["name"] = g.Name }));
        control.MapGet("/channels", () => List(world.Channels, c => new JsonObject
        {
            ["id"] = c.Id,
            ["name"] = c.Name,
            ["type"] = c.Type,
            ["guild_id"] = c.GuildId,
        }));
        control.MapGet("/users", () => List(world.People, p => new JsonObject
        {
            ["id"] = p.Id,
            ["name"] = p.Name,
            ["roles"] = new JsonArray([.. p.Roles.Select(r => JsonValue.Create(r))]),
        }));
        control.MapGet("/channels/{id}/messages", (string id) => world.Channels.Any(c => c.Id == id)
            ? List(world.Messages(id), m => m)
            : ControlRoutes.Problem(404, $"There is no channel '{id}'."));
        control.MapGet("/interactions/{id}", (string id) => world.Interaction(id) is { } interaction
            ? ControlRoutes.Json(interaction.ToJson())
            : ControlRoutes.Problem(404, $"There is no interaction '{id}'."));
        control.MapGet("/progress", () => List(world.Progress.All, l => new JsonObject { ["stage"] = l.Stage, ["text"] = l.Text }));
    }

    private static Microsoft.AspNetCore.Http.IResult List<T>(IEnumerable<T> items, Func<T, JsonObject> shape) =>
        ControlRoutes.Json(new JsonArray([.. items.Select(shape)]));
}
