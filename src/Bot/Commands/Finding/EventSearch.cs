using Microsoft.EntityFrameworkCore;

namespace Bot.Commands.Finding;

/// <summary>What the archive tells of a name, oldest first; <see cref="Near"/> is a name like it where it tells nothing.</summary>
internal sealed record Told(string Name, IReadOnlyList<IndexedEvent> Events, string? Near);

/// <summary>
/// Finds events by what people type. The index lives in memory and reads on in the event log before each search, so that it holds
/// what Grouping wrote a moment ago, on any database, and adds no table that somebody would have to keep in step.
/// </summary>
internal sealed class EventSearch(IDbContextFactory<BotDb> store) : IDisposable
{
    private const int Batch = 500;
    private readonly EventIndex _index = new();
    private readonly NameIndex _names = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private long _seq = -1;

    /// <summary>The best matches, best first.</summary>
    public Task<IReadOnlyList<IndexedEvent>> FindAsync(string typed, int most, CancellationToken cancel) => LockedAsync(() => _index.Find(typed, most), cancel);

    /// <summary>Names of companies, products, models and topics for what was typed.</summary>
    public Task<IReadOnlyList<string>> NamesAsync(string typed, int most, CancellationToken cancel) => LockedAsync(() => _names.Complete(typed, most), cancel);

    /// <summary>
    /// All that the archive tells of a name, oldest first: of a company, product or topic by that name, else of what titles call so.
    /// </summary>
    public Task<Told> ToldOfAsync(string typed, CancellationToken cancel) => LockedAsync(() =>
    {
        var named = _names.Of(typed);
        var events = named is { } known ? known.Events.Select(_index.Of).OfType<IndexedEvent>() : _index.Holding(typed);
        IReadOnlyList<IndexedEvent> shared = [.. events.Where(e => e.Shared).OrderBy(e => e.FirstAt).ThenBy(e => e.Id)];
        return new Told(named?.Name ?? typed.Trim(), shared, shared.Count == 0 ? _names.Near(typed) : null);
    }, cancel);

    /// <summary>Events of the month around one that name the same companies, those with most names in common first.</summary>
    public Task<IReadOnlyList<long>> NearAsync(NewsEvent told, CancellationToken cancel) => LockedAsync<IReadOnlyList<long>>(() =>
    {
        var (from, to) = (told.FirstAt.AddDays(-30), told.LastAt.AddDays(30));
        return [.. told.Actors.Take(10).SelectMany(actor => _names.Of(actor)?.Events ?? []).GroupBy(id => id)
            .Select(g => (Event: _index.Of(g.Key), Shared: g.Count()))
            .Where(e => e.Event is { Shared: true } near && near.Id != told.Id && near.LastAt > from && near.FirstAt < to)
            .OrderByDescending(e => e.Shared).ThenByDescending(e => e.Event!.LastAt).Take(20).Select(e => e.Event!.Id)]; // kept are those that are there
    }, cancel);

    public void Dispose() => _gate.Dispose();

    private async Task<T> LockedAsync<T>(Func<T> read, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            await ReadOnAsync(cancel);
            return read();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task ReadOnAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var newest = await db.EventLog.MaxAsync(l => (long?)l.Seq, cancel) ?? 0;
        if (newest == _seq)
        {
            return;
        }

        if (_seq < 0)
        {
            await foreach (var row in Rows(db.Events).AsAsyncEnumerable().WithCancellation(cancel))
            {
                Put(row);
            }
        }
        else
        {
            await ReadChangesAsync(db, cancel);
        }

        _seq = newest;
    }

    private async Task ReadChangesAsync(BotDb db, CancellationToken cancel)
    {
        var touched = await db.EventLog.Where(l => l.Seq > _seq).Select(l => l.EventId)
            .Union(db.EventLog.Where(l => l.Seq > _seq && l.OtherId != null).Select(l => l.OtherId!.Value)).ToListAsync(cancel);
        foreach (var some in touched.Chunk(Batch))
        {
            foreach (var row in await Rows(db.Events.Where(e => some.Contains(e.Id))).ToListAsync(cancel))
            {
                Put(row);
            }
        }
    }

    private void Put(Row row)
    {
        if (row.MergedInto is null)
        {
            var told = new IndexedEvent(row.Id, row.Title, row.Actors, row.LastAt, row.Tier == Tier.Catalogue) { Topics = row.Topics, FirstAt = row.FirstAt };
            _index.Put(told);
            if (told.Shared)
            {
                _names.Put(told); // names that servers' own sources alone tell are suggested to nobody
            }
        }
        else
        {
            _index.Remove(row.Id);
            _names.Remove(row.Id);
        }
    }

    private static IQueryable<Row> Rows(IQueryable<NewsEvent> events) =>
        events.AsNoTracking().Select(e => new Row(e.Id, e.Title, e.Actors, e.Topics, e.FirstAt, e.LastAt, e.MergedInto, e.Tier));

    private sealed record Row(long Id, string Title, List<string> Actors, List<string> Topics, DateTimeOffset FirstAt, DateTimeOffset LastAt, long? MergedInto, Tier Tier);
}
