using System.Globalization;

namespace Bot.Discord.Rest;

/// <summary>What an answer says about limits: https://discord.com/developers/docs/topics/rate-limits#header-format</summary>
internal sealed record LimitHeaders(int Status)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public int? Limit { get; init; }
    public int? Remaining { get; init; }
    public TimeSpan? ResetAfter { get; init; }
    public string? Bucket { get; init; }
    public string? Scope { get; init; }
    public bool Global { get; init; }

    /// <summary>The larger of header and body: the header is known to say 1 s where the body says 19 minutes.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether Discord's own servers answered, rather than the shield before them.</summary>
    public bool FromDiscord => Limit is not null || Bucket is not null || Scope is not null || Global;

    public bool TooMany => Status == 429;

    /// <summary>A limit of this one request (shared, or hidden behind a bucket that has room), which says nothing about the bucket.</summary>
    public bool OnlyThisRequest => TooMany && !Global && (Scope == "shared" || Remaining > 0);

    /// <param name="header">Gives a header's value, or null.</param>
    /// <param name="bodyRetryAfter">Seconds, from the body of a 429.</param>
    public static LimitHeaders Read(int status, Func<string, string?> header, double? bodyRetryAfter, bool bodyGlobal)
    {
        var scope = header("X-RateLimit-Scope");
        var fromHeader = Seconds(header("Retry-After"));
        var fromBody = bodyRetryAfter is { } seconds ? Span(seconds) : null;
        return new LimitHeaders(status)
        {
            Limit = Whole(header("X-RateLimit-Limit")),
            Remaining = Whole(header("X-RateLimit-Remaining")),
            ResetAfter = Seconds(header("X-RateLimit-Reset-After")),
            Bucket = header("X-RateLimit-Bucket"),
            Scope = scope,
            Global = bodyGlobal || scope == "global" || string.Equals(header("X-RateLimit-Global"), "true", StringComparison.OrdinalIgnoreCase),
            RetryAfter = fromHeader > fromBody ? fromHeader : fromBody ?? fromHeader,
        };
    }

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Math.Max(0, number) : null;

    private static TimeSpan? Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? Span(seconds) : null;

    private static TimeSpan? Span(double seconds) => seconds switch
    {
        double.NaN => null,
        <= 0 => TimeSpan.Zero,
        _ when seconds >= Longest.TotalSeconds => Longest, // nonsense must not overflow
        _ => TimeSpan.FromSeconds(seconds),
    };
}
