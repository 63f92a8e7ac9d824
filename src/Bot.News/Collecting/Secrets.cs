using System.Text.RegularExpressions;

namespace Bot.News.Collecting;

/// <summary>Notices addresses that carry a key of their owner: they would be shown to others, so they are refused.</summary>
internal static partial class Secrets
{
    /// <summary>Why the address may not be used; null where it may.</summary>
    public static string? Why(Uri url)
    {
        if (url.UserInfo.Length > 0)
            return "holds a user name or password; use an address without them";

        return LongToken().IsMatch(url.Query) ? "holds what looks like a secret token; use a public address" : null;
    }

    [GeneratedRegex(@"[?&](?:[^=&]*(?:key|token|secret|auth|sig|password|pwd)[^=&]*=[^&]{12,}|[^=&]+=(?=[^&]*\d)[A-Za-z0-9_\-]{40,})", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LongToken();
}
