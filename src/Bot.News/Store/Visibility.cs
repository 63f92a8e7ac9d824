namespace Bot.News.Store;

/// <summary>
/// Who sees what a server's own sources brought: an event or report that only they tell is there for the servers that wish for
/// such a source, and for nobody else. Whoever reads events or reports for people asks here.
/// </summary>
public static class Visibility
{
    /// <param name="server">The reading server; null for readers of none, as in direct messages.</param>
    public static IQueryable<NewsEvent> EventsSeenBy(this BotDb db, string? server)
    {
        ArgumentNullException.ThrowIfNull(db);
        return server is null
            ? db.Events.Where(told => told.Tier == Tier.Catalogue)
            : db.Events.Where(told => told.Tier == Tier.Catalogue || db.Reports.Any(report => report.EventId == told.Id
                && db.SourceWishes.Any(wish => wish.ServerId == server && wish.Stance != Stance.Mute && wish.Url == report.Article!.Source!.Url)));
    }

    /// <inheritdoc cref="EventsSeenBy"/>
    public static IQueryable<Report> ReportsSeenBy(this BotDb db, string? server)
    {
        ArgumentNullException.ThrowIfNull(db);
        return server is null
            ? db.Reports.Where(report => report.Article!.Tier == Tier.Catalogue)
            : db.Reports.Where(report => report.Article!.Tier == Tier.Catalogue
                || db.SourceWishes.Any(wish => wish.ServerId == server && wish.Stance != Stance.Mute && wish.Url == report.Article!.Source!.Url));
    }
}
