using System.Net;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Bot.Simulator.Chat.Texts;

/// <summary>
/// Discord's Markdown as safe HTML: what https://support.discord.com/hc/articles/210298617 lists and nothing else of CommonMark.
/// </summary>
internal static class DiscordMarkdown
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();
    private static readonly HtmlSanitizer Sanitizer = BuildSanitizer();

    /// <summary>HTML of a message's text as this reader sees it; any input gives balanced, script-free HTML.</summary>
    public static string ToHtml(string text, Viewpoint view)
    {
        try
        {
            return Rendered(text, view);
        }
        catch (ArgumentException deep) when (deep.Message.Contains("nested", StringComparison.Ordinal))
        {
            // Markdig gives up on marks within marks within marks: such a text is shown as it was typed.
            return $"<p>{WebUtility.HtmlEncode(text).ReplaceLineEndings("<br>")}</p>";
        }
    }

    private static string Rendered(string text, Viewpoint view)
    {
        var lines = DiscordLines.Prepare(text);
        var document = Markdig.Markdown.Parse(string.Join('\n', lines.Select(l => l.Text)), Pipeline);
        MarkGaps(document, lines);
        using var writer = new StringWriter();
        Renderer(writer, view).Render(document);
        return Sanitizer.Sanitize(writer.ToString());
    }

    // Discord keeps the blank lines that people type; HTML would swallow them.
    private static void MarkGaps(ContainerBlock container, List<TextLine> lines)
    {
        foreach (var block in container)
        {
            if (block.Line > 0 && block.Line <= lines.Count && lines[block.Line - 1] is { IsBlank: true, Inserted: false })
                block.GetAttributes().AddClass("gap");
            if (block is QuoteBlock quote)
                MarkGaps(quote, lines);
        }
    }

    private static HtmlRenderer Renderer(StringWriter writer, Viewpoint view)
    {
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new LinkRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<EmphasisInlineRenderer>(new EmphasisRenderer());
        renderer.ObjectRenderers.Add(new TokenRenderer(view));
        renderer.ObjectRenderers.Add(new SubtextRenderer());
        return renderer;
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough);
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.TryRemove<HtmlBlockParser>();
        builder.BlockParsers.TryRemove<ThematicBreakParser>();
        builder.BlockParsers.Find<ParagraphBlockParser>()!.ParseSetextHeadings = false; // the builder starts with every CommonMark parser
        builder.BlockParsers.Find<FencedCodeBlockParser>()!.OpeningCharacters = ['`']; // likewise
        builder.BlockParsers.Insert(0, new SubtextParser());
        builder.InlineParsers.TryRemove<AutolinkInlineParser>();
        builder.InlineParsers.TryRemove<HtmlEntityParser>();
        builder.InlineParsers.Find<EmphasisInlineParser>()!.EmphasisDescriptors.Add(new('|', 2, 2, true)); // likewise
        builder.InlineParsers.Insert(0, new TokenParser());
        return builder.Build();
    }

    private static HtmlSanitizer BuildSanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(["h1", "h2", "h3", "p", "div", "span", "strong", "em", "u", "s", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "br", "time"]),
            AllowedAttributes = new HashSet<string>(["class", "href", "target", "rel", "title", "datetime", "role", "tabindex", "start", "aria-label", "data-channel", "data-command"]),
            AllowedSchemes = new HashSet<string>(["http", "https"]),
            UriAttributes = new HashSet<string>(["href"]),
        });
        sanitizer.AllowDataAttributes = false;
        return sanitizer;
    }
}
