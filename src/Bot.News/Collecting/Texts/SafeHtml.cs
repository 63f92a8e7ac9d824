using System.Net;
using System.Text;
using Bot.News.Collecting.Feeds;

namespace Bot.News.Collecting.Texts;

/// <summary>Rewrites HTML so that nothing in it acts: known text elements stay, with links, pictures and titles; all else goes.</summary>
internal static class SafeHtml
{
    /// <param name="html">A fragment from outside.</param>
    /// <param name="address">What relative links are meant against; null leaves them as they are.</param>
    public static string Clean(string html, string? address)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
            return html.Trim();

        var safe = new StringBuilder(html.Length);
        var tokens = new HtmlTokens(html);
        while (tokens.Next())
        {
            switch (tokens.Kind)
            {
                case HtmlToken.Text:
                    AppendText(safe, tokens.Raw);
                    break;
                case HtmlToken.Start when HtmlNames.Safe.Contains(tokens.Name):
                    AppendStart(safe, tokens, address);
                    break;
                case HtmlToken.Start when HtmlNames.Dropped.Contains(tokens.Name) && !tokens.Raw.EndsWith("/"):
                    tokens.SkipElement();
                    break;
                case HtmlToken.End when HtmlNames.Safe.Contains(tokens.Name):
                    safe.Append("</").Append(tokens.Name).Append('>');
                    break;
            }
        }

        return safe.ToString().Trim();
    }

    private static void AppendText(StringBuilder to, ReadOnlySpan<char> text)
    {
        if (text[0] != '<')
        {
            to.Append(text);
            return;
        }

        to.Append("&lt;").Append(text[1..]); // a bracket that opens no tag
    }

    private static void AppendStart(StringBuilder to, HtmlTokens tag, string? address)
    {
        to.Append('<').Append(tag.Name);
        if (tag.Raw.Contains('='))
        {
            var inside = tag.Raw.ToString() + ">";
            var attributes = new TagReader(inside, inside.IndexOf(' ', StringComparison.Ordinal) is var gap and >= 0 ? gap : inside.Length - 1, null);
            foreach (var (name, value) in attributes.ReadAll())
                AppendAttribute(to, name, value, address);
        }

        to.Append(tag.Raw.EndsWith("/") ? " />" : ">");
    }

    private static void AppendAttribute(StringBuilder to, string name, string value, string? address)
    {
        var kept = name switch
        {
            "href" or "src" or "cite" => Links.Safe(value, address),
            "alt" or "title" or "lang" or "datetime" => value,
            _ => null,
        };
        if (kept is not null)
            to.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(kept)).Append('"');
    }
}
