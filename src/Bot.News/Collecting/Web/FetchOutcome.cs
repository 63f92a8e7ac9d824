namespace Bot.News.Collecting.Web;

/// <summary>What asking for an address came to.</summary>
internal abstract record FetchOutcome;

/// <summary>An answer with a body, decompressed.</summary>
/// <param name="Address">Where the body was found in the end.</param>
/// <param name="MovedTo">The address that permanent redirects alone lead to; null where there were none.</param>
/// <param name="KeepFor">How long the answer asks to be kept (Cache-Control max-age); null where it does not say.</param>
internal sealed record Fetched(
    byte[] Body, string Address, string? ContentType, string? ContentLocation, string? ContentLanguage,
    string? ETag, string? LastModified, string? MovedTo, TimeSpan? KeepFor, string? Hub, string? Self = null) : FetchOutcome;

internal sealed record NotModified(TimeSpan? KeepFor) : FetchOutcome;

/// <summary>Nothing now; <paramref name="After"/> is how long the server asks to wait, null where it does not say.</summary>
internal sealed record TryLater(string Why, TimeSpan? After) : FetchOutcome;

/// <summary>The server says that it is gone for good (410).</summary>
internal sealed record Gone : FetchOutcome;

/// <summary>It will not be read this way: refused, not found, too large, forbidden. Asking again soon does not help.</summary>
internal sealed record Refused(string Why) : FetchOutcome;

/// <summary>One address to ask for.</summary>
/// <param name="Own">True where the operator's settings name this very host, which may then lie on a private network.</param>
/// <param name="MostBytes">The largest body to take, expanded.</param>
internal sealed record FetchRequest(string Url, string Accept, long MostBytes, bool Own = false, string? ETag = null, string? LastModified = null);
