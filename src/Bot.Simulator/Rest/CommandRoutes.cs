using System.Text.Json.Nodes;
using Bot.Simulator.Checking;
using Bot.Simulator.World;

namespace Bot.Simulator.Rest;

/// <summary>Registration of application commands, globally and per guild.</summary>
/// <remarks>https://discord.com/developers/docs/interactions/application-commands#endpoints</remarks>
internal static class CommandRoutes
{
    private const string Global = "/applications/{application_id}/commands";
    private const string InGuild = "/applications/{application_id}/guilds/{guild_id}/commands";
    private static readonly string[] Nested = ["options", "choices"];
    private static readonly Dictionary<int, int> Most = new() { [1] = 100, [2] = 15, [3] = 15, [4] = 1 };

    public static readonly ApiRoute[] All = [.. RoutesOf(Global), .. RoutesOf(InGuild)];

    private static IEnumerable<ApiRoute> RoutesOf(string root) =>
    [
        new("GET", root, List),
        new("POST", root, Create),
        new("PUT", root, Overwrite),
        new("GET", root + "/{command_id}", call => ApiAnswer.Ok(Shown(Find(call), dictionaries: true))),
        new("PATCH", root + "/{command_id}", Edit),
        new("DELETE", root + "/{command_id}", Delete),
    ];

    private static string? Scope(ApiCall call)
    {
        if (call.Value("application_id") != call.World.Identity.ApplicationId)
            throw new DiscordRefusalException(403, 20012, "You are not authorized to perform this action on this application");
        return call.Value("guild_id").Length == 0 ? null : call.Guild().Id;
    }

    private static ApiAnswer List(ApiCall call)
    {
        var commands = call.World.Commands.In(Scope(call)).Select(c => Shown(c, call.Asks("with_localizations")));
        return ApiAnswer.Ok(new JsonArray([.. commands]));
    }

    private static ApiAnswer Create(ApiCall call)
    {
        var scope = Scope(call);
        CommandRules.Check(call.Part, scope is not null);
        call.MustBeValid();
        var name = call.Object["name"]!.ToString();
        var type = Type(call.Object);
        var isNew = call.World.Commands.FindByName(scope, name, type) is null;
        if (isNew)
            MustHaveRoom(call.World.Commands.In(scope).Count(c => Type(c) == type) + 1, type);
        var command = call.World.Commands.Put(scope, call.Object);
        call.World.Touch();
        return new ApiAnswer(isNew ? 201 : 200, Shown(command, dictionaries: true));
    }

    private static ApiAnswer Overwrite(ApiCall call)
    {
        var scope = Scope(call);
        if (call.Body is not JsonArray list)
        {
            call.Problems.Refuse("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            throw call.Invalid();
        }
        var definitions = new List<JsonObject>();
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject definition)
            {
                definitions.Add(definition);
                CommandRules.Check(new BodyPart(definition, Problems.Join("", i), call.Problems), scope is not null);
            }
            else
            {
                call.Problems.Refuse(Problems.Join("", i), "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            }
        }
        RefuseTwins(call, definitions);
        call.MustBeValid();
        foreach (var kind in definitions.GroupBy(Type))
            MustHaveRoom(kind.Count(), kind.Key);
        var after = call.World.Commands.Overwrite(scope, definitions);
        call.World.Touch();
        return ApiAnswer.Ok(new JsonArray([.. after.Select(c => Shown(c, dictionaries: true))]));
    }

    private static ApiAnswer Edit(ApiCall call)
    {
        var scope = Scope(call);
        var command = Find(call);
        var merged = (JsonObject)command.DeepClone();
        foreach (var (key, value) in call.Object)
            merged[key] = value?.DeepClone();
        if (scope is not null)
        {
            merged.Remove("contexts");
            merged.Remove("integration_types");
        }
        CommandRules.Check(new BodyPart(merged, "", call.Problems), scope is not null);
        call.MustBeValid();
        if (merged["name"]!.ToString() != command["name"]!.ToString())
            call.World.Commands.Remove(scope, command["id"]!.ToString());
        var edited = call.World.Commands.Put(scope, merged);
        call.World.Touch();
        return ApiAnswer.Ok(Shown(edited, dictionaries: true));
    }

    private static ApiAnswer Delete(ApiCall call)
    {
        call.World.Commands.Remove(Scope(call), Find(call)["id"]!.ToString());
        call.World.Touch();
        return ApiAnswer.Nothing;
    }

    private static JsonObject Find(ApiCall call) =>
        call.World.Commands.Find(Scope(call), call.Value("command_id")) ?? throw new DiscordRefusalException(404, 10063, "Unknown application command");

    private static void RefuseTwins(ApiCall call, List<JsonObject> definitions)
    {
        var seen = new HashSet<(int, string?)>();
        for (var i = 0; i < definitions.Count; i++)
        {
            if (!seen.Add((Type(definitions[i]), definitions[i]["name"]?.ToString())))
                call.Problems.Refuse($"{i}.name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }
    }

    private static void MustHaveRoom(int count, int type)
    {
        if (count > Most.GetValueOrDefault(type, 100))
            throw new DiscordRefusalException(400, 30032, $"Maximum number of application commands reached ({Most.GetValueOrDefault(type, 100)})");
    }

    private static int Type(JsonObject command) => ComponentShape.Number(command["type"]) ?? 1;

    /// <summary>Lists leave the dictionaries out unless they are asked for.</summary>
    private static JsonObject Shown(JsonObject command, bool dictionaries)
    {
        var copy = (JsonObject)command.DeepClone();
        if (!dictionaries)
            RemoveDictionaries(copy);
        return copy;
    }

    private static void RemoveDictionaries(JsonObject part)
    {
        part.Remove("name_localizations");
        part.Remove("description_localizations");
        foreach (var inner in Nested.SelectMany(k => part[k] as JsonArray ?? []).OfType<JsonObject>())
            RemoveDictionaries(inner);
    }
}
