using Bot.News.Grouping.Placing;
using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>Where one article went: into a bundle (<paramref name="Formed"/>: a new one), or aside with the reason.</summary>
internal sealed record Placement(Article Article, Sketch? Sketch, string? SetAside, bool Formed, bool Again, string? EditOf);

/// <summary>What a batch changed.</summary>
internal sealed record Work(List<Placement> Placements, List<Repaired> Repairs, HashSet<long> Touched, bool Edited);

/// <summary>The window in memory: what has been learnt, what lies open, and which article lies where.</summary>
internal sealed class Desk
{
    /// <summary>How long after its last report an event can still grow.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(14);

    /// <summary>The same for one told by at least <see cref="Developing"/> publishers.</summary>
    public static readonly TimeSpan LongWindow = TimeSpan.FromDays(90);

    public const int Developing = 4;

    /// <summary>How long an article that seems off-topic waits for one that shows the contrary.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(4);

    private const int MostWaiting = 600;

    private readonly Beat beat = new();
    private readonly List<(Article Article, Sketch Sketch)> waiting = [];
    private readonly Lexicon lexicon = new();
    private readonly Sketcher sketcher;
    private readonly Placer placer;
    private readonly Dictionary<long, Sketch> byArticle = [];
    private readonly HashSet<Reading.Version> versions = [];
    private readonly Dictionary<long, double> novelty = [];
    private long lastEventId;
    private DateTimeOffset expiredAt = DateTimeOffset.MinValue;

    public Desk(Gazetteer gazetteer, long lastEventId)
    {
        this.lastEventId = lastEventId;
        sketcher = new Sketcher(gazetteer, lexicon);
        placer = new Placer(lexicon, () => ++this.lastEventId);
    }

    public long PlacedUntil { get; set; }
    public DateTimeOffset EditsSeenUntil { get; set; } = DateTimeOffset.MinValue;
    public DateTimeOffset Newest { get; private set; } = DateTimeOffset.MinValue + LongWindow;

    public Bundle? Find(long eventId) => placer.Find(eventId);

    public long? EventOf(long articleId) => byArticle.GetValueOrDefault(articleId)?.Bundle?.EventId;

    public double NoveltyOf(long eventId) => novelty.GetValueOrDefault(eventId);

    public void Restore(Article article, long eventId)
    {
        var sketch = sketcher.Draw(article);
        placer.Restore(sketch, eventId);
        Remember(sketch);
    }

    public Work Place(List<Article> articles, GroupingScope scope)
    {
        var work = new Work([], [], [], articles.Exists(article => article.Id <= PlacedUntil));
        foreach (var article in articles) work.Placements.Add(PlaceOrPass(article, scope, work));
        Rescue(work);
        foreach (var repair in placer.Repair())
        {
            work.Repairs.Add(repair);
            work.Touched.Add(repair.FromEvent);
            work.Touched.Add(repair.ToEvent);
        }

        Expire();
        return work;
    }

    /// <summary>One article that cannot be read stops nobody: it is set aside, and the next is read.</summary>
    private Placement PlaceOrPass(Article article, GroupingScope scope, Work work)
    {
        try
        {
            return Place(article, scope, work);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException or OverflowException or KeyNotFoundException)
        {
            return new Placement(article, null, "unreadable", false, article.Id <= PlacedUntil, null);
        }
    }

    private Placement Place(Article article, GroupingScope scope, Work work)
    {
        var again = article.Id <= PlacedUntil;
        var before = byArticle.GetValueOrDefault(article.Id);
        if (before is not null && placer.Remove(before) is { } left) work.Touched.Add(left.EventId);
        byArticle.Remove(article.Id);
        waiting.RemoveAll(other => other.Article.Id == article.Id);
        var sketch = sketcher.Draw(article);
        var noise = NoiseOf(article, sketch);
        if (noise is not null && scope == GroupingScope.AiNews) return new Placement(article, null, noise, false, again, null);
        var onTopic = scope == GroupingScope.Everything || sketch.Relevance >= Relevance.Least - beat.Of(article.Publisher, sketch.Relevance);
        if (placer.Place(sketch, onTopic, noise is "roundup" or "listicle" or "listing" or "sponsored" or "deal" or "job") is { } bundle) return Placed(article, sketch, bundle, again, before, work);
        waiting.Add((article, sketch));
        return new Placement(article, null, "off-topic", false, again, null);
    }

    private Placement Placed(Article article, Sketch sketch, Bundle bundle, bool again, Sketch? before, Work work)
    {
        var formed = bundle.Members.Count == 1;
        if (formed) novelty[bundle.EventId] = sketch.Versions.Length > 0 && !versions.Overlaps(sketch.Versions) ? 1 : sketch.Versions.Length > 0 ? 0.4 : 0.6;
        Remember(sketch);
        work.Touched.Add(bundle.EventId);
        return new Placement(article, sketch, null, formed, again, before is null ? null : EditOf(before, sketch));
    }

    /// <summary>
    /// Looks again at what seemed off-topic: a later report may tell the same happening and say what it has to do with AI, or
    /// the publisher's beat may be known by now. After a restart only what comes from then on is looked at again.
    /// </summary>
    private void Rescue(Work work)
    {
        waiting.RemoveAll(other => other.Sketch.When < Newest - Patience);
        if (waiting.Count > MostWaiting) waiting.RemoveRange(0, waiting.Count - MostWaiting);
        foreach (var (article, sketch) in waiting.ToList())
        {
            var onTopic = sketch.Relevance >= Relevance.Least - beat.Now(article.Publisher);
            if (placer.Place(sketch, onTopic, false) is not { } bundle) continue;
            waiting.RemoveAll(other => ReferenceEquals(other.Sketch, sketch));
            var at = work.Placements.FindIndex(placement => placement.Article.Id == article.Id);
            var placed = Placed(article, sketch, bundle, article.Id <= PlacedUntil, null, work);
            if (at < 0) work.Placements.Add(placed);
            else work.Placements[at] = placed;
        }
    }

    /// <summary>A post whose title has the sign of no happening is talk: it draws other talk, and no news.</summary>
    private static string? NoiseOf(Article article, Sketch sketch) => sketch is { IsPost: true, Versions.Length: 0 } && !Kinds.Tells(sketch.Title) ? "talk" : Noise.Of(
        sketch.Title,
        article.Text.Length > 400 ? article.Text[..400] : article.Text,
        article.Url,
        article.Categories,
        sketch.Names.Take(sketch.TitleNames).Any(name => name.Kind is NameKind.Model or NameKind.Product or NameKind.Chip));

    /// <summary>What an edit changed that a reader must know: figures or versions; null for a matter of wording.</summary>
    private static string? EditOf(Sketch before, Sketch after)
    {
        var figures = before.Amounts.Except(after.Amounts).Any() && after.Amounts.Except(before.Amounts).Any();
        var versions = before.Versions.Except(after.Versions).Any() && after.Versions.Except(before.Versions).Any();
        return figures || versions ? "figure changed by " + after.Publisher : null;
    }

    private void Remember(Sketch sketch)
    {
        byArticle[sketch.ArticleId] = sketch;
        versions.UnionWith(sketch.Versions);
        if (sketch.When > Newest) Newest = sketch.When;
    }

    private void Expire()
    {
        if (Newest - expiredAt < TimeSpan.FromHours(6)) return;
        expiredAt = Newest;
        foreach (var gone in placer.Expire(Over)) byArticle.Remove(gone.ArticleId);
        foreach (var id in novelty.Keys.Where(id => placer.Find(id) is null).ToList()) novelty.Remove(id);
    }

    private bool Over(Bundle bundle)
    {
        var quiet = Newest - bundle.LastAt;
        return quiet > LongWindow || (quiet > Window && bundle.Members.Select(member => member.Family).Distinct().Count() < Developing);
    }
}
