using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Evaluation;

/// <summary>The plain text, links and points of an item's body, as the collector keeps them.</summary>
internal sealed partial record FeedBody(string Text, IReadOnlyList<string> Links, int? Points)
{
    public static readonly FeedBody Empty = new("", [], null);

    private static readonly HtmlParser Parser = new();

    public static FeedBody Of(string body)
    {
        if (!body.Contains('<', StringComparison.Ordinal)) return new FeedBody(body, [], null);
        var page = Parser.ParseDocument(body);
        var links = page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href") ?? "").Where(href => href.StartsWith("http", StringComparison.OrdinalIgnoreCase)).Distinct().Take(50).ToList();
        var text = page.Body?.TextContent.Trim() ?? "";
        var points = Votes().Match(text);
        return points.Success ? new FeedBody("", links, int.Parse(points.Groups[1].Value, CultureInfo.InvariantCulture)) : new FeedBody(text, links, null);
    }

    [GeneratedRegex(@"^Points: (\d+)", RegexOptions.Multiline)]
    private static partial Regex Votes();
}
