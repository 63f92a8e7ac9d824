namespace Bot.Discord.Rest;

/// <summary>
/// What a path shares its limit with: https://discord.com/developers/docs/topics/rate-limits#rate-limits
/// </summary>
/// <param name="Key">Method and path with every id but the top-level resource's taken out; requests of one key share a bucket hash.</param>
/// <param name="Major">The top-level resource whose buckets are its own: a channel, a server, a webhook or an interaction.</param>
internal readonly record struct Route(string Key, string Major)
{
    /// <summary>Callbacks of interactions stand outside every limit; a queue would only cost of their three seconds.</summary>
    public bool Free => Key.StartsWith("POST /interactions/", StringComparison.Ordinal);

    /// <summary>Interactions and their webhooks do not count to the global limit.</summary>
    public bool OutsideGlobal => Free || Major.StartsWith("webhooks/", StringComparison.Ordinal);

    /// <param name="now">Deleting a message older than 14 days, or younger than 10 seconds, has a limit of its own.</param>
    public static Route Of(HttpMethod method, string path, DateTimeOffset now)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var parts = (query < 0 ? path : path[..query]).Trim('/').Split('/');
        var major = parts switch
        {
            ["webhooks", var id, var token, ..] => $"webhooks/{id}/{token}",
            ["interactions", var id, ..] => $"interactions/{id}",
            ["channels" or "guilds" or "webhooks", var id, ..] => $"{parts[0]}/{id}",
            _ => "",
        };
        var template = parts.Select((part, index) => index switch
        {
            _ when index > 0 && IsId(part) => ":id",
            2 when parts[0] is "webhooks" or "interactions" => ":token",
            > 0 when parts[index - 1] == "reactions" => ":emoji",
            _ => part.Replace("%40", "@", StringComparison.OrdinalIgnoreCase),
        });
        var age = method == HttpMethod.Delete && parts is ["channels", _, "messages", var message] ? AgeClass(message, now) : "";
        return new Route($"{method.Method} /{string.Join('/', template)}{age}", major);
    }

    private static bool IsId(string part) => part.Length > 0 && part.All(char.IsAsciiDigit);

    private static string AgeClass(string snowflake, DateTimeOffset now) => (now - Snowflake.Instant(snowflake)) switch
    {
        { TotalDays: > 14 } => " old",
        { TotalSeconds: < 10 } => " new",
        _ => "",
    };
}
