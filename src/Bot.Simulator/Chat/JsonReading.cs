using System.Text.Json.Nodes;

namespace Bot.Simulator.Chat;

/// <summary>Reads Discord's JSON leniently: what is absent or of another type reads as nothing, so that any bot's message shows.</summary>
internal static class JsonReading
{
    public static string Text(this JsonObject? json, string key) => json.TextOrNull(key) ?? "";

    public static string? TextOrNull(this JsonObject? json, string key) =>
        json?[key] is JsonValue value ? value.TryGetValue<string>(out var text) ? text : value.ToString() : null;

    public static long Number(this JsonObject? json, string key) =>
        json?[key] is JsonValue value
            ? value.TryGetValue<long>(out var number) ? number : value.TryGetValue<int>(out var small) ? small : long.TryParse(value.ToString(), out var read) ? read : 0
            : 0;

    public static bool Is(this JsonObject? json, string key) => json?[key] is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;

    public static JsonObject? Object(this JsonObject? json, string key) => json?[key] as JsonObject;

    public static IEnumerable<JsonObject> Objects(this JsonObject? json, string key) => (json?[key] as JsonArray)?.OfType<JsonObject>() ?? [];

    public static IEnumerable<string> Texts(this JsonObject? json, string key) =>
        (json?[key] as JsonArray)?.Select(v => v?.ToString()).OfType<string>() ?? [];

    /// <summary>In a dialog a field is required unless it says otherwise.</summary>
    public static bool RequiredInModal(this JsonObject component) => component["required"] is null || component.Is("required");

    public static DateTimeOffset? Instant(this JsonObject? json, string key) =>
        DateTimeOffset.TryParse(json.TextOrNull(key), System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : null;
}
