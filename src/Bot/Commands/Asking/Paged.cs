using System.Globalization;
using Bot.Discord.Wire;

namespace Bot.Commands.Asking;

/// <summary>A long text as code blocks, one message's worth at a time: nothing is cut off, and nothing in it can end the block.</summary>
internal static class Paged
{
    /// <summary>Leaves room for the sentence around it in the 4,000 characters of a message.</summary>
    private const int PerPage = 3600;

    /// <param name="heading">The sentence above the block.</param>
    /// <param name="verb">The verb of the button that asks for another page, whose number is its only part.</param>
    public static Reply Of(string text, string heading, string verb, int page)
    {
        var safe = text.Replace('`', '\'');
        var pages = Math.Max(1, (safe.Length + PerPage - 1) / PerPage);
        page = Math.Clamp(page, 0, pages - 1);
        var part = safe.Substring(page * PerPage, Math.Min(PerPage, safe.Length - (page * PerPage)));
        var body = $"{heading}{(pages > 1 ? " " + Texts.Get("page.of", page + 1, pages) : "")}\n```\n{part}\n```";
        return page + 1 < pages
            ? Reply.Private(body, Button.Of(Texts.Get("page.next"), Pressed.Id(verb, (page + 1).ToString(CultureInfo.InvariantCulture)), ButtonStyle.Primary))
            : Reply.Private(body);
    }
}
