using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Bot.Simulator.Chat.Texts;

/// <summary>Bold, italic, underline, strike and spoilers by Discord's marks.</summary>
internal sealed class EmphasisRenderer : HtmlObjectRenderer<EmphasisInline>
{
    protected override void Write(HtmlRenderer renderer, EmphasisInline span)
    {
        var (open, close) = (span.DelimiterChar, span.DelimiterCount) switch
        {
            ('|', _) => ("<span class=\"spoiler\" role=\"button\" tabindex=\"0\" aria-label=\"Spoiler\">", "</span>"),
            ('~', _) => ("<s>", "</s>"),
            ('_', 2) => ("<u>", "</u>"),
            (_, 2) => ("<strong>", "</strong>"),
            _ => ("<em>", "</em>"),
        };
        renderer.Write(open);
        renderer.WriteChildren(span);
        renderer.Write(close);
    }
}
