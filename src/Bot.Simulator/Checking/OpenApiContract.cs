using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Simulator.Checking;

/// <summary>Discord's published OpenAPI file as a second judge of requests and answers.</summary>
internal sealed class OpenApiContract
{
    private readonly JsonElement _paths;
    private readonly JsonSchemas _schemas;

    private OpenApiContract(JsonElement root)
    {
        _paths = root.GetProperty("paths");
        _schemas = new JsonSchemas(root);
    }

    /// <summary>Reads the file; an <see cref="IOException"/> or <see cref="JsonException"/> where it cannot.</summary>
    public static OpenApiContract Load(string path) => new(JsonDocument.Parse(File.ReadAllBytes(path)).RootElement);

    public IEnumerable<string> CheckRequest(string method, string template, JsonNode? body)
    {
        if (!TryFind(method, template, out var operation))
            return [$"Discord's file has no {method} {template}."];
        if (!operation.TryGetProperty("requestBody", out var request))
            return [];
        if (body is null)
            return request.TryGetProperty("required", out var required) && required.GetBoolean() ? ["The body is missing."] : [];
        return SchemaOf(request) is { } schema ? _schemas.Check(schema, JsonSerializer.SerializeToElement(body)) : [];
    }

    public IEnumerable<string> CheckAnswer(string method, string template, int status, JsonNode? body)
    {
        if (!TryFind(method, template, out var operation) || body is null)
            return [];
        var responses = operation.GetProperty("responses");
        if (!responses.TryGetProperty(status.ToString(System.Globalization.CultureInfo.InvariantCulture), out var response)
            && !responses.TryGetProperty($"{status / 100}XX", out response))
            return [$"Discord's file has no answer {status} to {method} {template}."];
        return SchemaOf(Follow(response)) is { } schema ? _schemas.Check(schema, JsonSerializer.SerializeToElement(Checkable(status, body))) : [];
    }

    /// <summary>The file says that codes inside "errors" are numbers; Discord's documentation and practice say strings.</summary>
    private static JsonNode Checkable(int status, JsonNode body)
    {
        if (status < 400 || body is not JsonObject problem)
            return body;
        var copy = (JsonObject)problem.DeepClone();
        copy.Remove("errors");
        return copy;
    }

    private JsonElement Follow(JsonElement element) => element.TryGetProperty("$ref", out var reference) ? _schemas.Resolve(reference.GetString()!) : element;

    private bool TryFind(string method, string template, out JsonElement operation)
    {
        operation = default;
        return _paths.TryGetProperty(template, out var path) && path.TryGetProperty(method.ToLowerInvariant(), out operation);
    }

    private static JsonElement? SchemaOf(JsonElement holder) =>
        holder.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out var json)
        && json.TryGetProperty("schema", out var schema) ? schema : null;
}
