using System.Text.Json.Nodes;
using Bot.Simulator.World;

namespace Bot.Simulator.Acting;

/// <summary>A person presses a button or picks from a menu.</summary>
internal sealed class ComponentUsing(SimulatedWorld world)
{
    private const int LinkButton = 5;
    private readonly Actor _actor = new(world);

    public string Use(string user, string messageId, string customId, IReadOnlyList<string>? values)
    {
        var person = _actor.Person(user);
        var (message, channel) = FindMessage(messageId, person);
        var component = ComponentShape.All(message["components"]).FirstOrDefault(c => c["custom_id"]?.ToString() == customId)
            ?? throw new ActionRefusedException(404, $"The message has no component '{customId}'.");
        var type = ComponentShape.Number(component["type"]) ?? 0;
        if (component["disabled"]?.GetValue<bool>() == true)
            throw new ActionRefusedException(400, $"The component '{customId}' is disabled.");
        if (type == 2 && ComponentShape.Number(component["style"]) == LinkButton)
            throw new ActionRefusedException(400, "A link button sends no interaction.");
        var data = new JsonObject { ["custom_id"] = customId, ["component_type"] = type, ["id"] = component["id"]?.DeepClone() };
        if (type != 2)
            AddValues(data, component, type, values ?? [], channel);
        return _actor.Start(3, person, channel, data, message);
    }

    private (JsonObject Message, Channel Channel) FindMessage(string id, Person person)
    {
        var hidden = world.Interactions.FindPrivate(id);
        if (hidden is not null && !world.Interactions.IsPrivateOf(hidden, person.Id))
            throw new ActionRefusedException(403, $"{person.Name} cannot see this message.");
        foreach (var channel in world.Places.Channels.Values)
        {
            if (hidden is not null ? hidden["channel_id"]!.ToString() != channel.Id : Board.Find(channel, id) is null)
                continue;
            _actor.MustSee(person, channel);
            return (hidden ?? Board.Find(channel, id)!, channel);
        }
        throw new ActionRefusedException(404, $"There is no message '{id}'.");
    }

    private void AddValues(JsonObject data, JsonObject component, int type, IReadOnlyList<string> values, Channel channel)
    {
        var least = ComponentShape.Number(component["min_values"]) ?? 1;
        var most = ComponentShape.Number(component["max_values"]) ?? 1;
        if (values.Count < least || values.Count > most)
            throw new ActionRefusedException(400, $"This menu takes {least} to {most} values.");
        var options = (component["options"] as JsonArray ?? []).Select(o => o?["value"]?.ToString()).ToHashSet();
        if (type == 3 && values.FirstOrDefault(v => !options.Contains(v)) is { } foreign)
            throw new ActionRefusedException(400, $"The menu has no option '{foreign}'.");
        var binding = new OptionBinding(world, channel, null);
        var ids = values.Select(v => type switch
        {
            5 => binding.ResolveUser(v),
            6 => binding.ResolveRole(v),
            7 => world.Places.FindPerson(v) is null ? binding.ResolveRole(v) : binding.ResolveUser(v),
            8 => binding.ResolveChannel(v),
            _ => v,
        });
        data["values"] = new JsonArray([.. ids.Select(v => JsonValue.Create(v))]);
        if (type != 3)
            data["resolved"] = binding.Resolved;
    }
}
