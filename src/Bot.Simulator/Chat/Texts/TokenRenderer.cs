using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Bot.Simulator.Chat.Texts;

/// <summary>Shows mentions by name, timestamps in the reader's time, and addresses as links.</summary>
internal sealed class TokenRenderer(Viewpoint view) : HtmlObjectRenderer<TokenInline>
{
    protected override void Write(HtmlRenderer renderer, TokenInline token)
    {
        switch (token.Kind)
        {
            case TokenKind.Timestamp:
                WriteTime(renderer, token);
                break;
            case TokenKind.Address:
                LinkRenderer.WriteLink(renderer, token.Value, () => renderer.WriteEscape(token.Value));
                break;
            case TokenKind.Drawn:
                renderer.Write($"<span class=\"emoji drawn {DrawnEmoji.ClassOf(token.Value)}\">").WriteEscape(token.Value).Write("</span>");
                break;
            case TokenKind.Emoji:
                renderer.Write("<span class=\"emoji\" title=\":").WriteEscape(token.Value).Write(":\">:").WriteEscape(token.Value).Write(":</span>");
                break;
            default:
                WriteMention(renderer, token);
                break;
        }
    }

    private void WriteMention(HtmlRenderer renderer, TokenInline token)
    {
        var (text, attributes) = token.Kind switch
        {
            TokenKind.User => ("@" + (view.Name(MentionKind.User, token.Value) ?? "unknown-user"), ""),
            TokenKind.Role => ("@" + (view.Name(MentionKind.Role, token.Value) ?? "unknown-role"), ""),
            TokenKind.Channel => ("#" + (view.Name(MentionKind.Channel, token.Value) ?? "unknown"), Pressable("channel", token.Value)),
            TokenKind.Command => ("/" + token.Value, Pressable("command", token.Value)),
            _ => ("@" + token.Value, ""),
        };
        renderer.Write($"<span class=\"mention\"{attributes}>").WriteEscape(text).Write("</span>");
    }

    // The page's script passes presses on these to the page.
    private static string Pressable(string what, string value) =>
        $" role=\"button\" tabindex=\"0\" data-{what}=\"{System.Net.WebUtility.HtmlEncode(value)}\"";

    private void WriteTime(HtmlRenderer renderer, TokenInline token)
    {
        if (!long.TryParse(token.Value, CultureInfo.InvariantCulture, out var unix) || unix is < -62135596800 or > 253402300799)
        {
            renderer.WriteEscape($"<t:{token.Value}>");
            return;
        }
        var at = DateTimeOffset.FromUnixTimeSeconds(unix);
        var style = token.Extra.Length == 1 ? token.Extra[0] : 'f';
        renderer.Write($"<time class=\"stamp\" datetime=\"{at:yyyy-MM-ddTHH:mm:ssZ}\" title=\"").WriteEscape(Timestamps.Full(at, view)).Write("\">")
            .WriteEscape(Timestamps.Write(at, style, view)).Write("</time>");
    }
}
