namespace Bot.Commands.FreeText;

/// <summary>Reads weekdays as people write them: "Monday", "mon, thu", "tuesdays", "weekdays", "every day".</summary>
internal static class DayText
{
    private static readonly DayOfWeek[] s_week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private static readonly string[] s_names = [.. s_week.Select(d => d.ToString().ToLowerInvariant())];

    public static Reading<IReadOnlyList<DayOfWeek>> Read(string text)
    {
        var plain = text.Trim().ToLowerInvariant();
        if (Named(plain) is { } several)
        {
            return Reading<IReadOnlyList<DayOfWeek>>.Of(several);
        }

        var words = plain.Split([',', ' ', '/', '+', '&'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(w => w is not ("and" or "on" or "every")).ToList();
        var days = words.Select(Day).ToList();
        if (days.Count > 0 && days.All(d => d is not null))
        {
            return Reading<IReadOnlyList<DayOfWeek>>.Of(InOrder(days.Select(d => d!.Value)));
        }

        var meant = words.Select(w => Day(w) ?? Day(Nearest.Of(w, s_names) ?? "")).Where(d => d is not null).Select(d => d!.Value).ToList();
        return meant.Count > 0 ? Reading<IReadOnlyList<DayOfWeek>>.Perhaps(InOrder(meant)) : Reading<IReadOnlyList<DayOfWeek>>.Nothing;
    }

    private static DayOfWeek[]? Named(string plain) => plain switch
    {
        "daily" or "every day" or "everyday" or "all" => s_week,
        "weekdays" or "every weekday" or "workdays" or "mon-fri" or "monday-friday" => s_week[..5],
        "weekend" or "weekends" => s_week[5..],
        _ => null,
    };

    /// <summary>A weekday by its name, its plural or a beginning of at least two letters ("tu", "thurs").</summary>
    private static DayOfWeek? Day(string word)
    {
        var at = word.Length < 2 ? -1 : Array.FindIndex(s_names, n => n.StartsWith(word, StringComparison.Ordinal) || n + "s" == word);
        return at < 0 ? null : s_week[at];
    }

    private static DayOfWeek[] InOrder(IEnumerable<DayOfWeek> days) => [.. days.Distinct().OrderBy(d => Array.IndexOf(s_week, d))];
}
