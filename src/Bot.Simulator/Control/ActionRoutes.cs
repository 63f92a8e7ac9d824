using System.Text.Json.Nodes;
using Bot.Simulator.Acting;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Routing;

namespace Bot.Simulator.Control;

/// <summary>What people do: commands, components, modals, plain messages; and new places and people.</summary>
internal static class ActionRoutes
{
    public static void MapActions(this IEndpointRouteBuilder control, SimulatedWorld world)
    {
        control.MapJson("/commands", body => Interaction(world.RunCommand(Use(body))));
        control.MapJson("/autocomplete", body => Interaction(world.Autocomplete(Use(body), body.Needed("focused"), body.Optional("value") ?? "")));
        control.MapJson("/components", body => Interaction(
            world.UseComponent(body.Needed("user"), body.Needed("message"), body.Needed("custom_id"), Values(body))));
        control.MapJson("/modals", body => Interaction(
            world.SubmitModal(body.Needed("user"), body.Needed("interaction"), body.Needed("custom_id"), body.Object("values"))));
        control.MapJson("/messages", body => Id(world.Say(body.Needed("user"), body.Needed("channel"), body.Needed("content"))));
        control.MapJson("/channels", body => Id(world.AddChannel(body.Needed("guild"), body.Needed("name"), ComponentShape.Number(body["type"]) ?? 0)));
        control.MapJson("/users", body => Id(world.AddPerson(body.Needed("guild"), body.Needed("name"))));
        control.MapJson("/guilds", body => Id(world.AddGuild(body.Needed("owner"), body.Needed("name"), body["bot"]?.GetValue<bool>() ?? true)));
        control.MapJson("/progress", body =>
        {
            world.Progress.Report(body.Needed("stage"), body.Needed("text"));
            return new JsonObject();
        });
    }

    private static CommandUse Use(JsonObject body) => new(body.Needed("user"), body.Needed("name"))
    {
        Channel = body.Optional("channel"),
        Guild = body.Optional("guild"),
        Options = body.Object("options"),
        Type = body.Optional("type") ?? "chat_input",
        Target = body.Optional("target"),
    };

    private static List<string> Values(JsonObject body) => [.. (body["values"] as JsonArray ?? []).Select(v => v?.ToString() ?? "")];

    private static JsonObject Interaction(string id) => new() { ["interaction"] = id };

    private static JsonObject Id(string id) => new() { ["id"] = id };
}
