using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Bot.News.Collecting.Pages;

/// <summary>The page is larger than any article; the message says by what.</summary>
internal sealed class OversizedPageException(string message) : Exception(message);

/// <summary>Parses the HTML of a page within limits, so that no page can hold up a round: reading one costs more than its length where it nests or repeats without end.</summary>
internal static class PageMarkup
{
    /// <summary>Elements and comments: half as many again as the largest of several hundred real article pages has.</summary>
    private const int MostNodes = 15_000;

    /// <summary>What nests deeper is taken as if it stood side by side, as browsers do; real pages nest to forty.</summary>
    private const int DeepestNesting = 200;

    private const int MostAttributes = 100;

    /// <exception cref="OversizedPageException">It has more elements than a page of news.</exception>
    public static IHtmlDocument Parse(string html)
    {
        var nodes = 0;
        void Count()
        {
            if (++nodes > MostNodes)
                throw new OversizedPageException($"it has more than {MostNodes} elements");
        }

        var options = new HtmlParserOptions
        {
            MaximumDepth = DeepestNesting,
            ShouldEmitAttribute = static (ref tag, _) => tag.Attributes.Count < MostAttributes,
            OnCreated = (_, _) => Count(),
            OnToken = (token, _) =>
            {
                if (token.Type == HtmlTokenType.Comment)
                    Count();
            },
        };
        return new HtmlParser(options).ParseDocument(html);
    }
}
