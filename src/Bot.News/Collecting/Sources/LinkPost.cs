using System.Globalization;
using System.Text.RegularExpressions;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Texts;

namespace Bot.News.Collecting.Sources;

/// <summary>
/// A post that only links somewhere, as feeds of Hacker News write it: in place of a text stand the address of the page, the address of
/// the talk, and counts; or nothing but the word <c>Comments</c>.
/// </summary>
internal static partial class LinkPost
{
    /// <summary>The item with its talk and points in their places and no text; any other item as it is.</summary>
    public static FeedItem Tidied(FeedItem item)
    {
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

    [GeneratedRegex(@"^Points: (?<points>[0-9]{1,6})\s*$", RegexOptions.Multiline)]
    private static partial Regex Points();

    [GeneratedRegex(@"^Comments URL: (?<url>https?://\S+)", RegexOptions.Multiline)]
    private static partial Regex Talk();
}
