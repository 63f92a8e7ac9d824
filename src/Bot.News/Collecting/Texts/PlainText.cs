using System.Globalization;
using System.Text;
using Bot.News.Collecting.Feeds;

namespace Bot.News.Collecting.Texts;

/// <summary>Reduces HTML to text that a person may be shown: paragraphs end with a line feed, and nothing is left that acts or misleads.</summary>
internal static class PlainText
{
    /// <summary>The text of an HTML fragment; tags that HTML does not know, as in <c>List&lt;T&gt;</c>, are text.</summary>
    public static string OfHtml(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return "";

        var text = new StringBuilder(html.Length);
        var tokens = new HtmlTokens(html);
        while (tokens.Next())
        {
            if (tokens.Kind == HtmlToken.Text)
                text.Append(Entities.Decode(tokens.Raw));
            else if (tokens.Kind == HtmlToken.Start && HtmlNames.Dropped.Contains(tokens.Name) && !tokens.Raw.EndsWith("/"))
                tokens.SkipElement();
            else if (tokens.Kind != HtmlToken.Other && HtmlNames.Blocks.Contains(tokens.Name))
                text.Append('\n');
            else if (tokens.Kind != HtmlToken.Other && tokens.Name.Length > 0 && !HtmlNames.IsKnown(tokens.Name))
                text.Append('<').Append(tokens.Raw).Append('>');
        }

        return Tidy(text);
    }

    /// <summary>One line of text, for titles and names; null where nothing is left.</summary>
    public static string? Line(string? html)
    {
        var text = OfHtml(html).Replace('\n', ' ');
        return text.Length == 0 ? null : text;
    }

    /// <summary>Text that holds no markup, cleaned of what no reader should meet.</summary>
    public static string Clean(string text) => Tidy(new StringBuilder(text));

    /// <summary>One space between words, one line feed between paragraphs, and no control, bidi-override or invisible characters, nor what is no character.</summary>
    private static string Tidy(StringBuilder text)
    {
        var tidy = new StringBuilder(text.Length);
        char? gap = null;
        foreach (var c in Characters.Only(text.ToString()))
        {
            if (c == '\n' || (char.IsWhiteSpace(c) && gap is null))
                gap = c is '\n' ? '\n' : ' ';
            if (char.IsWhiteSpace(c) || IsHidden(c))
                continue;

            if (gap is { } between && tidy.Length > 0)
                tidy.Append(between);
            gap = null;
            tidy.Append(c);
        }

        return tidy.ToString();
    }

    /// <summary>Control characters, the bidi overrides and isolates that reorder text, soft hyphens and zero-width characters but joiners.</summary>
    private static bool IsHidden(char c) =>
        c is '\u00ad' or '\u200b' or '\u200e' or '\u200f' or '\u2060' or '\ufeff' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')
        || (c < ' ' || (c >= '\u007f' && c < '\u00a0')) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.PrivateUse;
}
