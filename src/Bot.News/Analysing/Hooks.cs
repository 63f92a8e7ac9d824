namespace Bot.News.Analysing;

/// <summary>The line that says why an event is worth a stop, from the ranking's reasons.</summary>
internal static class Hooks
{
    public static string Of(NewsEvent told)
    {
        var reasons = told.Why.Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => w.Trim().TrimEnd('.')).Take(2).ToList();
        if (reasons.Count == 0 && told.Publishers >= 2) reasons.Add($"{told.Publishers} independent publishers");
        if (reasons.Count == 0) return "";
        var line = string.Join(", ", reasons) + ".";
        return char.ToUpperInvariant(line[0]) + line[1..];
    }
}
