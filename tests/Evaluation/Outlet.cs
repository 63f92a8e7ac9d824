using Bot.News.Collecting;
using Bot.News.Store.Collecting;

namespace Evaluation;

/// <summary>What the catalogue would say of a source that an articles file only names.</summary>
internal sealed record Outlet(string Name, string Publisher, Trust Trust, string? Family)
{
    private static readonly HashSet<string> Press = new(
        ["The Verge", "TechCrunch", "Wired", "Ars Technica", "MIT Technology Review", "36氪", "少数派", "量子位", "infoq_ai_ml", "VentureBeat", "CNBC", "Fortune", "The Next Web", "SiliconANGLE News",
         "Theregister.com", "Business Insider", "Financial Post", "New York Post", "BusinessLine", "The Times of India", "Tom's Hardware UK", "Techtarget.com", "simon_willison", "latent_space", "addyosmani_blog"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] OwnVoice = ["_blog", " blog", "_newsroom", "_research", "_engineering", "_releases", "deepmind", "agent_sdk", "ml_blog"];

    public static Outlet Of(string source)
    {
        if (source.StartsWith("hackernews_", StringComparison.OrdinalIgnoreCase)) return new Outlet(source, "Hacker News (new)", Trust.Community, "ycombinator.com"); // everything submitted
        if (source.StartsWith("hacker", StringComparison.OrdinalIgnoreCase)) return new Outlet(source, "Hacker News", Trust.Aggregator, "ycombinator.com"); // the front page
        if (source.StartsWith("reddit", StringComparison.OrdinalIgnoreCase)) return new Outlet(source, "Reddit", Trust.Community, "reddit.com");
        if (source.EndsWith("(X)", StringComparison.Ordinal)) return new Outlet(source, source, Trust.Community, source);
        if (source.StartsWith("search_", StringComparison.Ordinal)) return new Outlet(source, source, Trust.Unknown, source);
        var section = source.EndsWith(" AI", StringComparison.Ordinal) ? source[..^3] : source;
        if (Press.Contains(section)) return new Outlet(source, section, Trust.Press, null);
        if (source.StartsWith("arxiv", StringComparison.OrdinalIgnoreCase)) return new Outlet(source, "arXiv", Trust.Primary, "arxiv.org");
        if (Array.Exists(OwnVoice, ending => source.Contains(ending, StringComparison.OrdinalIgnoreCase))) return new Outlet(source, source, Trust.Primary, null);
        return new Outlet(source, source, Trust.Unknown, null);
    }

    public Source ToSource() => new() { Name = Name, Url = "https://evaluation.invalid/" + Uri.EscapeDataString(Name), Publisher = Publisher, Family = Family ?? Publisher, Trust = Trust };

    /// <summary>Who speaks at an address: the catalogue's own source where one lives there, as the collector has it, else the site or the source.</summary>
    public (string Publisher, string Family, Trust Trust) VoiceAt(string? url, Homes homes)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Host.Length == 0) return (Publisher, Family ?? Publisher, Trust);
        var front = Family == "ycombinator.com";
        if ((front || Trust != Trust.Community) && homes.Of(url) is { } home) return (home.Publisher, home.Family, Trust == Trust.Community ? Trust : home.Trust);
        if (front && !uri.Host.EndsWith("ycombinator.com", StringComparison.Ordinal)) return (CanonicalUrl.HostOf(uri), CanonicalUrl.HostOf(uri), Trust);
        var labels = uri.Host.Split('.');
        return (Publisher, Family ?? (Trust == Trust.Primary || uri.Host.EndsWith("github.com", StringComparison.Ordinal) ? Publisher : string.Join('.', labels[^Math.Min(2, labels.Length)..])), Trust);
    }
}
