using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Http;

namespace Bot.Simulator.Rest;

/// <summary>Reads a request's body: JSON, or multipart with <c>payload_json</c> and files.</summary>
/// <remarks>https://discord.com/developers/docs/reference#uploading-files</remarks>
internal static class BodyReading
{
    private const int Largest = 25 * 1024 * 1024;

    public static async Task ReadAsync(ApiCall call, CancellationToken token)
    {
        var request = call.Request;
        if (request.ContentLength > Largest)
            throw new DiscordRefusalException(413, 40005, "Request entity too large");
        if (request.HasFormContentType)
        {
            await ReadFormAsync(call, token);
            return;
        }
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, token);
        if (memory.Length == 0)
            return;
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            call.Problems.Refuse("", "CONTENT_TYPE_INVALID", "Expected \"Content-Type\" header to be one of {'application/json'}.");
            throw call.Invalid();
        }
        call.Body = Parse(memory.ToArray());
    }

    private static async Task ReadFormAsync(ApiCall call, CancellationToken token)
    {
        IFormCollection form;
        try
        {
            form = await call.Request.ReadFormAsync(token);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw new DiscordRefusalException(400, 50035, "Invalid Form Body");
        }
        call.Body = form.TryGetValue("payload_json", out var payload) ? Parse(System.Text.Encoding.UTF8.GetBytes(payload.ToString())) : new JsonObject();
        var files = new List<Attachment>();
        foreach (var file in form.Files)
        {
            using var memory = new MemoryStream();
            await file.CopyToAsync(memory, token);
            files.Add(new Attachment(call.World.Ids.Next(), file.FileName, file.ContentType ?? "application/octet-stream", memory.ToArray()));
        }
        call.Files = files;
    }

    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            // A document first: it refuses duplicate keys here and not when a handler first looks.
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return JsonNode.Parse(bytes);
        }
        catch (JsonException)
        {
            throw new DiscordRefusalException(400, 50109, "The request body contains invalid JSON.");
        }
    }
}
