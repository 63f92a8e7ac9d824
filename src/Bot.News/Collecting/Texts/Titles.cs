using System.Text.RegularExpressions;

namespace Bot.News.Collecting.Texts;

/// <summary>
/// Mends titles that a feed-making tool took from a whole link on a page, so that date, section and teaser are glued to it:
/// <c>Mar 3, 2026Red TeamA model plays chessWe let …</c>. Any other title stays as it is.
/// </summary>
internal static partial class Titles
{
    /// <param name="title">One line of text.</param>
    /// <param name="url">Where the item leads; the words of its last part tell a section's name from a product's.</param>
    public static string Mended(string title, string? url)
    {
        if (GluedDate().Match(title) is not { Success: true } glued || glued.Groups["rest"].Value is not { Length: > 0 } rest)
            return title;

        if (glued.Groups["before"].Length == 0 && Section().Match(rest) is { Success: true } section && !Slug(url).Contains(Bare(section.Value), StringComparison.Ordinal))
            rest = rest[section.Length..];

        return Teaser().Match(rest) is { Success: true } teaser ? teaser.Groups["title"].Value : rest;
    }

    private static string Slug(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Bare(uri.AbsolutePath.TrimEnd('/').Split('/')[^1]) : "";

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"^(?<before>\p{Lu}[\p{L}& ]{2,40}?)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, \d{4}(?<rest>\p{Lu}.{8,})$", RegexOptions.ExplicitCapture)]
    private static partial Regex GluedDate();

    /// <summary>Up to three words whose last one runs into the next.</summary>
    [GeneratedRegex(@"^\p{Lu}[\p{L}&]*( [\p{L}&]+){0,2}?(?<=\p{Ll})(?=\p{Lu})", RegexOptions.ExplicitCapture)]
    private static partial Regex Section();

    /// <summary>A title of three words or more that runs into a sentence.</summary>
    [GeneratedRegex(@"^(?<title>\S+( \S+){2,}?[\p{Ll}\d.?!])(?=\p{Lu}\p{L}* \p{Ll}.{20,}$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Teaser();
}
