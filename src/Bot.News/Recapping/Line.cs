using System.Text.RegularExpressions;

namespace Bot.News.Recapping;

/// <summary>Chooses the one line that stands under an event's title.</summary>
internal static partial class Line
{
    /// <summary>Code points; about two lines on a telephone. A longer sentence is passed over, never cut.</summary>
    public const int Longest = 220;

    /// <summary>A sentence that shares this much of the title's words says the title again.</summary>
    private const double SaysTheSame = 0.75;

    /// <summary>
    /// What changed, else why it matters, else a takeaway or number that fits and adds to the title; else what the hook says beyond the
    /// counts that stand below it anyway; else any quotation that fits, though it says the title's words; else nothing.
    /// </summary>
    public static string Of(Analysis card)
    {
        foreach (var section in (Section[])[Section.Changed, Section.Why, Section.Takeaway])
        {
            var line = Statement.All(card, section).FirstOrDefault(text => Fits(text) && Adds(text, card.Headline));
            if (line is not null)
            {
                return line;
            }
        }

        var hook = string.Join(", ", card.Hook.TrimEnd('.').Split(", ").Where(reason => !StandsBelow().IsMatch(reason)));
        return hook.Length > 0 && Fits(hook) ? Words.Closed(Words.Capital(hook))
            : card.Claims.Where(claim => claim.Quoted).OrderBy(claim => claim.Section).ThenBy(claim => claim.Order).Select(Statement.Of).FirstOrDefault(Fits) ?? "";
    }

    /// <summary>Reasons that the line of counts repeats, or that the title says itself.</summary>
    [GeneratedRegex(@"^(?:\d+ (?:independent )?publishers(?: in one day)?|one publisher|(?:with the )?primary source|news of .+|new version|picked up within a day|\d+ points on .+|(?:\w+ )?reported by .+)$", RegexOptions.IgnoreCase)]
    private static partial Regex StandsBelow();

    private static bool Fits(string text) => Words.Length(text) <= Longest && !text.Contains('\n', StringComparison.Ordinal);

    private static bool Adds(string text, string title) => Words.Overlap(title, text) < SaysTheSame || text.Length > title.Length * 2;
}
