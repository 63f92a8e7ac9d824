using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Simulator.Checking;

/// <summary>One JSON object of a body with its path: reads typed values and notes what is wrong with them on the way.</summary>
internal sealed class BodyPart(JsonObject json, string path, Problems problems)
{
    public JsonObject Json { get; } = json;

    public string Path { get; } = path;

    public Problems Problems { get; } = problems;

    /// <summary>Length as Discord counts it: Unicode code points.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    public bool Has(string key) => Json[key] is not null;

    /// <summary>Notes every key that Discord does not know here.</summary>
    public BodyPart Knows(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, _) in Json)
        {
            if (!keys.Contains(key))
                Problems.Note(Problems.Join(Path, key), "is no field that Discord knows here.");
        }
        return this;
    }

    /// <summary>A string of allowed length, or null where it is absent or was refused.</summary>
    public string? Text(string key, int max, int min = 0, bool required = false, bool trimmed = false)
    {
        if (Json[key] is not { } node)
        {
            if (required)
                Refuse(key, "BASE_TYPE_REQUIRED", "This field is required");
            return null;
        }
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            Refuse(key, "STRING_TYPE_CONVERT", "Could not interpret as string.");
            return null;
        }
        var length = Length(trimmed ? text.Trim() : text);
        if (length > max)
            Refuse(key, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
        else if (length < min)
            Refuse(key, "BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
        return text;
    }

    public int? Whole(string key, int min, int max, bool required = false)
    {
        if (Json[key] is not { } node)
        {
            if (required)
                Refuse(key, "BASE_TYPE_REQUIRED", "This field is required");
            return null;
        }
        if (!int.TryParse(node.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            Refuse(key, "NUMBER_TYPE_COERCE", $"Value \"{node}\" is not int.");
            return null;
        }
        if (number < min || number > max)
            Refuse(key, "NUMBER_TYPE_RANGE", $"Value should be between {min} and {max}.");
        return number;
    }

    public bool Flag(string key)
    {
        if (Json[key] is not { } node)
            return false;
        if (node is JsonValue value && value.TryGetValue<bool>(out var flag))
            return flag;
        Refuse(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        return false;
    }

    public BodyPart? Part(string key)
    {
        if (Json[key] is not { } node)
            return null;
        if (node is JsonObject inner)
            return new BodyPart(inner, Problems.Join(Path, key), Problems);
        Refuse(key, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return null;
    }

    /// <summary>The objects of an array of allowed length.</summary>
    public IReadOnlyList<BodyPart> Parts(string key, int max, int min = 0)
    {
        var items = Items(key, max, min);
        var parts = new List<BodyPart>();
        for (var i = 0; i < items.Count; i++)
        {
            var at = Problems.Join(Problems.Join(Path, key), i);
            if (items[i] is JsonObject item)
                parts.Add(new BodyPart(item, at, Problems));
            else
                Problems.Refuse(at, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        }
        return parts;
    }

    public IReadOnlyList<JsonNode?> Items(string key, int max, int min = 0)
    {
        if (Json[key] is not { } node)
        {
            if (min > 0)
                Refuse(key, "BASE_TYPE_REQUIRED", "This field is required");
            return [];
        }
        if (node is not JsonArray array)
        {
            Refuse(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return [];
        }
        if (array.Count < min || array.Count > max)
            Refuse(key, "BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
        return [.. array];
    }

    public void Refuse(string key, string code, string message) => Problems.Refuse(Problems.Join(Path, key), code, message);
}
