using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Bot.Discord.Wire;

/// <summary>Reads and writes Discord's JSON: snake_case, nulls left out, unknown fields and enum values ignored.</summary>
public static class Json
{
    /// <summary>The options every wire record is read and written with.</summary>
    public static JsonSerializerOptions Options { get; } = new(WireContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // goes to Discord and to disk, never into a page
        TypeInfoResolver = WireContext.Default,
    };

    /// <summary>The UTF-8 bytes of a wire record; the same record always gives the same bytes.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, TypeInfo<T>());

    /// <exception cref="JsonException">The bytes are not JSON of this shape.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, TypeInfo<T>()) ?? throw new JsonException($"Expected {typeof(T).Name}, got null.");

    /// <exception cref="JsonException">The element is not JSON of this shape.</exception>
    public static T Read<T>(JsonElement json) => json.ValueKind == JsonValueKind.Undefined
        ? throw new JsonException($"Expected {typeof(T).Name}, got nothing.")
        : json.Deserialize(TypeInfo<T>()) ?? throw new JsonException($"Expected {typeof(T).Name}, got null.");

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(IReadOnlyList<Message>))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(Guild))]
[JsonSerializable(typeof(IReadOnlyList<Guild>))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Member))]
[JsonSerializable(typeof(Interaction))]
[JsonSerializable(typeof(InteractionResponse))]
[JsonSerializable(typeof(ApplicationCommand))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationCommand>))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(GatewayBot))]
[JsonSerializable(typeof(ThreadBody))]
[JsonSerializable(typeof(ThreadList))]
[JsonSerializable(typeof(DmBody))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(Component))]
[JsonSerializable(typeof(GatewayFrame))]
[JsonSerializable(typeof(GatewayCommand<Identify>))]
[JsonSerializable(typeof(GatewayCommand<Resume>))]
[JsonSerializable(typeof(GatewayCommand<long?>))]
[JsonSerializable(typeof(HelloData))]
[JsonSerializable(typeof(ReadyData))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
internal sealed partial class WireContext : JsonSerializerContext;
