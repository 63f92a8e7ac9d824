using System.Threading.Channels;
using Bot.News.Collecting.Feeds;
using Bot.News.Collecting.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bot.News.Collecting;

/// <summary>What one round of collecting brought.</summary>
public sealed record CollectSummary(int Sources, int Fetched, int New, int Edited, int Failed, IReadOnlyList<string> Problems);

/// <summary>How far a round is: sources done of all that are due, and articles found so far.</summary>
public sealed record CollectProgress(int Done, int Of, int New, int Failed);

/// <summary>Fetches what is due and keeps each article once, with its full text where it may.</summary>
public sealed partial class Collector : IDisposable
{
    /// <summary>Pages fetched in one round at most; the rest waits for the next one.</summary>
    private const int MostPages = 400;

    private readonly IDbContextFactory<BotDb> _store;
    private readonly TimeProvider _clock;
    private readonly NewsOptions _options;
    private readonly SourceList _list;
    private readonly SourceKinds _kinds;
    private readonly Harvester _harvester;
    private readonly PageFetcher _pages;
    private readonly ILogger<Collector> _log;
    private Homes _homes = new([]);
    private readonly SemaphoreSlim _oneRound = new(1);

    internal Collector(
        IDbContextFactory<BotDb> store, TimeProvider clock, IOptions<NewsOptions> options,
        SourceList list, SourceKinds kinds, Harvester harvester, PageFetcher pages, ILogger<Collector> log)
    {
        _store = store;
        _clock = clock;
        _options = options.Value;
        _list = list;
        _kinds = kinds;
        _harvester = harvester;
        _pages = pages;
        _log = log;
    }

    /// <summary>One round over the sources that are due. One bad source stops nobody.</summary>
    /// <param name="only">Names or addresses of the sources to take, due or not; null takes all that are due.</param>
    public async Task<CollectSummary> CollectAsync(IProgress<CollectProgress>? progress, CancellationToken cancel, IReadOnlyCollection<string>? only = null)
    {
        await _oneRound.WaitAsync(cancel);
        try
        {
            var began = _clock.GetUtcNow();
            var due = await DueAsync(only, cancel);
            var round = new Round(due.Count, progress);
            var harvests = Channel.CreateBounded<Harvest>(_options.Concurrency);
            var fetching = FetchAllAsync(due, harvests.Writer, cancel);
            while (await harvests.Reader.WaitToReadAsync(cancel))
                await StoreAsync(Ready(harvests.Reader), round, cancel);
            await fetching;
            await FetchPagesAsync(began, cancel);
            return round.Summary();
        }
        finally
        {
            _oneRound.Release();
        }
    }

    /// <summary>Takes in what a hub delivered, at once and beside any round; a delivery that cannot be read makes the source due.</summary>
    internal async Task ReceiveAsync(Source source, byte[] body, string? contentType, CancellationToken cancel)
    {
        var harvest = _harvester.ReadDelivery(source, body, contentType);
        if (harvest.Feed is not null)
        {
            await StoreAsync([harvest], new Round(1, null), cancel);
            return;
        }

        await using var db = await _store.CreateDbContextAsync(cancel);
        await db.Sources.Where(row => row.Id == source.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.NextFetchAt, (DateTimeOffset?)null), cancel);
    }

    public void Dispose() => _oneRound.Dispose();

    /// <summary>The sources whose turn it is at this instant, after settings and wishes were taken in.</summary>
    private async Task<List<Source>> DueAsync(IReadOnlyCollection<string>? only, CancellationToken cancel)
    {
        await using var db = await _store.CreateDbContextAsync(cancel);
        var rows = await db.Sources.ToListAsync(cancel);
        var wished = await db.SourceWishes.Where(wish => wish.Stance == Stance.Add).Select(wish => wish.Url).Distinct().ToListAsync(cancel);
        var added = SourceRows.Reconcile(rows, _list.Read(), wished, _kinds.UsualTrust);
        db.Sources.AddRange(added);
        await db.SaveChangesAsync(cancel);

        _homes = new Homes(rows.Concat(added));
        var now = _clock.GetUtcNow();
        return [.. rows.Concat(added).Where(source => only is null
            ? source.PausedBecause is null && (source.NextFetchAt is null || source.NextFetchAt <= now)
            : only.Any(named => SourceRows.IsNamed(source, named)))];
    }

    /// <summary>Takes all turns: hosts side by side, the sources of one host one after the other, those that failed last.</summary>
    private async Task FetchAllAsync(List<Source> due, ChannelWriter<Harvest> to, CancellationToken cancel)
    {
        using var places = new Places(_options.Concurrency);
        var ordered = due.OrderBy(source => source.Failures).ToList();
        var queues = ordered.GroupBy(_harvester.QueueOf).Select(queue => (Func<Task>)(async () =>
        {
            foreach (var source in queue)
            {
                await places.InAsync(async () => await to.WriteAsync(await _harvester.TakeAsync(source, cancel), cancel), cancel);
            }
        }));
        try
        {
            await Task.WhenAll(queues.Select(queue => queue()));
        }
        finally
        {
            to.Complete();
        }
    }

    private static List<Harvest> Ready(ChannelReader<Harvest> harvests)
    {
        List<Harvest> ready = [];
        while (ready.Count < 32 && harvests.TryRead(out var harvest))
            ready.Add(harvest);
        return ready;
    }

    /// <summary>Stores what several sources brought in one transaction; where that fails, as when another process stored the same meanwhile, once more each on its own.</summary>
    private async Task StoreAsync(List<Harvest> harvests, Round round, CancellationToken cancel)
    {
        try
        {
            foreach (var (harvest, stored) in harvests.Zip(await SaveAsync(harvests, cancel)))
                round.Count(harvest, stored);
        }
        catch (Exception fault) when (harvests.Count > 1 && !cancel.IsCancellationRequested)
        {
            Clash(_log, fault.GetBaseException().Message);
            foreach (var harvest in harvests)
                await StoreAsync([harvest], round, cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            Unstored(_log, fault, harvests[0].Source.Name);
            await PutOffAsync(harvests[0], round, $"what it brought could not be stored: {fault.GetBaseException().Message}", cancel);
        }
    }

    /// <summary>Writes on the row that storing failed, so that the source has its next turn later, as one that did not answer.</summary>
    private async Task PutOffAsync(Harvest harvest, Round round, string why, CancellationToken cancel)
    {
        var failed = harvest with { Outcome = new TryLater(why, null), Feed = null };
        round.Count(harvest, (await SaveAsync([failed], cancel))[0]);
    }

    private async Task<List<Stored>> SaveAsync(List<Harvest> harvests, CancellationToken cancel)
    {
        await using var db = await _store.CreateDbContextAsync(cancel);
        var ids = harvests.Select(harvest => harvest.Source.Id).ToList();
        var rows = await db.Sources.Where(source => ids.Contains(source.Id)).ToDictionaryAsync(source => source.Id, cancel);
        List<Stored> stored = [];
        foreach (var harvest in harvests)
        {
            var now = _clock.GetUtcNow();
            var row = rows[harvest.Source.Id];
            var (fresh, edited) = harvest.Feed is { } feed ? await TakeAsync(db, row, feed, now, cancel) : (0, 0);
            var problem = SourceTurn.Record(row, harvest, now);
            if (fresh > 0)
                row.LastNewAt = now;
            if (fresh > 0 && !harvest.Delivered)
                row.HubUntil = null; // we had to find it ourselves: its hub does not keep its promise
            stored.Add(new Stored(fresh, edited, problem));
        }

        await db.SaveChangesAsync(cancel);
        return stored;
    }

    /// <summary>Adds the articles that are new and takes over what changed.</summary>
    private async Task<(int New, int Edited)> TakeAsync(BotDb db, Source source, Feed feed, DateTimeOffset now, CancellationToken cancel)
    {
        var incoming = Intake.ArticlesOf(source, feed, now, _options.FetchPages, _homes);
        var known = await KnownAsync(db, source, incoming, cancel);
        int fresh = 0, edited = 0;
        foreach (var article in incoming)
        {
            if (Intake.Match(article, known) is not { } match)
            {
                db.Articles.Add(article);
                fresh++;
                continue;
            }

            var better = match.SourceId != source.Id && (article.Trust > match.Trust || _homes.Of(article.Url)?.Id == source.Id);
            if (!better && (match.SourceId != source.Id || match.ContentHash == article.ContentHash))
                continue;

            var stored = await db.Articles.FirstAsync(row => row.Id == match.Id, cancel);
            if (better)
                Intake.TakeOver(stored, article);
            if (stored.ContentHash == article.ContentHash)
                continue;

            Intake.Edit(stored, article, now);
            edited++;
        }

        return (fresh, edited);
    }

    /// <summary>All that the store and this very transaction know of the incoming keys.</summary>
    private static async Task<List<KnownArticle>> KnownAsync(BotDb db, Source source, List<Article> incoming, CancellationToken cancel)
    {
        var keys = incoming.Select(article => article.Key).ToList();
        var feedIds = incoming.Select(article => article.FeedId).OfType<string>().ToList();
        var hashes = incoming.Select(article => article.ContentHash).ToList();
        var stored = await db.Articles
            .Where(article => keys.Contains(article.Key) || (article.SourceId == source.Id && (feedIds.Contains(article.FeedId!) || hashes.Contains(article.ContentHash))))
            .Select(article => new KnownArticle(article.Id, article.SourceId, article.Key, article.FeedId, article.ContentHash, article.Trust, article.Published))
            .ToListAsync(cancel);
        var adding = db.Articles.Local.Where(article => article.Id == 0).Select(article => article.Key).ToHashSet();
        incoming.RemoveAll(article => adding.Contains(article.Key));
        return stored;
    }

    /// <summary>Fetches the pages behind teasers, newest first.</summary>
    /// <param name="began">Articles from before this round may be on cards already, so a text that comes now counts as an edit.</param>
    private async Task FetchPagesAsync(DateTimeOffset began, CancellationToken cancel)
    {
        if (!_options.FetchPages)
            return;

        await using var db = await _store.CreateDbContextAsync(cancel);
        var pending = await db.Articles.Include(article => article.Source).Where(article => article.Page == PageState.Pending)
            .OrderByDescending(article => article.Id).Take(MostPages).ToListAsync(cancel);
        if (pending.Count == 0)
            return;

        await _pages.FetchAsync(pending, cancel);
        foreach (var late in pending.Where(article => article.Page == PageState.Fetched && article.Collected < began))
        {
            late.Revision++;
            late.EditedAt = _clock.GetUtcNow();
        }

        await FollowAsync(db, pending, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Takes in the page of the actor itself that a report links to first, where no feed has brought it and it is as new as the report.</summary>
    private async Task FollowAsync(BotDb db, List<Article> reports, CancellationToken cancel)
    {
        var linked = reports.Select(report => Intake.FirstPrimaryLink(report, _homes, _clock.GetUtcNow())).OfType<Article>().DistinctBy(article => article.Key).ToList();
        var keys = linked.Select(article => article.Key).ToList();
        var known = await db.Articles.Where(article => keys.Contains(article.Key)).Select(article => article.Key).ToListAsync(cancel);
        linked.RemoveAll(article => known.Contains(article.Key));
        await _pages.FetchAsync(linked, cancel);
        db.Articles.AddRange(linked.Where(article => article.Page == PageState.Fetched && article.Title.Length > 0 && Intake.AsNewAsItsReport(article)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Articles of several sources could not be stored together; taking each source again on its own: {Why}")]
    private static partial void Clash(ILogger log, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "What source {Source} brought could not be stored")]
    private static partial void Unstored(ILogger log, Exception fault, string source);
}
