using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Simulator.World;

namespace Bot.Simulator.Acting;

/// <summary>A person uses a command, as far as Discord's client would let them.</summary>
internal sealed class CommandUsing(SimulatedWorld world)
{
    private readonly Actor _actor = new(world);

    public string Run(CommandUse use)
    {
        var (person, channel, command, path) = Find(use);
        return _actor.Start(2, person, channel, Data(use, person, channel, command, path, focused: null));
    }

    public string Complete(CommandUse use, string focused, string value)
    {
        var (person, channel, command, path) = Find(use);
        var options = (JsonObject)use.Options.DeepClone();
        Innermost(options, path)[focused] = value;
        return _actor.Start(4, person, channel, Data(use with { Options = options }, person, channel, command, path, focused));
    }

    private (Person Person, Channel Channel, JsonObject Command, string[] Path) Find(CommandUse use)
    {
        var person = _actor.Person(use.User);
        var channel = _actor.Channel(use.Channel, use.Guild, person);
        _actor.MustSee(person, channel);
        var type = use.Type switch
        {
            "chat_input" => 1,
            "user" => 2,
            "message" => 3,
            _ => throw new ActionRefusedException(400, $"Unknown command type '{use.Type}'; it is chat_input, user or message."),
        };
        var words = type == 1 ? use.Name.TrimStart('/').Split(' ', StringSplitOptions.RemoveEmptyEntries) : [use.Name];
        var command = (world.IsAbroad(channel) ? world.Commands.VisibleAbroad() : world.Commands.VisibleIn(channel.GuildId)).FirstOrDefault(c =>
            words.Length > 0 && c["name"]!.ToString() == words[0] && ComponentShape.Number(c["type"]) == type)
            ?? throw new ActionRefusedException(404, $"There is no command '{use.Name}'.");
        MustBeAllowed(person, channel, command);
        return (person, channel, command, words[1..]);
    }

    private void MustBeAllowed(Person person, Channel channel, JsonObject command)
    {
        var context = Actor.Context(channel);
        if (command["contexts"] is JsonArray contexts && contexts.All(c => ComponentShape.Number(c) != context))
            throw new ActionRefusedException(403, $"/{command["name"]} cannot be used {(context == 0 ? "in a server" : "in direct messages")}.");
        if (channel.GuildId is null || command["default_member_permissions"]?.ToString() is not { } wanted)
            return;
        var rights = world.Places.RightsOf(person, channel);
        var needed = (Rights)long.Parse(wanted, CultureInfo.InvariantCulture);
        if (rights != Rights.All && (needed == Rights.None || (rights & needed) != needed))
            throw new ActionRefusedException(403, $"{person.Name} may not use /{command["name"]} here.");
    }

    private static JsonObject Innermost(JsonObject options, string[] path) =>
        options.Count == 1 && options.First().Value is JsonObject nested ? Innermost(nested, path) : options;

    private JsonObject Data(CommandUse use, Person person, Channel channel, JsonObject command, string[] path, string? focused)
    {
        var data = new JsonObject
        {
            ["id"] = command["id"]!.DeepClone(),
            ["name"] = command["name"]!.DeepClone(),
            ["type"] = command["type"]!.DeepClone(),
        };
        if (command["guild_id"] is { } scope)
            data["guild_id"] = scope.DeepClone();
        var binding = new OptionBinding(world, channel, focused);
        if (use.Type == "chat_input")
        {
            var options = binding.Bind(command["options"] as JsonArray ?? [], path, use.Options, use.Name);
            if (options.Count > 0)
                data["options"] = options;
        }
        else
        {
            data["target_id"] = Target(use, person, channel, binding);
        }
        if (binding.Resolved.Count > 0)
            data["resolved"] = binding.Resolved;
        return data;
    }

    private string Target(CommandUse use, Person person, Channel channel, OptionBinding binding)
    {
        var target = use.Target ?? throw new ActionRefusedException(400, "A message or user command needs a target.");
        if (use.Type == "user")
            return binding.ResolveUser(target);
        var message = Board.Find(channel, target) ?? world.Interactions.PrivateTo(channel.Id, person.Id).FirstOrDefault(m => m["id"]!.ToString() == target)
            ?? throw new ActionRefusedException(404, $"There is no message '{target}' in this channel.");
        binding.Resolve("messages", target, (JsonObject)message.DeepClone());
        return target;
    }
}
