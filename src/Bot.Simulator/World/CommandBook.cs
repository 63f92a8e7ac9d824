using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>The registered application commands, global and per guild. Guarded by the world's gate.</summary>
internal sealed class CommandBook(Snowflakes ids, string applicationId)
{
    private readonly Dictionary<string, List<JsonObject>> _scopes = [];

    /// <summary>The commands of one guild, or the global ones for null.</summary>
    public IReadOnlyList<JsonObject> In(string? guildId) => Scope(guildId);

    /// <summary>What a person sees in a guild (or, for null, in a direct conversation): guild commands before global ones.</summary>
    public IEnumerable<JsonObject> VisibleIn(string? guildId) => guildId is null ? Scope(null) : Scope(guildId).Concat(Scope(null));

    /// <summary>What a person sees where they use the bot by their own installation.</summary>
    public IEnumerable<JsonObject> VisibleAbroad() => Scope(null).Where(c => c["integration_types"] is JsonArray types && types.Any(t => ComponentShape.Number(t) == 1));

    public JsonObject? Find(string? guildId, string id) => Scope(guildId).FirstOrDefault(c => c["id"]!.ToString() == id);

    public JsonObject? FindByName(string? guildId, string name, int type) => Scope(guildId).FirstOrDefault(c => Same(c, name, type));

    /// <summary>Adds a command, or replaces the one of the same name and type, which keeps its id.</summary>
    public JsonObject Put(string? guildId, JsonObject definition)
    {
        var name = definition["name"]!.ToString();
        var type = ComponentShape.Number(definition["type"]) ?? 1;
        var known = FindByName(guildId, name, type);
        var command = Complete(definition, known?["id"]!.ToString() ?? ids.Next(), guildId, type);
        if (known is not null)
            Scope(guildId).Remove(known);
        Scope(guildId).Add(command);
        return command;
    }

    public IReadOnlyList<JsonObject> Overwrite(string? guildId, IReadOnlyList<JsonObject> definitions)
    {
        var before = Scope(guildId).ToList();
        var after = definitions.Select(d => Put(guildId, d)).ToList();
        foreach (var gone in before)
            Scope(guildId).Remove(gone);
        return after;
    }

    public bool Remove(string? guildId, string id) => Scope(guildId).RemoveAll(c => c["id"]!.ToString() == id) > 0;

    private List<JsonObject> Scope(string? guildId)
    {
        if (!_scopes.TryGetValue(guildId ?? "", out var list))
            _scopes[guildId ?? ""] = list = [];
        return list;
    }

    private static bool Same(JsonObject command, string name, int type) =>
        command["name"]!.ToString() == name && (ComponentShape.Number(command["type"]) ?? 1) == type;

    private JsonObject Complete(JsonObject definition, string id, string? guildId, int type)
    {
        var command = (JsonObject)definition.DeepClone();
        command["id"] = id;
        command["application_id"] = applicationId;
        command["version"] = ids.Next();
        command["type"] = type;
        command["description"] ??= "";
        command["nsfw"] ??= false;
        if (!command.ContainsKey("default_member_permissions"))
            command["default_member_permissions"] = null;
        else if (command["default_member_permissions"] is { } permissions)
            command["default_member_permissions"] = permissions.ToString();
        if (guildId is not null)
            command["guild_id"] = guildId;
        else
        {
            command["integration_types"] ??= new JsonArray(0);
            command["contexts"] ??= new JsonArray(0, 1, 2);
        }
        return command;
    }
}
