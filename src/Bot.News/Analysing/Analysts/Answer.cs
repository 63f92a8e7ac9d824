using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.News.Analysing.Analysts;

/// <summary>A model's answer as it is asked for; anything may be missing.</summary>
internal sealed record Answer(
    Said? Hook, Said? Changed, Said? Why, List<Step?>? Next, List<string?>? Audiences, List<Said?>? Takeaways, List<Said?>? Deep,
    List<Foreseen?>? Implications, List<Dated?>? Timeline, List<CellSaid?>? Comparison, List<Judged?>? Forecasts)
{
    private static readonly JsonSerializerOptions Tolerant = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new CiteReader() },
    };

    public static IReadOnlyList<string> Verbs { get; } = ["patch", "migrate", "try", "read", "check", "test", "review"];

    /// <summary>A closed list: a heading is not checked against sources, so it must be ours.</summary>
    public static IReadOnlyList<string> Facets { get; } =
    [
        "chips", "models", "price", "context length", "parameters", "memory", "speed", "accuracy", "licence", "availability", "customers", "partners", "funding", "revenue", "valuation", "capital spending", "approach", "competes on",
    ];

    public static IReadOnlyList<string> Outcomes { get; } = ["came_true", "failed", "unclear"];

    /// <summary>The JSON Schema of an answer, in the subset that providers enforce: all properties required, none other.</summary>
    public static JsonElement Schema { get; } = JsonSerializer.SerializeToElement(Shape());

    /// <summary>Reads an answer, though words or a code fence stand around it.</summary>
    /// <exception cref="JsonException">It is no such object.</exception>
    public static Answer Parse(string text)
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        if (start < 0 || end <= start) throw new JsonException("no JSON object");
        return JsonSerializer.Deserialize<Answer>(text[start..(end + 1)], Tolerant) ?? throw new JsonException("null");
    }

    private static object Shape()
    {
        object Object(params (string Name, object Shape)[] parts) => new Dictionary<string, object>
        {
            ["type"] = "object",
            ["properties"] = parts.ToDictionary(p => p.Name, p => p.Shape),
            ["required"] = parts.Select(p => p.Name),
            ["additionalProperties"] = false,
        };
        object List(object of) => new { type = "array", items = of };
        object OneOf(IEnumerable<string> values) => new Dictionary<string, object> { ["type"] = "string", ["enum"] = values };
        object OrNull(object shape) => new { anyOf = new[] { shape, new { type = "null" } } };
        var (text, cites) = (new { type = "string" }, List(new { type = "integer" }));
        var said = Object(("text", text), ("cites", cites));
        return Object(
            ("hook", OrNull(said)), ("changed", OrNull(said)), ("why", OrNull(said)),
            ("next", List(Object(("verb", OneOf(Verbs)), ("object", text), ("handle", text), ("text", text), ("audience", OneOf(Store.Audiences.All)), ("cites", cites)))),
            ("audiences", List(OneOf(Store.Audiences.All))), ("takeaways", List(said)), ("deep", List(said)),
            ("implications", List(Object(("text", text), ("rationale", OrNull(text)), ("horizon", text), ("cites", cites)))),
            ("timeline", List(Object(("date", text), ("text", text), ("cites", cites)))),
            ("comparison", List(Object(("player", text), ("facet", OneOf(Facets)), ("value", text), ("cites", cites)))),
            ("forecasts", List(Object(("forecast", new { type = "integer" }), ("outcome", OneOf(Outcomes)), ("text", text), ("cites", cites)))));
    }

    /// <summary>A citation as 12, "12", "[12]" or "s12"; what has no number cites nothing.</summary>
    private sealed class CiteReader : JsonConverter<List<int>>
    {
        public override List<int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            var items = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.EnumerateArray() : [];
            return [.. items.Select(i => int.TryParse(i.ToString().Trim('[', ']', 's', 'S', ' '), out var number) ? number : 0)];
        }

        public override void Write(Utf8JsonWriter writer, List<int> value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}

internal sealed record Said(string? Text, List<int>? Cites);

internal sealed record Step(string? Verb, string? Object, string? Handle, string? Text, string? Audience, List<int>? Cites);

internal sealed record Foreseen(string? Text, string? Rationale, string? Horizon, List<int>? Cites);

internal sealed record Dated(string? Date, string? Text, List<int>? Cites);

internal sealed record CellSaid(string? Player, string? Facet, string? Value, List<int>? Cites);

internal sealed record Judged(int? Forecast, string? Outcome, string? Text, List<int>? Cites);
