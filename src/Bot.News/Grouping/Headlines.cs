using System.Net;
using System.Text.RegularExpressions;

namespace Bot.News.Grouping;

/// <summary>Cleans headlines: markup, the publisher's name at the end, section marks and shouting at the front.</summary>
internal static partial class Headlines
{
    public static string Clean(string title, string publisher)
    {
        var clean = title.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(title) : title;
        clean = Tags().Replace(clean, "");
        clean = Spaces().Replace(clean, " ").Trim();
        clean = Prefix().Replace(clean, "");
        clean = WithoutPublisher(clean, publisher);
        clean = Suffix().Replace(clean, "").TrimEnd(' ', '|', '-', '–', '—', '丨', '｜');
        if (clean.Length > 160) clean = Cut(clean);
        return clean.Length == 0 ? title.Trim() : clean;
    }

    /// <summary>A headline of three words or fewer on an actor's own site, such as "Series B", is told with the actor's name: on the site itself it goes without saying.</summary>
    public static string Named(string headline, string[] owners) =>
        owners.Length == 0 || headline.Length == 0 || headline.Count(c => c == ' ') > 2 || Array.Exists(owners, owner => headline.Contains(owner, StringComparison.OrdinalIgnoreCase)) ? headline : $"{owners[0]}: {headline}";

    /// <summary>The headline without the mark of a forum's own kind of post, which says nothing of what is told.</summary>
    public static string WithoutMark(string title) => Mark().Replace(title, "");

    /// <summary>"… - The Verge", "… | TechCrunch": the tail goes when it is the publisher or a short name in capitals.</summary>
    private static string WithoutPublisher(string title, string publisher)
    {
        var cut = Math.Max(title.LastIndexOf(" - ", StringComparison.Ordinal), Math.Max(title.LastIndexOf(" | ", StringComparison.Ordinal), title.LastIndexOf(" — ", StringComparison.Ordinal)));
        if (cut < 20) return title;
        var tail = title[(cut + 3)..].Trim();
        var known = tail.StartsWith(publisher, StringComparison.OrdinalIgnoreCase) || publisher.StartsWith(tail, StringComparison.OrdinalIgnoreCase);
        var words = tail.Split(' ');
        var named = words.Length <= 4 && words.All(word => char.IsUpper(word[0]) || char.IsDigit(word[0]) || word is "and" or "of" or "the") && title[cut + 1] != '—';
        return known || named ? title[..cut].TrimEnd() : title;
    }

    private static string Cut(string title)
    {
        var stop = title.IndexOfAny(['.', '!', '?', '。'], 40);
        if (stop is > 0 and < 160) return title[..stop];
        var space = title.LastIndexOf(' ', 150);
        return (space > 60 ? title[..space] : title[..150]) + "…";
    }

    [GeneratedRegex(@"^(?:show|ask|tell|launch) hn\s*[:–-]\s*|^quoting\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex("<[^<>]{1,200}>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:(?:pinned|breaking|exclusive|watch|video|live|update|news|just in|rt by @\w+)\s*[:|]\s*|\[[^\]]{1,24}\]\s*|🚨\s*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s*(?:\[pdf\]|\[video\]|\(video\)|\(\d{4}\)|\[\d{4}\]|[丨|｜]\s*(?:36氪首发|36氪独家|最前线|涌现新项目|硬氪首发|硬氪独家|看36氪|早期项目))\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Suffix();
}
