using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Texts;

namespace Bot.News.Collecting.Sources;

/// <summary>
/// A post that links somewhere, as feeds of Hacker News and Reddit write it: in place of a text, or behind it, stand the address of the page,
/// the address of the talk, who submitted it and counts; or nothing but the word <c>Comments</c>.
/// </summary>
internal static partial class LinkPost
{
    /// <summary>The item with its page, talk and points in their places and without what tells them in its text; any other item as it is.</summary>
    public static FeedItem Tidied(FeedItem item)
    {
        var html = item.Content ?? item.Description ?? "";
        if (Submission().Match(html) is { Success: true } submission) return Submitted(item, html[..submission.Index], WebUtility.HtmlDecode(submission.Groups["url"].Value));
        var text = PlainText.OfHtml(item.Description ?? item.Content);
        if (text is "Comments")
            return item with { Description = null, Content = null, Comments = item.Comments ?? Links.In(item.Description ?? item.Content, null, 1).FirstOrDefault() };
        if (Points().Match(text) is not { Success: true } points)
            return item;

        return item with
        {
            Description = null,
            Content = null,
            Comments = item.Comments ?? (Talk().Match(text) is { Success: true } talk ? talk.Groups["url"].Value : null),
            Points = int.Parse(points.Groups["points"].Value, CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A post that links to another site leads there, and the post itself is the talk.</summary>
    private static FeedItem Submitted(FeedItem item, string text, string linked)
    {
        var elsewhere = Links.Web(linked, null) is { } url && !OnReddit().IsMatch(new Uri(url).Host) ? url : null;
        return item with { Link = elsewhere ?? item.Link, Comments = item.Comments ?? item.Link, Description = text, Content = text, Complete = elsewhere is null };
    }

    [GeneratedRegex("""submitted by\b.{0,600}?href="(?<url>[^"]+)"[^>]*>\s*\[link\]""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Submission();

    [GeneratedRegex(@"(^|\.)(reddit\.com|redd\.it|redditmedia\.com)$", RegexOptions.IgnoreCase)]
    private static partial Regex OnReddit();

    [GeneratedRegex(@"^Points: (?<points>[0-9]{1,6})\s*$", RegexOptions.Multiline)]
    private static partial Regex Points();

    [GeneratedRegex(@"^Comments URL: (?<url>https?://\S+)", RegexOptions.Multiline)]
    private static partial Regex Talk();
}
