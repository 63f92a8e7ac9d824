namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/resources/application#application-object</summary>
public sealed record Application
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string? VerifyKey { get; init; }
    public string? InteractionsEndpointUrl { get; init; }
    public int? ApproximateGuildCount { get; init; }
}

/// <summary>https://discord.com/developers/docs/events/gateway#get-gateway-bot</summary>
public sealed record GatewayBot
{
    public string Url { get; init; } = "";
    public int Shards { get; init; } = 1;
    public SessionStartLimit SessionStartLimit { get; init; } = new();
}

/// <summary>https://discord.com/developers/docs/events/gateway#session-start-limit-object</summary>
public sealed record SessionStartLimit
{
    public int Total { get; init; } = 1000;
    public int Remaining { get; init; } = 1000;

    /// <summary>Milliseconds until the count starts anew.</summary>
    public double ResetAfter { get; init; }

    public int MaxConcurrency { get; init; } = 1;
}

/// <summary>https://discord.com/developers/docs/reference#error-messages</summary>
internal sealed record ErrorBody
{
    public int Code { get; init; }
    public string? Message { get; init; }
    public System.Text.Json.JsonElement? Errors { get; init; }

    /// <summary>Seconds; of a 429.</summary>
    public double? RetryAfter { get; init; }

    public bool? Global { get; init; }
}
