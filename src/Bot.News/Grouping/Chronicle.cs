using System.Globalization;
using Bot.News.Grouping.Placing;
using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>Brings event rows up to date with their bundles, and says in log entries what became of them.</summary>
internal sealed class Chronicle(Desk desk, Work work, Dictionary<long, NewsEvent> events, DateTimeOffset now)
{
    /// <summary>Every so many further independent publishers are news of their own.</summary>
    private const int ManyMore = 3;

    private readonly List<EventLog> log = [];

    /// <summary>Events that did not exist before.</summary>
    public List<NewsEvent> Formed { get; } = [];

    public List<EventLog> Write()
    {
        foreach (var id in work.Touched.Order())
        {
            if (desk.Find(id) is { } bundle) Stand(bundle);
            else Go(id);
        }

        foreach (var placement in work.Placements.Where(placement => placement.Sketch?.Bundle is not null)) Join(placement);
        return log;
    }

    private void Stand(Bundle bundle)
    {
        var portrait = Portrait.Of(bundle.Members);
        if (!events.TryGetValue(bundle.EventId, out var row))
        {
            row = new NewsEvent { Id = bundle.EventId, Title = portrait.TitleFrom.Title, FirstArticleId = bundle.Members.Min(member => member.ArticleId) };
            events.Add(row.Id, row);
            Formed.Add(row);
            Paint(row, bundle, portrait);
            var from = work.Repairs.LastOrDefault(repair => repair.ToEvent == row.Id && repair.Kind == EventLogKind.Split && Exists(repair.FromEvent))?.FromEvent;
            Add(row.Id, from is null ? EventLogKind.Formed : EventLogKind.Split, "", row.FirstArticleId, from);
            return;
        }

        var changes = Changes(row, portrait).ToList();
        Paint(row, bundle, portrait);
        foreach (var (what, article) in changes) Add(row.Id, EventLogKind.Changed, what, article, null);
        foreach (var repair in work.Repairs.Where(repair => repair.Kind == EventLogKind.Merged && repair.ToEvent == row.Id && Exists(repair.FromEvent)))
        {
            Add(row.Id, EventLogKind.Merged, "", null, repair.FromEvent);
        }
    }

    /// <summary>An event without reports went where the last of them went.</summary>
    private void Go(long id)
    {
        if (!events.TryGetValue(id, out var row)) return; // formed and merged within this batch: nobody saw it
        var to = work.Repairs.LastOrDefault(repair => repair.FromEvent == id)?.ToEvent
            ?? work.Placements.FirstOrDefault(placement => placement.Again && placement.Sketch?.Bundle is not null && row.TitleArticleId == placement.Article.Id)?.Sketch?.Bundle?.EventId;
        (row.Reports, row.Publishers, row.Score) = (0, 0, 0);
        if (to is null || row.MergedInto is not null) return;
        row.MergedInto = to;
        Add(id, EventLogKind.Merged, "", null, to);
    }

    private void Join(Placement placement)
    {
        var id = placement.Sketch!.Bundle!.EventId; // the caller looked
        if (placement.EditOf is { } what) Add(id, EventLogKind.Changed, what, placement.Article.Id, null);
        else if (!Formed.Exists(row => row.Id == id && row.FirstArticleId == placement.Article.Id)) Add(id, EventLogKind.Joined, "", placement.Article.Id, null);
    }

    /// <summary>What a follower must hear of, against the row as it was.</summary>
    private static IEnumerable<(string What, long? Article)> Changes(NewsEvent row, Portrait portrait)
    {
        if (row.PrimaryArticleId is null && portrait.Primary is { } primary && row.Reports > 0) yield return ("primary source: " + primary.Publisher, primary.ArticleId);
        var more = portrait.Families.Count - row.Publishers;
        if (row.Publishers > 0 && portrait.Families.Count / ManyMore > row.Publishers / ManyMore)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"+{more} publisher{(more == 1 ? "" : "s")}, {portrait.Families.Count} in all"), null);
        }

        if (row.Reports > 0 && Stages.Of(row.Title) == Stage.Announced && Stages.Of(portrait.TitleFrom.Title) == Stage.Out) yield return ("released", portrait.TitleFrom.ArticleId);
    }

    private void Paint(NewsEvent row, Bundle bundle, Portrait portrait)
    {
        var reports = bundle.Members;
        (row.Title, row.TitleArticleId, row.PrimaryArticleId) = (portrait.TitleFrom.Title, portrait.TitleFrom.ArticleId, portrait.Primary?.ArticleId);
        (row.Type, row.Tier) = (portrait.Type, portrait.Tier);
        (row.Actors, row.Topics, row.Audiences, row.Languages) = ([.. portrait.Actors], [.. portrait.Topics], [.. portrait.Audiences], [.. portrait.Languages]);
        (row.FirstAt, row.LastAt) = (bundle.FirstAt, bundle.LastAt);
        (row.Reports, row.Publishers) = (reports.Count, portrait.Families.Count);
        var novelty = desk.NoveltyOf(row.Id) is > 0 and var fresh ? fresh : row.Features.Novelty;
        row.Features = Weighing.Features(reports, portrait, novelty);
        row.Score = portrait.Tier == Tier.Server ? 0 : Weighing.Score(row.Features, portrait);
        row.Why = Weighing.Why(row.Features, portrait, reports);
    }

    private bool Exists(long eventId) => events.ContainsKey(eventId);

    private void Add(long eventId, EventLogKind kind, string what, long? article, long? other) =>
        log.Add(new EventLog { EventId = eventId, Kind = kind, What = what, ArticleId = article, OtherId = other, At = now });
}
