using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Simulator.Checking;

/// <summary>
/// JSON Schema 2020-12 for the keywords that Discord's OpenAPI file uses: type, enum, const, oneOf, anyOf, allOf, $ref, properties, required,
/// additionalProperties, items, the length, count and range limits, uniqueItems, pattern and the formats snowflake, date-time, uri, nonce, int32, int64.
/// </summary>
internal sealed class JsonSchemas(JsonElement root)
{
    private const string KnownFalseAlarm = "default_member_permissions";
    private readonly ConcurrentDictionary<string, Regex> _patterns = [];

    /// <summary>What is wrong, one line each with the path; empty for a valid value.</summary>
    public IReadOnlyList<string> Check(JsonElement schema, JsonElement value)
    {
        var errors = new List<string>();
        Check(schema, value, "", errors);
        return errors;
    }

    public JsonElement Resolve(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(root, (at, step) => at.GetProperty(step.Replace("~1", "/").Replace("~0", "~")));

    private void Check(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return;
        if (schema.TryGetProperty("$ref", out var reference))
            Check(Resolve(reference.GetString()!), value, path, errors);
        CheckUnions(schema, value, path, errors);
        if (schema.TryGetProperty("type", out var type) && !HasType(type, value))
        {
            errors.Add($"{At(path)} is {Name(value)}, not {type.GetRawText()}.");
            return;
        }
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value)))
            errors.Add($"{At(path)} is none of {Short(allowed)}.");
        if (schema.TryGetProperty("const", out var only) && !JsonElement.DeepEquals(only, value))
            errors.Add($"{At(path)} is not {only.GetRawText()}.");
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(schema, value, path, errors);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, path, errors);
                break;
            case JsonValueKind.String:
                CheckString(schema, value.GetString()!, path, errors);
                break;
            case JsonValueKind.Number:
                CheckNumber(schema, value.GetDouble(), path, errors);
                break;
        }
    }

    private void CheckUnions(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
                Check(part, value, path, errors);
        }
        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            if (!schema.TryGetProperty(keyword, out var choices))
                continue;
            var attempts = choices.EnumerateArray().Select(choice => Attempt(choice, value, path)).ToList();
            var passed = attempts.Count(a => a.Count == 0);
            if (passed == 0)
                errors.AddRange(Closest(attempts, path));
            else if (passed > 1 && keyword == "oneOf" && !IsEnumOfConstants(choices))
                errors.Add($"{At(path)} fits {passed} of the forms that exclude each other.");
        }
    }

    /// <summary>Of the failed alternatives, the one that got furthest tells most.</summary>
    private static List<string> Closest(List<List<string>> attempts, string path) =>
        attempts.OrderBy(a => a.Any(e => e.StartsWith(At(path) + " is ", StringComparison.Ordinal))).ThenBy(a => a.Count).First();

    private static bool IsEnumOfConstants(JsonElement choices) => choices.EnumerateArray().All(c => c.TryGetProperty("const", out _));

    private List<string> Attempt(JsonElement schema, JsonElement value, string path)
    {
        var errors = new List<string>();
        Check(schema, value, path, errors);
        return errors;
    }

    private void CheckObject(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(r => r.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
                errors.Add($"{At(path)} lacks '{name}'.");
        }
        var hasProperties = schema.TryGetProperty("properties", out var properties);
        var hasRest = schema.TryGetProperty("additionalProperties", out var rest);
        foreach (var property in value.EnumerateObject())
        {
            // Discord takes (and every library sends) a string where its file says integer.
            if (property.Name == KnownFalseAlarm && property.Value.ValueKind == JsonValueKind.String)
                continue;
            var at = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (hasProperties && properties.TryGetProperty(property.Name, out var known))
                Check(known, property.Value, at, errors);
            else if (hasRest && rest.ValueKind == JsonValueKind.False)
                errors.Add($"{At(at)} is not allowed.");
            else if (hasRest)
                Check(rest, property.Value, at, errors);
        }
        Limit(schema, "minProperties", "maxProperties", value.EnumerateObject().Count(), "properties", path, errors);
    }

    private void CheckArray(JsonElement schema, JsonElement value, string path, List<string> errors)
    {
        var i = 0;
        if (schema.TryGetProperty("items", out var items))
        {
            foreach (var item in value.EnumerateArray())
                Check(items, item, $"{path}[{i++}]", errors);
        }
        Limit(schema, "minItems", "maxItems", value.GetArrayLength(), "items", path, errors);
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean()
            && value.EnumerateArray().Select(v => v.GetRawText()).Distinct().Count() < value.GetArrayLength())
            errors.Add($"{At(path)} holds an item twice.");
    }

    private void CheckString(JsonElement schema, string text, string path, List<string> errors)
    {
        Limit(schema, "minLength", "maxLength", text.EnumerateRunes().Count(), "characters", path, errors);
        if (schema.TryGetProperty("pattern", out var pattern)
            && !_patterns.GetOrAdd(pattern.GetString()!, p => new Regex(p, RegexOptions.ECMAScript | RegexOptions.None)).IsMatch(text))
            errors.Add($"{At(path)} does not match {pattern.GetString()}.");
        if (schema.TryGetProperty("format", out var format) && !HasFormat(format.GetString()!, text))
            errors.Add($"{At(path)} is no {format.GetString()}.");
    }

    private static void CheckNumber(JsonElement schema, double number, string path, List<string> errors)
    {
        if (schema.TryGetProperty("minimum", out var least) && number < least.GetDouble())
            errors.Add($"{At(path)} is under {least.GetRawText()}.");
        if (schema.TryGetProperty("maximum", out var most) && number > most.GetDouble())
            errors.Add($"{At(path)} is over {most.GetRawText()}.");
        if (schema.TryGetProperty("format", out var format) && format.GetString() == "int32" && (number < int.MinValue || number > int.MaxValue))
            errors.Add($"{At(path)} is no int32.");
    }

    private static void Limit(JsonElement schema, string least, string most, int count, string what, string path, List<string> errors)
    {
        if (schema.TryGetProperty(least, out var min) && count < min.GetInt32())
            errors.Add($"{At(path)} has {count} {what}, fewer than {min.GetInt32()}.");
        if (schema.TryGetProperty(most, out var max) && count > max.GetInt32())
            errors.Add($"{At(path)} has {count} {what}, more than {max.GetInt32()}.");
    }

    private static bool HasType(JsonElement type, JsonElement value) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(t => HasType(t, value)) : type.GetString() switch
        {
            "null" => value.ValueKind == JsonValueKind.Null,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && Math.Floor(value.GetDouble()) == value.GetDouble(),
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            _ => true,
        };

    private static bool HasFormat(string format, string text) => format switch
    {
        "snowflake" => World.Snowflakes.IsOne(text),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "nonce" => text.EnumerateRunes().Count() <= 25,
        _ => true,
    };

    private static string At(string path) => path.Length == 0 ? "The body" : $"'{path}'";

    private static string Name(JsonElement value) => value.ValueKind.ToString().ToLowerInvariant();

    private static string Short(JsonElement element) => element.GetRawText() is { Length: > 120 } raw ? raw[..120] + "…" : element.GetRawText();
}
