using System.Text.RegularExpressions;

namespace Bot.News.Grouping.Reading;

/// <summary>Brings web addresses to one form for comparison, and tells which may glue two reports together.</summary>
internal static partial class Addresses
{
    /// <summary>Host and path alone, in lower case, without "www.", a trailing slash, query or fragment (but a query that names the page stays).</summary>
    public static string Plain(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return url;
        var host = uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
        var path = uri.AbsolutePath.TrimEnd('/');
        if (host == "arxiv.org") path = Arxiv(path);
        var query = path.Length < 2 || host is "news.ycombinator.com" or "youtube.com" ? uri.Query : "";
        return (host + path + query).ToLowerInvariant();
    }

    /// <summary>A front page, a profile or a discussion page is linked by everybody and tells no happening.</summary>
    public static bool TellsSomething(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri)) return false;
        var path = uri.AbsolutePath.Trim('/');
        if (path.Length < 8) return false;
        var host = uri.Host;
        if (host.EndsWith("github.com", StringComparison.Ordinal)) return path.Contains('/', StringComparison.Ordinal);
        return !(host.EndsWith("nitter.net", StringComparison.Ordinal) || host.EndsWith("ycombinator.com", StringComparison.Ordinal)
            || host.EndsWith("google.com", StringComparison.Ordinal) && path.StartsWith("search", StringComparison.Ordinal));
    }

    public static bool IsPaper(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.EndsWith("arxiv.org", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether anybody may write where it lies.</summary>
    public static bool IsPost(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && Network().IsMatch(uri.Host);

    /// <summary>The abstract, the PDF and each version are one paper.</summary>
    private static string Arxiv(string path)
    {
        var id = path[(path.LastIndexOf('/') + 1)..];
        if (id.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)) id = id[..^4];
        var v = id.LastIndexOf('v');
        return "/" + (v > 4 ? id[..v] : id);
    }

    [GeneratedRegex(@"(?:^|\.)(?:reddit\.com|ycombinator\.com|lobste\.rs|x\.com|twitter\.com|nitter\.\w+|bsky\.app|threads\.net|mastodon\.\w+|linkedin\.com|facebook\.com|t\.me|discord\.com)$", RegexOptions.IgnoreCase)]
    private static partial Regex Network();
}
