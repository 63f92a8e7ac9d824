namespace Bot.Simulator.Rest;

/// <summary>How often a route may be called per major resource.</summary>
internal sealed record RouteLimit(int Count, TimeSpan Window)
{
    public static readonly RouteLimit Ordinary = new(50, TimeSpan.FromSeconds(1));

    public static RouteLimit Per(int count, double seconds) => new(count, TimeSpan.FromSeconds(seconds));
}

/// <summary>One operation of the API; the template names its parameters as Discord's OpenAPI file does.</summary>
internal sealed record ApiRoute(string Method, string Template, Func<ApiCall, ApiAnswer> Handle)
{
    /// <summary>False for routes whose address carries an interaction token: they need no Authorization and the global limit does not count them.</summary>
    public bool NeedsToken { get; init; } = true;

    public RouteLimit? Limit { get; init; } = RouteLimit.Ordinary;

    /// <summary>Routes with one name share one bucket.</summary>
    public string? Bucket { get; init; }

    /// <summary>Crossposting is limited for all bots of a channel together, and its answer says so in its own way.</summary>
    public bool IsShared { get; init; }
}

/// <summary>What is answered; without a body the status is 204 and no content type is sent.</summary>
internal sealed record ApiAnswer(int Status, System.Text.Json.Nodes.JsonNode? Body)
{
    public static readonly ApiAnswer Nothing = new(204, null);

    public static ApiAnswer Ok(System.Text.Json.Nodes.JsonNode body) => new(200, body);
}
