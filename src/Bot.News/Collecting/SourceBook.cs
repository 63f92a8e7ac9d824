using Microsoft.EntityFrameworkCore;

namespace Bot.News.Collecting;

/// <summary>What adding or importing sources came to.</summary>
public sealed record BookChange(int Added, int Changed, IReadOnlyList<string> Problems);

/// <summary>The operator's hand on the list of sources. What stands here by command wins over settings and the shipped list.</summary>
public sealed class SourceBook
{
    public const string Removed = "removed by command; add it again to resume";

    private readonly IDbContextFactory<BotDb> _store;
    private readonly SourceList _list;
    private readonly SourceKinds _kinds;
    private readonly TimeProvider _clock;

    internal SourceBook(IDbContextFactory<BotDb> store, SourceList list, SourceKinds kinds, TimeProvider clock) => (_store, _list, _kinds, _clock) = (store, list, kinds, clock);

    /// <summary>All sources, those of the settings included, by name; removed ones are left out.</summary>
    public async Task<List<Source>> ListAsync(CancellationToken cancel)
    {
        await using var db = await _store.CreateDbContextAsync(cancel);
        var rows = await db.Sources.ToListAsync(cancel);
        var wished = await db.SourceWishes.Where(wish => wish.Stance == Stance.Add).Select(wish => wish.Url).Distinct().ToListAsync(cancel);
        db.Sources.AddRange(SourceRows.Reconcile(rows, _list.Read(), wished, _kinds.UsualTrust));
        await db.SaveChangesAsync(cancel);
        return await db.Sources.AsNoTracking().Where(row => row.PausedBecause != Removed && row.PausedBecause != SourceRows.NotListed).OrderBy(row => row.Name).ToListAsync(cancel);
    }

    /// <summary>True where a source of this name or address is in the list.</summary>
    public async Task<bool> HasAsync(string nameOrUrl, CancellationToken cancel) => (await ListAsync(cancel)).Any(source => SourceRows.IsNamed(source, nameOrUrl));

    /// <summary>All sources with how each is doing.</summary>
    public async Task<IReadOnlyList<(Source Source, SourceHealth Health)>> HealthAsync(CancellationToken cancel) =>
        [.. (await ListAsync(cancel)).Select(source => (source, SourceHealth.Of(source, _clock.GetUtcNow())))];

    /// <summary>Adds sources, or changes those with the same address; resumes what was paused or removed.</summary>
    public async Task<BookChange> AddAsync(IReadOnlyList<SourceEntry> entries, CancellationToken cancel)
    {
        await using var db = await _store.CreateDbContextAsync(cancel);
        var rows = (await db.Sources.ToListAsync(cancel)).ToDictionary(row => SourceRows.AddressOf(row.Url));
        List<string> problems = [];
        int added = 0, changed = 0;
        foreach (var entry in entries)
        {
            var wrong = _kinds.ProblemsOf(entry).ToList();
            problems.AddRange(wrong.Select(problem => $"{entry.Name ?? entry.Url}: {problem}"));
            if (wrong.Count > 0)
                continue;

            if (rows.TryGetValue(SourceRows.AddressOf(entry.Url), out var row))
            {
                SourceRows.Fill(row, entry, _kinds.UsualTrust);
                Resume(row);
                changed++;
                continue;
            }

            row = SourceRows.RowOf(entry, SourceOrigin.Command, Tier.Catalogue, _kinds.UsualTrust);
            rows[SourceRows.AddressOf(entry.Url)] = row;
            db.Sources.Add(row);
            added++;
        }

        await db.SaveChangesAsync(cancel);
        return new BookChange(added, changed, problems);
    }

    /// <summary>Stops a source by name or address; its articles stay. False where there is none.</summary>
    public async Task<bool> RemoveAsync(string nameOrUrl, CancellationToken cancel)
    {
        await ListAsync(cancel);
        await using var db = await _store.CreateDbContextAsync(cancel);
        var rows = await db.Sources.ToListAsync(cancel);
        var row = rows.FirstOrDefault(r => SourceRows.AddressOf(r.Url) == SourceRows.AddressOf(nameOrUrl)) ?? rows.FirstOrDefault(r => r.Name.Equals(nameOrUrl, StringComparison.OrdinalIgnoreCase));
        if (row is null)
            return false;

        row.Origin = SourceOrigin.Command;
        row.PausedBecause = Removed;
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Takes an OPML file's feeds in.</summary>
    public Task<BookChange> ImportAsync(string opml, CancellationToken cancel) => AddAsync(Opml.Read(opml), cancel);

    /// <summary>All sources as OPML that <see cref="ImportAsync"/> and other readers understand.</summary>
    public async Task<string> ExportAsync(CancellationToken cancel) => Opml.Write(await ListAsync(cancel));

    private static void Resume(Source row)
    {
        row.Origin = SourceOrigin.Command;
        row.Tier = Tier.Catalogue;
        row.PausedBecause = null;
        row.Failures = 0;
        row.NextFetchAt = null;
    }
}
