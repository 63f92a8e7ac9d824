using System.Text;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Texts;

namespace Bot.News.Collecting.Pages;

/// <summary>One paragraph, heading or list entry of a page.</summary>
/// <param name="Linked">How many of its characters stand in links.</param>
internal sealed record PageBlock(string Text, int Linked, bool Heading, bool Listed, bool Quiet);

/// <summary>Splits the HTML of an article into its blocks.</summary>
internal sealed class PageBlocks
{
    private readonly List<PageBlock> _blocks = [];
    private readonly StringBuilder _text = new();
    private int _linked;
    private int _links;
    private int _quiet;
    private int _heading;
    private int _listed;

    public static List<PageBlock> Of(string html)
    {
        var reading = new PageBlocks();
        var tokens = new HtmlTokens(html);
        while (tokens.Next())
            reading.Take(ref tokens);
        reading.End();
        return reading._blocks;
    }

    private void Take(ref HtmlTokens token)
    {
        switch (token.Kind)
        {
            case HtmlToken.Text:
                var text = Entities.Decode(token.Raw);
                _text.Append(text);
                _linked += _links > 0 ? text.Length : 0;
                break;
            case HtmlToken.Start when HtmlNames.Dropped.Contains(token.Name) && !token.Raw.EndsWith("/"):
                token.SkipElement();
                break;
            case HtmlToken.Start or HtmlToken.End when token.Name.Length > 0:
                TakeTag(token.Name, token.Kind == HtmlToken.Start && !token.Raw.EndsWith("/") ? 1 : -1);
                break;
        }
    }

    private void TakeTag(ReadOnlySpan<char> name, int step)
    {
        if (HtmlNames.Blocks.Contains(name) && !(name is "br" && _text.Length == 0))
            End();

        // a caption is told by the picture, not by the story
        if (name is "figcaption" or "button" or "nav" or "aside")
            _quiet = Math.Max(0, _quiet + step);
        else if (name is "a")
            _links = Math.Max(0, _links + step);
        else if (name is "li" or "td")
            _listed = Math.Max(0, _listed + step);
        else if (name.Length == 2 && name[0] is 'h' or 'H' && char.IsAsciiDigit(name[1]))
            _heading = Math.Max(0, _heading + step);
    }

    private void End()
    {
        var text = PlainText.Clean(_text.ToString()).Replace('\n', ' ');
        if (text.Length > 0)
            _blocks.Add(new PageBlock(text, _linked, _heading > 0, _listed > 0, _quiet > 0));
        _text.Clear();
        _linked = 0;
    }
}
