using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Bot.Simulator.Chat.Texts;

/// <summary>A line of small print: <c>-# text</c>.</summary>
internal sealed class SubtextBlock : LeafBlock
{
    public SubtextBlock(BlockParser parser)
        : base(parser) => ProcessInlines = true;
}

/// <summary>Opens and closes a subtext on one line.</summary>
internal sealed class SubtextParser : BlockParser
{
    public SubtextParser() => OpeningCharacters = ['-'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.PeekChar(1) != '#' || processor.PeekChar(2) != ' ')
            return BlockState.None;
        var block = new SubtextBlock(this) { Line = processor.LineIndex, Column = processor.Column, Span = { Start = processor.Start } };
        processor.Line.Start += 3;
        processor.Line.Trim();
        block.AppendLine(ref processor.Line, processor.Column, processor.LineIndex, processor.Line.Start, processor.TrackTrivia);
        block.Span.End = processor.Line.End;
        processor.NewBlocks.Push(block);
        return BlockState.BreakDiscard;
    }
}

/// <summary>Shows a subtext small and muted.</summary>
internal sealed class SubtextRenderer : HtmlObjectRenderer<SubtextBlock>
{
    protected override void Write(HtmlRenderer renderer, SubtextBlock block)
    {
        block.GetAttributes().AddClass("subtext");
        renderer.Write("<div").WriteAttributes(block).Write(">").WriteLeafInline(block).Write("</div>");
    }
}
