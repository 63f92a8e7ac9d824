using System.Buffers;
using System.Text.Json;

namespace Bot.Discord.Rest;

/// <summary>A stored message on its way out: the bytes as they are, save for what must be this sending's own.</summary>
internal static class RawBody
{
    /// <summary>Sets or removes the nonce, and makes the mentions explicit where a body of another origin left them out.</summary>
    /// <exception cref="JsonException">The bytes are not a JSON object.</exception>
    public static ReadOnlyMemory<byte> With(ReadOnlyMemory<byte> json, string? nonce)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("A message must be a JSON object.");
        var buffer = new ArrayBufferWriter<byte>(json.Length + 96);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Wire.Json.Options.Encoder });
        writer.WriteStartObject();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (!property.NameEquals("nonce") && !property.NameEquals("enforce_nonce"))
                property.WriteTo(writer);
        }

        if (!document.RootElement.TryGetProperty("allowed_mentions", out _))
        {
            writer.WriteStartObject("allowed_mentions");
            writer.WriteStartArray("parse");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        if (nonce is not null)
        {
            writer.WriteString("nonce", nonce);
            writer.WriteBoolean("enforce_nonce", true);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
