namespace Bot.News.Recapping;

/// <summary>Keeps an event from being told twice, unless it changed.</summary>
internal static class Repeats
{
    /// <summary>How far back an edition remembers what it told.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    /// <summary>
    /// The newest material change after <paramref name="toldUpTo"/>, or null where there is none: then the event is not
    /// told again. A plain join says nothing new, and an entry with a text does.
    /// </summary>
    /// <param name="toldUpTo">The event log position of the edition that told of it last.</param>
    public static string? Change(long toldUpTo, IEnumerable<EventLog> log) => log
        .Where(entry => entry.Seq > toldUpTo && entry.What.Length > 0 && entry.Kind != EventLogKind.Formed)
        .OrderBy(entry => entry.Seq)
        .LastOrDefault()?.What;

    /// <summary>
    /// Whether an event that began before the window has news in it: two reports, or a material change. A lone late
    /// copy of last week's story is no news.
    /// </summary>
    public static bool StirsIn(Window window, NewsEvent told, int reportsInWindow, IEnumerable<EventLog> log) =>
        told.FirstAt > window.From || reportsInWindow >= 2
        || log.Any(entry => entry.What.Length > 0 && entry.At > window.From && entry.At <= window.CutOff);
}
