using System.Net;

namespace Bot.News.Recapping;

/// <summary>An edition as one HTML element.</summary>
internal static class EditionHtml
{
    public static string Of(Edition edition)
    {
        List<string> html =
        [
            "<article class=\"recap\">",
            .. edition.FromTheMods is { } mods ? (string[])[$"<p class=\"mods\">{E(mods)}</p>"] : [],
            $"<h1>{E(edition.Title)}</h1>",
            $"<p class=\"lead\">{E(edition.Lead)}</p>",
            $"<p class=\"ledger\">{E(edition.Ledger.ToString())}</p>",
            "<ol>",
            .. edition.Items.Select(item => Item(item, edition.Length)),
            "</ol>",
        ];
        if (edition.Actions.Count > 0)
        {
            html.AddRange(["<h2>Worth doing</h2>", "<ul>", .. edition.Actions.Select(action => $"<li>{Anchor(Sign.Sentence(action), action.Url)}</li>"), "</ul>"]);
        }

        html.AddRange([.. edition.Notes.Select(note => $"<p class=\"note\">{E(note)}</p>"), $"<p class=\"attribution\">{E(edition.Attribution)}</p>", "</article>"]);
        return string.Join('\n', html) + "\n";
    }

    private static string Item(EditionItem item, EditionLength length) =>
        $"<li id=\"event-{item.EventId}\"><h2>{E(EditionText.Mark(item))}{Anchor(item.Title, item.Url)}</h2>"
        + string.Concat(EditionText.Lines(item, length).Select(line => $"<p>{E(line)}</p>"))
        + $"<p class=\"badge\">{E(item.Badge)}</p></li>";

    private static string E(string text) => WebUtility.HtmlEncode(text);

    private static string Anchor(string text, string? url) =>
        EditionText.IsWeb(url) ? $"<a href=\"{E(url!)}\" rel=\"nofollow noopener\">{E(text)}</a>" : E(text);
}
