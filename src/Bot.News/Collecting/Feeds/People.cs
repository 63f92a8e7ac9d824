using System.Text.RegularExpressions;
using Bot.News.Collecting.Texts;

namespace Bot.News.Collecting.Feeds;

/// <summary>Tells name from address in the ways that feeds write a person: <c>a@b (Ada)</c>, <c>Ada &lt;a@b&gt;</c>, <c>Ada</c>.</summary>
internal static partial class People
{
    public static Person? Parse(string? raw)
    {
        var text = raw is null ? "" : PlainText.Clean(raw);
        if (text.Length == 0)
            return null;

        var email = Email().Match(text);
        if (!email.Success)
            return new Person(text, null, text);

        var name = text.Remove(email.Index, email.Length).Replace("mailto:", "", StringComparison.OrdinalIgnoreCase)
            .Replace("()", "", StringComparison.Ordinal).Replace("<>", "", StringComparison.Ordinal).Trim();
        if (name.StartsWith('(') && name.EndsWith(')'))
            name = name[1..^1].Trim();
        return new Person(name.Length == 0 ? null : name, email.Value, text);
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*", RegexOptions.None, 1000)]
    private static partial Regex Email();
}
