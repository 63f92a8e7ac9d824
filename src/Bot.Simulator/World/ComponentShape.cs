using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>Completes components as Discord returns them: every one with an id, defaults written out, media unfurled.</summary>
/// <remarks>https://discord.com/developers/docs/components/reference</remarks>
internal sealed class ComponentShape(Snowflakes ids, IReadOnlyDictionary<string, string> attachments)
{
    private int _next = 1;

    public JsonArray Complete(JsonArray components)
    {
        var taken = All(components).Select(c => Number(c["id"])).OfType<int>().ToHashSet();
        var result = new JsonArray();
        foreach (var component in components.OfType<JsonObject>())
            result.Add(Complete((JsonObject)component.DeepClone(), taken));
        return result;
    }

    /// <summary>Every component at any depth: children, accessories and what a label holds.</summary>
    public static IEnumerable<JsonObject> All(JsonNode? components)
    {
        foreach (var component in (components as JsonArray ?? []).OfType<JsonObject>())
        {
            yield return component;
            foreach (var inner in All(component["components"]))
                yield return inner;
            foreach (var single in new[] { component["accessory"], component["component"] }.OfType<JsonObject>())
            {
                yield return single;
            }
        }
    }

    public static int? Number(JsonNode? node) => node is JsonValue v && v.TryGetValue<int>(out var n) ? n : null;

    private JsonObject Complete(JsonObject component, HashSet<int> taken)
    {
        if (Number(component["id"]) is null or 0)
        {
            while (!taken.Add(_next))
                _next++;
            component["id"] = _next;
        }
        AddDefaults(component);
        foreach (var child in (component["components"] as JsonArray ?? []).OfType<JsonObject>())
            Complete(child, taken);
        if (component["accessory"] is JsonObject accessory)
            Complete(accessory, taken);
        return component;
    }

    private void AddDefaults(JsonObject component)
    {
        switch (Number(component["type"]))
        {
            case 3 or 5 or 6 or 7 or 8:
                component["min_values"] ??= 1;
                component["max_values"] ??= 1;
                break;
            case 11:
                AddMediaDefaults(component);
                break;
            case 12:
                foreach (var item in (component["items"] as JsonArray ?? []).OfType<JsonObject>())
                    AddMediaDefaults(item);
                break;
            case 13:
                component["spoiler"] ??= false;
                Unfurl(component["file"]);
                component["name"] ??= component["file"]?["url"]?.ToString().Split('/')[^1] ?? "";
                component["size"] ??= 0;
                break;
            case 14:
                component["divider"] ??= true;
                component["spacing"] ??= 1;
                break;
            case 17:
                component["spoiler"] ??= false;
                component.TryAdd("accent_color", null);
                break;
        }
    }

    private void AddMediaDefaults(JsonObject holder)
    {
        Unfurl(holder["media"]);
        holder["spoiler"] ??= false;
        holder.TryAdd("description", null);
    }

    private void Unfurl(JsonNode? media)
    {
        if (media is not JsonObject item || item["url"] is not JsonValue url)
            return;
        var address = url.ToString();
        if (address.StartsWith("attachment://", StringComparison.Ordinal) && attachments.TryGetValue(address["attachment://".Length..], out var stored))
            item["url"] = address = stored;
        item["proxy_url"] ??= address;
        item["id"] ??= ids.Next();
    }
}
