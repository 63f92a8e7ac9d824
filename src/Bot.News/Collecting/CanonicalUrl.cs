using System.Text;
using System.Text.RegularExpressions;

namespace Bot.News.Collecting;

/// <summary>One spelling for all addresses of one page: without tracking, mobile and AMP variants, fragments and needless parts.</summary>
internal static partial class CanonicalUrl
{
    /// <summary>The address without scheme, as a key; null where it is no web address.</summary>
    public static string? KeyOf(string? url)
    {
        if (url is null || !Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            return null;

        if (Unwrapped(uri) is { } inner)
            return KeyOf(inner);

        var key = new StringBuilder(HostOf(uri));
        if (!uri.IsDefaultPort)
            key.Append(':').Append(uri.Port);
        key.Append(PathOf(uri));
        var query = QueryOf(uri);
        if (query.Length > 0)
            key.Append('?').Append(query);
        if (uri.Fragment.StartsWith("#!", StringComparison.Ordinal) || uri.Fragment.StartsWith("#/", StringComparison.Ordinal))
            key.Append(uri.Fragment);
        return key.ToString();
    }

    /// <summary>The host as publishers are known by: lower case, without www and mobile prefixes.</summary>
    public static string HostOf(Uri uri) => HostPrefix().Replace(uri.IdnHost.ToLowerInvariant().TrimEnd('.'), "");

    private static string PathOf(Uri uri)
    {
        var path = uri.AbsolutePath.Replace("//", "/", StringComparison.Ordinal);
        path = Amp().Replace(path, "");
        path = IndexPage().Replace(path, "/");
        return path.TrimEnd('/');
    }

    private static string QueryOf(Uri uri) => string.Join('&', uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(part => !Tracking().IsMatch(part)).Order(StringComparer.Ordinal));

    /// <summary>The page behind a cache's or a redirector's address that carries it along.</summary>
    private static string? Unwrapped(Uri uri)
    {
        var amp = AmpCache().Match(uri.AbsoluteUri);
        if (amp.Success)
            return (amp.Groups["secure"].Success ? "https://" : "http://") + amp.Groups["page"].Value;

        if (!RedirectHost().IsMatch(uri.Host + uri.AbsolutePath))
            return null;

        var target = Target().Match(uri.Query);
        return target.Success ? Uri.UnescapeDataString(target.Groups["url"].Value) : null;
    }

    [GeneratedRegex(@"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")]
    private static partial Regex HostPrefix();

    [GeneratedRegex(@"/amp/?$|\.amp(?=\.html?$|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Amp();

    [GeneratedRegex(@"/(?:index|default)\.(?:html?|php|aspx?)$", RegexOptions.IgnoreCase)]
    private static partial Regex IndexPage();

    [GeneratedRegex(@"^(?:utm_\w*|mtm_\w*|pk_\w*|at_\w*|ga_\w*|hsa_\w*|fbclid|gclid|dclid|msclkid|yclid|igshid|twclid|ttclid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|cmpid|cmp|ref|ref_src|referrer|source|src|from|feature|ncid|sr_share|smid|spm|s_cid|trk|guccounter|share|partner|ocid|ftag|xtor|__twitter_impression|amp|outputtype|curator|rss|campaign|medium|f=rss)(?:=|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Tracking();

    [GeneratedRegex(@"^https?://(?:[\w.-]+\.cdn\.ampproject\.org/[a-z]|(?:www\.)?google\.[a-z.]+/amp)/(?<secure>s/)?(?<page>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex AmpCache();

    [GeneratedRegex(@"^(?:(?:www\.)?google\.[a-z.]+/url|(?:www\.)?bing\.com/news/apiclick|l\.facebook\.com/l\.php|out\.reddit\.com/|(?:www\.)?youtube\.com/redirect)", RegexOptions.IgnoreCase)]
    private static partial Regex RedirectHost();

    [GeneratedRegex(@"[?&](?:url|q|u)=(?<url>https?(?::|%3a)[^&]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Target();
}
