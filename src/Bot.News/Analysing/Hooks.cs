using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>The line that says why an event is worth a stop, from the ranking's reasons.</summary>
internal static partial class Hooks
{
    /// <summary>"4 publishers in one day, with the primary source."; the two strongest reasons where there is one publisher.</summary>
    public static string Of(NewsEvent told)
    {
        var reasons = told.Why.Select(w => w.Trim().TrimEnd('.')).Where(w => w.Length > 0).ToList();
        var breadth = reasons.Find(Breadth().IsMatch) ?? (reasons.Count == 0 && told.Publishers >= 2 ? $"{told.Publishers} independent publishers" : null);
        if (breadth is null) return Line(string.Join(", ", reasons.Take(2)));
        var day = reasons.Contains("picked up within a day") && !breadth.Contains("day", StringComparison.Ordinal) ? " in one day" : "";
        return Line(breadth + day + (reasons.Contains("primary source") ? ", with the primary source" : ""));
    }

    private static string Line(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..] + ".";

    [GeneratedRegex(@"^\d+ (?:independent )?publishers\b")]
    private static partial Regex Breadth();
}
