using System.Text.Json.Nodes;
using Bot.Simulator.World;

namespace Bot.Simulator.Acting;

/// <summary>A person fills in the modal that an interaction was answered with, and sends it off.</summary>
/// <remarks>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure</remarks>
internal sealed class ModalSubmitting(SimulatedWorld world)
{
    private readonly Actor _actor = new(world);

    public string Submit(string user, string interactionId, string customId, JsonObject values)
    {
        var person = _actor.Person(user);
        var opened = world.Interactions.Find(interactionId) ?? throw new ActionRefusedException(404, $"There is no interaction '{interactionId}'.");
        if (opened.Modal is not { } modal || modal["custom_id"]?.ToString() != customId || opened.User != person)
            throw new ActionRefusedException(404, $"That interaction showed {person.Name} no modal '{customId}'.");
        var fields = ComponentShape.All(modal["components"]).Where(c => c["custom_id"] is not null).Select(c => c["custom_id"]!.ToString()).ToHashSet();
        if (values.FirstOrDefault(v => !fields.Contains(v.Key)).Key is { } foreign)
            throw new ActionRefusedException(400, $"The modal has no field '{foreign}'.");
        var data = new JsonObject
        {
            ["custom_id"] = customId,
            ["components"] = new JsonArray([.. (modal["components"] as JsonArray ?? []).OfType<JsonObject>().Select(c => Answer(c, values))]),
        };
        return _actor.Start(5, person, opened.Channel, data, opened.Source);
    }

    private static JsonObject Answer(JsonObject component, JsonObject values)
    {
        var type = ComponentShape.Number(component["type"]) ?? 0;
        var answer = new JsonObject { ["type"] = type, ["id"] = component["id"]?.DeepClone() ?? 0 };
        switch (type)
        {
            case 1:
                answer["components"] = new JsonArray([.. (component["components"] as JsonArray ?? []).OfType<JsonObject>().Select(c => Answer(c, values))]);
                break;
            case 18:
                answer["component"] = Answer((JsonObject)component["component"]!, values);
                break;
            case 4:
                answer["custom_id"] = component["custom_id"]!.DeepClone();
                answer["value"] = Text(component, values);
                break;
            default:
                if (component["custom_id"] is null)
                    break;
                answer["custom_id"] = component["custom_id"]!.DeepClone();
                var picked = values[component["custom_id"]!.ToString()];
                answer["values"] = picked is JsonArray many ? many.DeepClone() : picked is null ? new JsonArray() : new JsonArray(picked.ToString());
                break;
        }
        return answer;
    }

    private static string Text(JsonObject field, JsonObject values)
    {
        var id = field["custom_id"]!.ToString();
        var text = (values[id] ?? field["value"])?.ToString() ?? "";
        var length = text.EnumerateRunes().Count();
        var required = field["required"]?.GetValue<bool>() ?? true;
        if (length == 0 && required)
            throw new ActionRefusedException(400, $"The field '{id}' is required.");
        if (length > (ComponentShape.Number(field["max_length"]) ?? 4000) || (length > 0 && length < (ComponentShape.Number(field["min_length"]) ?? 0)))
            throw new ActionRefusedException(400, $"The field '{id}' is too short or too long.");
        return text;
    }
}
