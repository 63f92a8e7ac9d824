using Microsoft.EntityFrameworkCore;

namespace Bot.Commands.Finding;

/// <summary>
/// Finds events by what people type. The index lives in memory and reads on in the event log before each search, so that it holds
/// what Grouping wrote a moment ago, on any database, and adds no table that somebody would have to keep in step.
/// </summary>
internal sealed class EventSearch(IDbContextFactory<BotDb> store) : IDisposable
{
    private const int Batch = 500;
    private readonly EventIndex _index = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private long _seq = -1;

    /// <summary>The best matches, best first.</summary>
    public async Task<IReadOnlyList<IndexedEvent>> FindAsync(string typed, int most, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            await ReadOnAsync(cancel);
            return _index.Find(typed, most);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

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
            _index.Put(new IndexedEvent(row.Id, row.Title, row.Actors, row.LastAt, row.Tier == Tier.Catalogue));
        }
        else
        {
            _index.Remove(row.Id);
        }
    }

    private static IQueryable<Row> Rows(IQueryable<NewsEvent> events) =>
        events.AsNoTracking().Select(e => new Row(e.Id, e.Title, e.Actors, e.LastAt, e.MergedInto, e.Tier));

    private sealed record Row(long Id, string Title, List<string> Actors, DateTimeOffset LastAt, long? MergedInto, Tier Tier);
}
