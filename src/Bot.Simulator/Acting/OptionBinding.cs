using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Simulator.World;

namespace Bot.Simulator.Acting;

/// <summary>Turns typed values into a command's options, refusing what Discord's client refuses.</summary>
/// <remarks>https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure</remarks>
internal sealed class OptionBinding(SimulatedWorld world, Channel channel, string? focused)
{
    private const int SubCommand = 1;
    private const int SubCommandGroup = 2;

    public JsonObject Resolved { get; } = [];

    public JsonArray Bind(JsonArray definitions, ReadOnlySpan<string> path, JsonObject values, string name)
    {
        var nested = definitions.OfType<JsonObject>().Where(d => Kind(d) is SubCommand or SubCommandGroup).ToList();
        if (nested.Count > 0)
            return BindSubCommand(nested, path, values, name);
        if (path.Length > 0)
            throw new ActionRefusedException(400, $"/{name}: '{path[0]}' is no subcommand.");
        var known = definitions.OfType<JsonObject>().ToDictionary(Name);
        foreach (var (key, _) in values)
        {
            if (!known.ContainsKey(key))
                throw new ActionRefusedException(400, $"/{name} has no option '{key}'. It has: {string.Join(", ", known.Keys)}.");
        }
        var bound = new JsonArray();
        foreach (var definition in known.Values)
        {
            if (values[Name(definition)] is { } value)
                bound.Add(BindValue(definition, value));
            else if (definition["required"]?.GetValue<bool>() == true && focused is null)
                throw new ActionRefusedException(400, $"/{name} needs the option '{Name(definition)}'.");
        }
        return bound;
    }

    public string ResolveUser(string idOrName)
    {
        var person = world.Places.FindPerson(idOrName.Trim('<', '>', '@')) ?? throw new ActionRefusedException(404, $"There is no user '{idOrName}'.");
        Resolve("users", person.Id, person.ToJson());
        if (channel.GuildId is { } guildId && world.Places.Guilds[guildId].Members.TryGetValue(person.Id, out var member))
        {
            var json = world.Places.MemberJson(world.Places.Guilds[guildId], member);
            json.Remove("user");
            json["permissions"] = Actor.Bits(world.Places.RightsOf(person, channel));
            Resolve("members", person.Id, json);
        }
        return person.Id;
    }

    public string ResolveChannel(string idOrName)
    {
        var found = world.Places.FindChannel(idOrName.Trim('<', '>', '#')) ?? throw new ActionRefusedException(404, $"There is no channel '{idOrName}'.");
        var json = found.ToJson();
        json["permissions"] = Actor.Bits(Rights.Member);
        json["app_permissions"] = Actor.Bits(world.BotRights(found));
        Resolve("channels", found.Id, json);
        return found.Id;
    }

    public string ResolveRole(string idOrName)
    {
        var roles = channel.GuildId is null ? [] : world.Places.Guilds[channel.GuildId].Roles;
        var at = roles.FindIndex(r => r.Id == idOrName || r.Name == idOrName.TrimStart('@'));
        if (at < 0)
            throw new ActionRefusedException(404, $"There is no role '{idOrName}'.");
        Resolve("roles", roles[at].Id, roles[at].ToJson(at));
        return roles[at].Id;
    }

    /// <summary>A file is given as <c>{"filename","content"}</c>, its content as text.</summary>
    private string ResolveFile(JsonObject definition, JsonNode value)
    {
        if (value is not JsonObject given || given["filename"]?.ToString() is not { Length: > 0 } name || given["content"]?.ToString() is not { } content)
            throw new ActionRefusedException(400, $"The option '{Name(definition)}' takes a file: {{\"filename\",\"content\"}}.");
        var file = new Attachment(world.Ids.Next(), name, "text/plain", Encoding.UTF8.GetBytes(content));
        world.Board.Keep([file]);
        var address = world.AttachmentAddress($"{channel.Id}/{file.Id}/{Uri.EscapeDataString(name)}");
        Resolve("attachments", file.Id, new JsonObject { ["id"] = file.Id, ["filename"] = name, ["content_type"] = file.ContentType, ["size"] = file.Content.Length, ["url"] = address, ["proxy_url"] = address });
        return file.Id;
    }

    public void Resolve(string kind, string id, JsonObject json)
    {
        if (Resolved[kind] is not JsonObject group)
            Resolved[kind] = group = [];
        group[id] = json;
    }

    private JsonArray BindSubCommand(List<JsonObject> nested, ReadOnlySpan<string> path, JsonObject values, string name)
    {
        var word = path.Length > 0 ? path[0] : values.Count == 1 && values.First().Value is JsonObject ? values.First().Key : null;
        var chosen = nested.FirstOrDefault(n => Name(n) == word)
            ?? throw new ActionRefusedException(400, $"/{name} needs one of: {string.Join(", ", nested.Select(Name))}.");
        var inner = values[word!] as JsonObject ?? values;
        return
        [
            new JsonObject
            {
                ["name"] = word,
                ["type"] = Kind(chosen),
                ["options"] = Bind(chosen["options"] as JsonArray ?? [], path.Length > 0 ? path[1..] : path, inner, name),
            },
        ];
    }

    private JsonObject BindValue(JsonObject definition, JsonNode value)
    {
        var option = new JsonObject { ["name"] = Name(definition), ["type"] = Kind(definition) };
        if (focused == Name(definition))
        {
            option["value"] = value.ToString();
            option["focused"] = true;
            return option;
        }
        option["value"] = Kind(definition) switch
        {
            3 => Text(definition, value.ToString()),
            4 => Number(definition, value, whole: true),
            5 => value is JsonValue flag && flag.TryGetValue<bool>(out var b) ? b : value.ToString() is "true" or "True" or "yes",
            6 => ResolveUser(value.ToString()),
            7 => AllowedChannel(definition, ResolveChannel(value.ToString())),
            8 => ResolveRole(value.ToString()),
            9 => world.Places.FindPerson(value.ToString()) is null ? ResolveRole(value.ToString()) : ResolveUser(value.ToString()),
            10 => Number(definition, value, whole: false),
            11 => ResolveFile(definition, value),
            _ => throw new ActionRefusedException(400, $"The option '{Name(definition)}' has a type that cannot be typed here."),
        };
        return option;
    }

    private static JsonNode Text(JsonObject definition, string text)
    {
        if (definition["choices"] is JsonArray { Count: > 0 } choices)
        {
            var chosen = choices.OfType<JsonObject>().FirstOrDefault(c => c["value"]!.ToString() == text || c["name"]!.ToString() == text);
            return (chosen ?? throw NotAChoice(definition, choices))["value"]!.DeepClone();
        }
        var length = text.EnumerateRunes().Count();
        if (length < (ComponentShape.Number(definition["min_length"]) ?? 0) || length > (ComponentShape.Number(definition["max_length"]) ?? 6000))
            throw new ActionRefusedException(400, $"The option '{Name(definition)}' is too short or too long.");
        return text;
    }

    private static JsonNode Number(JsonObject definition, JsonNode value, bool whole)
    {
        if (definition["choices"] is JsonArray { Count: > 0 } choices
            && choices.OfType<JsonObject>().FirstOrDefault(c => c["name"]!.ToString() == value.ToString()) is { } named)
            return named["value"]!.DeepClone();
        if (!double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || (whole && number != Math.Floor(number)))
            throw new ActionRefusedException(400, $"The option '{Name(definition)}' is a {(whole ? "whole " : "")}number.");
        if (Bound(definition["min_value"]) > number || Bound(definition["max_value"]) < number)
            throw new ActionRefusedException(400, $"The option '{Name(definition)}' is out of its range.");
        if (definition["choices"] is JsonArray { Count: > 0 } listed && listed.OfType<JsonObject>().All(c => Bound(c["value"]) != number))
            throw NotAChoice(definition, listed);
        return whole ? JsonValue.Create((long)number) : JsonValue.Create(number);
    }

    private string AllowedChannel(JsonObject definition, string id)
    {
        var kind = (int)world.Places.Channels[id].Kind;
        if (definition["channel_types"] is JsonArray { Count: > 0 } types && types.All(t => ComponentShape.Number(t) != kind))
            throw new ActionRefusedException(400, $"The option '{Name(definition)}' takes no channel of this kind.");
        return id;
    }

    private static ActionRefusedException NotAChoice(JsonObject definition, JsonArray choices) =>
        new(400, $"The option '{Name(definition)}' is one of: {string.Join(", ", choices.Select(c => c!["value"]))}.");

    private static double? Bound(JsonNode? node) =>
        node is not null && double.TryParse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Name(JsonObject definition) => definition["name"]!.ToString();

    private static int Kind(JsonObject definition) => ComponentShape.Number(definition["type"]) ?? 0;
}
