using Bot.News.Collecting.Feeds;

namespace Bot.News.Collecting.Texts;

/// <summary>Resolves links as feeds and pages write them, and lets only harmless ones through.</summary>
internal static class Links
{
    /// <summary>The address that <paramref name="link"/> means against <paramref name="address"/>; as it stands where it is relative and there is none.</summary>
    public static string Resolve(string link, string? address)
    {
        link = link.Trim();
        if (link.Length == 0 || HasScheme(link) || address is null || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var against)
            || against.Scheme == Uri.UriSchemeFile)
            return link;

        return Uri.TryCreate(against, link, out var full) ? full.AbsoluteUri : link;
    }

    /// <summary>The resolved link where it is http(s), mailto or relative; null where it could act.</summary>
    public static string? Safe(string link, string? address)
    {
        var full = Resolve(link.AsSpan().ContainsAnyInRange('\0', ' ') ? new string([.. link.Where(c => c > ' ')]) : link, address);
        var colon = full.AsSpan().IndexOfAny(':', '/', '?');
        if (colon < 0 || full[colon] != ':')
            return full;

        return full[..colon].ToLowerInvariant() is "http" or "https" or "mailto" ? full : null;
    }

    /// <summary>Absolute http(s) addresses that an HTML fragment links to, each once, in order.</summary>
    public static List<string> In(string? html, string? address, int atMost)
    {
        List<string> found = [];
        if (html is null || !html.Contains("href", StringComparison.OrdinalIgnoreCase))
            return found;

        var tokens = new HtmlTokens(html);
        while (found.Count < atMost && tokens.Next())
        {
            if (tokens.Kind != HtmlToken.Start || !tokens.Name.Equals("a", StringComparison.OrdinalIgnoreCase))
                continue;

            var attributes = new TagReader(tokens.Raw.ToString() + ">", 1, null);
            var href = attributes.ReadAll().FirstOrDefault(a => a.Name == "href").Value;
            if (href is not null && Web(href, address) is { } link && !found.Contains(link))
                found.Add(link);
        }

        return found;
    }

    /// <summary>The link as an absolute http(s) address; null where it is none.</summary>
    public static string? Web(string? link, string? address)
    {
        if (string.IsNullOrWhiteSpace(link) || link.Length > 2000)
            return null;

        var full = Resolve(link, address);
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.Host.Length > 0 && uri.UserInfo.Length == 0 ? full : null;
    }

    private static bool HasScheme(string link)
    {
        var colon = link.AsSpan().IndexOfAny(':', '/', '?');
        return colon > 1 && link[colon] == ':' && link.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
