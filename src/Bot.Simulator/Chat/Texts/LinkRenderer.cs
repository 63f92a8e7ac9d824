using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Bot.Simulator.Chat.Texts;

/// <summary>Masked links, http and https only; Discord shows no pictures from Markdown, so an image is a link too.</summary>
internal sealed class LinkRenderer : HtmlObjectRenderer<LinkInline>
{
    public static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    public static void WriteLink(HtmlRenderer renderer, string address, Action text)
    {
        renderer.Write("<a href=\"").WriteEscapeUrl(address).Write("\" target=\"_blank\" rel=\"noopener noreferrer nofollow\" title=\"").WriteEscape(address).Write("\">");
        text();
        renderer.Write("</a>");
    }

    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (link.IsImage)
            renderer.Write("!");
        if (IsWeb(link.Url))
        {
            WriteLink(renderer, link.Url!, () => renderer.WriteChildren(link)); // IsWeb refuses null
            return;
        }
        renderer.Write("[");
        renderer.WriteChildren(link);
        renderer.Write("](").WriteEscape(link.Url ?? "").Write(")");
    }
}
