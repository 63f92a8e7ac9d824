using System.Globalization;

namespace Bot.News.Recapping;

/// <summary>What an edition looks back on: from <see cref="From"/> (excluded) to <see cref="CutOff"/> (included).</summary>
public readonly record struct Window(DateTimeOffset From, DateTimeOffset CutOff)
{
    /// <summary>A first edition reaches back a week.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>A week with fewer events than this makes a first edition look back two.</summary>
    public const int EnoughForAFirst = 5;

    /// <summary>The cut-off of a slot: the slot rounded down to the full hour, so that neighbours share an edition.</summary>
    public static DateTimeOffset CutOffOf(DateTimeOffset due) => new(due.UtcTicks - due.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);

    /// <summary>The window of a digest's first edition: seven days, or fourteen where those seven hold fewer than five events.</summary>
    public static Window First(DateTimeOffset cutOff, int eventsOfTheWeek) =>
        new(cutOff - (eventsOfTheWeek < EnoughForAFirst ? 2 * Week : Week), cutOff);

    /// <summary>The ISO week, Monday to Sunday in UTC.</summary>
    /// <param name="week">Such as <c>2026-W47</c>.</param>
    /// <exception cref="FormatException">It does not name a week.</exception>
    public static Window OfWeek(string week)
    {
        var parts = week.Split("-W");
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1900 or > 9000
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1 || number > ISOWeek.GetWeeksInYear(year))
        {
            throw new FormatException($"\"{week}\" is not a week: write it as 2026-W47.");
        }

        var monday = new DateTimeOffset(ISOWeek.ToDateTime(year, number, DayOfWeek.Monday), TimeSpan.Zero);
        return new(monday.AddTicks(-1), monday.AddDays(7).AddTicks(-1));
    }

    /// <summary>The days it covers, such as "16–22 November".</summary>
    public string Days()
    {
        var first = From.AddTicks(1).UtcDateTime.Date;
        var last = CutOff.AddTicks(1).AddDays(-1).UtcDateTime.Date;
        last = last < first ? first : last;
        return (first.Year == last.Year, first.Month == last.Month, first == last) switch
        {
            (_, _, true) => Say(last, "d MMMM"),
            (true, true, _) => $"{first.Day}–{Say(last, "d MMMM")}",
            (true, false, _) => $"{Say(first, "d MMMM")} – {Say(last, "d MMMM")}",
            _ => $"{Say(first, "d MMMM yyyy")} – {Say(last, "d MMMM yyyy")}",
        };
    }

    /// <summary>Its length in words: "the week", "the day", "these two weeks", "these 4 days".</summary>
    public string Span() => (int)Math.Round((CutOff - From).TotalDays) switch
    {
        <= 1 => "the day",
        7 => "the week",
        14 => "these two weeks",
        var days => $"these {days} days",
    };

    private static string Say(DateTime day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
