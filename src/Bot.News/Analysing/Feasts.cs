namespace Bot.News.Analysing;

/// <summary>Feasts and public days that news dates things by.</summary>
internal static class Feasts
{
    public const string Pattern = @"christmas(?:\s+day|\s+eve)?|xmas|new\s+year(?:['’]?s)?(?:\s+(?:day|eve))|easter(?:\s+(?:sunday|monday))?|good\s+friday|black\s+friday|cyber\s+monday|thanksgiving(?:\s+day)?|halloween|valentine(?:['’]?s)?(?:\s+day)?|independence\s+day|labou?r\s+day|memorial\s+day|veterans\s+day|mother['’]?s\s+day|father['’]?s\s+day|(?:st\.?|saint)\s+patrick['’]?s\s+day|martin\s+luther\s+king(?:\s+(?:jr\.?\s+)?day)?|mlk\s+day|presidents['’]?\s+day|columbus\s+day|juneteenth|earth\s+day|april\s+fools?['’]?(?:\s+day)?|groundhog\s+day|boxing\s+day|may\s+day|women['’]?s\s+day";

    /// <summary>The feast of a year, or the next, last or nearest one from today.</summary>
    public static DateOnly? On(string feast, int? year, string lead, DateOnly today)
    {
        var name = string.Join(' ', feast.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (year is { } named) return Day(name, named);
        var days = Enumerable.Range(today.Year - 1, 3).Select(y => Day(name, y)).ToList();
        if (lead.Contains("next", StringComparison.OrdinalIgnoreCase) || lead.Contains("following", StringComparison.OrdinalIgnoreCase)) return days.First(d => d > today);
        if (lead.Contains("last", StringComparison.OrdinalIgnoreCase) || lead.Contains("previous", StringComparison.OrdinalIgnoreCase)) return days.Last(d => d < today);
        return days.First(d => d >= today);
    }

    private static DateOnly Day(string name, int year) => name switch
    {
        "christmas eve" => new(year, 12, 24),
        "boxing day" => new(year, 12, 26),
        ['c', 'h', ..] or "xmas" => new(year, 12, 25),
        "new year eve" or "new years eve" => new(year, 12, 31),
        ['n', 'e', 'w', ..] => new(year, 1, 1),
        "easter monday" => Easter(year).AddDays(1),
        ['e', 'a', 's', ..] => Easter(year),
        "good friday" => Easter(year).AddDays(-2),
        "black friday" => Nth(year, 11, DayOfWeek.Thursday, 4).AddDays(1),
        "cyber monday" => Nth(year, 11, DayOfWeek.Thursday, 4).AddDays(4),
        ['t', 'h', 'a', ..] => Nth(year, 11, DayOfWeek.Thursday, 4),
        "halloween" => new(year, 10, 31),
        ['v', 'a', ..] => new(year, 2, 14),
        "independence day" => new(year, 7, 4),
        ['l', 'a', 'b', ..] => Nth(year, 9, DayOfWeek.Monday, 1),
        "memorial day" => Nth(year, 6, DayOfWeek.Monday, 1).AddDays(-7),
        "veterans day" => new(year, 11, 11),
        ['m', 'o', 't', ..] => Nth(year, 5, DayOfWeek.Sunday, 2),
        ['f', 'a', 't', ..] => Nth(year, 6, DayOfWeek.Sunday, 3),
        ['s', 't', ..] or ['s', 'a', ..] => new(year, 3, 17),
        ['m', 'a', 'r', ..] or "mlk day" => Nth(year, 1, DayOfWeek.Monday, 3),
        ['p', 'r', ..] => Nth(year, 2, DayOfWeek.Monday, 3),
        "columbus day" => Nth(year, 10, DayOfWeek.Monday, 2),
        "juneteenth" => new(year, 6, 19),
        "earth day" => new(year, 4, 22),
        ['a', 'p', ..] => new(year, 4, 1),
        "groundhog day" => new(year, 2, 2),
        "may day" => new(year, 5, 1),
        _ => new(year, 3, 8),
    };

    private static DateOnly Nth(int year, int month, DayOfWeek weekday, int n)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (n - 1));
    }

    /// <summary>The Gregorian Easter Sunday after Meeus, Jones and Butcher.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, g) = (b / 4, b % 4, (8 * b + 13) / 25);
        var h = (19 * a + b - d - g + 15) % 30;
        var l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var sum = h + l - 7 * m + 114;
        return new DateOnly(year, sum / 31, sum % 31 + 1);
    }
}
