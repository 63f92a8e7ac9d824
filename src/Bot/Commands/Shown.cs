using System.Globalization;

namespace Bot.Commands;

/// <summary>How instants and schedules read in Discord: every reader sees an instant in their own zone.</summary>
internal static class Shown
{
    /// <summary>"Monday, 23 November 2026 09:00" in the reader's zone and language.</summary>
    public static string At(DateTimeOffset at) => Stamp(at, 'F');

    /// <summary>"23 November 2026".</summary>
    public static string Day(DateTimeOffset at) => Stamp(at, 'D');

    /// <summary>"23/11/2026", as the reader's language writes it.</summary>
    public static string Short(DateTimeOffset at) => Stamp(at, 'd');

    /// <summary>"2 hours ago", "in 3 days".</summary>
    public static string Ago(DateTimeOffset at) => Stamp(at, 'R');

    /// <summary>"every Monday and Thursday at 09:00 (Europe/Berlin)".</summary>
    public static string Schedule(Subscription subscription) =>
        Texts.Get("schedule", Days(subscription.Days), subscription.Time.ToString("HH:mm", CultureInfo.InvariantCulture), subscription.Zone);

    /// <summary>"chips and policy · for builders · short".</summary>
    public static string Taste(Subscription subscription) => string.Join(" · ", new[]
    {
        subscription.Topics.Count == 0 ? Texts.Get("taste.all") : Listed(subscription.Topics),
        subscription.Audiences.Count == 0 ? "" : Texts.Get("taste.for", Listed(subscription.Audiences)),
        Texts.Get("taste.length", subscription.Length),
    }.Where(part => part.Length > 0));

    public static string Days(IReadOnlyCollection<DayOfWeek> days) => days.Count switch
    {
        7 => Texts.Get("days.every"),
        5 when !days.Contains(DayOfWeek.Saturday) && !days.Contains(DayOfWeek.Sunday) => Texts.Get("days.weekday"),
        _ => Listed([.. days.Select(d => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(d))]),
    };

    public static string Listed(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => Texts.Get("list.and", string.Join(", ", items.SkipLast(1)), items[^1]),
    };

    /// <summary>A title as a menu shows it: at most 100 characters, cut between words.</summary>
    public static string Label(string title)
    {
        var line = title.ReplaceLineEndings(" ").Trim();
        if (line.Length == 0)
        {
            return Texts.Get("event.untitled");
        }

        return line.Length <= 100 ? line : line[..(line.LastIndexOf(' ', 97) is > 40 and var space ? space : 97)].TrimEnd() + "…";
    }

    /// <summary>"German", of an ISO 639-1 code.</summary>
    public static string Language(string code) => CultureInfo.GetCultureInfo(code).EnglishName;

    /// <summary>At most so many characters of one line.</summary>
    public static string Cut(string text, int most)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= most ? line : line[..(most - 1)].TrimEnd() + "…";
    }

    private static string Stamp(DateTimeOffset at, char style) => string.Create(CultureInfo.InvariantCulture, $"<t:{at.ToUnixTimeSeconds()}:{style}>");
}
