using System.Globalization;
using System.Net;
using System.Text;
using Bot.News.Collecting.Texts;

namespace Bot.News.Collecting.Feeds;

/// <summary>What the formats have in common: how an element's text, link or picture is taken.</summary>
internal sealed class FeedFields(FeedContext context)
{
    public string? Language => context.Language;

    /// <summary>One line of plain text of the first that has any.</summary>
    public static string? Line(params ReadOnlySpan<Element?> from)
    {
        foreach (var element in from)
        {
            if (element is not null && PlainText.Line(element.Children.Count > 0 ? Unwrapped(element) : element.Text) is { } line)
                return line;
        }

        return null;
    }

    /// <summary>Safe HTML of an element whose text is HTML, whether escaped, in CDATA or as elements.</summary>
    public string? Html(Element? element)
    {
        if (element is null)
            return null;

        var html = SafeHtml.Clean(element.Children.Count > 0 ? Unwrapped(element) : element.Text, Address(element));
        return html.Length == 0 ? null : html;
    }

    /// <summary>Safe HTML of an Atom text construct by its type and, in Atom 0.3, mode.</summary>
    public string? Construct(Element? element)
    {
        if (element is null)
            return null;

        var type = element.Attribute("type")?.Trim().ToLowerInvariant() ?? "";
        var mode = element.Attribute("mode")?.Trim().ToLowerInvariant() ?? "";
        if (mode == "base64" || (type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text", StringComparison.Ordinal) && !IsMarkup(type) && Decoded(element.Text) is not null))
            return Decoded(element.Text) is { } bytes ? SafeHtml.Clean(bytes, Address(element)) : null;

        var plain = element.Children.Count == 0 && mode != "escaped" && type is "" or "text" or "text/plain";
        return plain && element.Children.Count == 0 && !element.Text.Contains("</", StringComparison.Ordinal)
            ? WebUtility.HtmlEncode(element.Text.Trim()) is { Length: > 0 } text ? text : null
            : Html(element);
    }

    /// <summary>A link resolved against the nearest <c>xml:base</c> and the feed's own address.</summary>
    public string? Link(string? link, Element at)
    {
        if (string.IsNullOrWhiteSpace(link))
            return null;

        var full = Links.Resolve(link, Address(at));
        return Links.Safe(full, null) is null && full.Contains("script:", StringComparison.OrdinalIgnoreCase) ? null : full;
    }

    /// <summary>What relative links within an element are meant against; null where nothing says it.</summary>
    public string? Address(Element at)
    {
        var own = at.Attribute("xml:base");
        var outer = at.Parent is null ? context.Address : Address(at.Parent);
        return own is null ? outer : Links.Resolve(own, outer);
    }

    public string? LanguageOf(Element at) => Line(at.Child("", "language"), at.Child("dc", "language")) ?? at.Inherited("xml:lang") ?? context.Language;

    /// <summary>The first date that can be read.</summary>
    public static DateTimeOffset? Date(params ReadOnlySpan<Element?> from)
    {
        foreach (var element in from)
        {
            if (FeedDates.Parse(element?.Text) is { } date)
                return date;
        }

        return null;
    }

    public static int? Number(Element? element) =>
        int.TryParse(element?.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsMarkup(string type) => type is "html" or "xhtml" || type.EndsWith("xml", StringComparison.Ordinal) || type.EndsWith("html", StringComparison.Ordinal);

    private static string Unwrapped(Element element) =>
        element.Inner.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);

    private static string? Decoded(string base64)
    {
        var bytes = new byte[base64.Length];
        return base64.Length > 0 && Convert.TryFromBase64String(base64.Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
