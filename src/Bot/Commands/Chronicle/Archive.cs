using Bot.Commands.Finding;
using Microsoft.EntityFrameworkCore;

namespace Bot.Commands.Chronicle;

/// <summary>One event of a chronology with the source it is read at.</summary>
internal sealed record ChronicleLine(long EventId, DateTimeOffset At, string Title, string Type, string Topic, string Url, string Publisher, int Reports);

/// <summary>A page of a chronology, oldest first; page 0 holds the newest.</summary>
internal sealed record ChroniclePage(string Name, int Page, int Pages, int Events, DateTimeOffset Since, IReadOnlyList<ChronicleLine> Lines, IReadOnlyList<Prediction> Predictions);

/// <summary>A cell of a comparison: what is reported, and where.</summary>
internal sealed record VersusCell(string Text, string Publisher, string Url);

/// <summary>A row of a comparison; a null cell is not reported.</summary>
internal sealed record VersusRow(string Facet, VersusCell? Left, VersusCell? Right);

/// <summary>What the whole archive tells of a name, in pages, and how two names compare in it.</summary>
internal sealed class Archive(IDbContextFactory<BotDb> store)
{
    private const int PerPage = 8;

    /// <summary>So many of a name's newest events are looked through for forecasts and values.</summary>
    private const int Looked = 500;

    private static readonly (string Facet, string[] Types)[] s_kinds =
    [
        ("launch", ["launch", "release", "chips"]), ("deal", ["funding", "acquisition", "partnership"]), ("court", ["lawsuit", "policy"]),
        ("security", ["security", "outage"]), ("research", ["research"]), ("people", ["people"]),
    ];

    public async Task<ChroniclePage> PageAsync(Told told, int page, string? server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var events = await SeenAsync(db, told, server, cancel);
        var pages = Math.Max(1, (events.Count + PerPage - 1) / PerPage);
        page = Math.Clamp(page, 0, pages - 1);
        var end = events.Count - (page * PerPage);
        var start = Math.Max(0, end - PerPage);
        var lines = await LinesAsync(db, [.. events[start..end].Select(e => e.Id)], cancel);
        return new ChroniclePage(told.Name, page, pages, events.Count, events.Count == 0 ? default : events[0].FirstAt, [.. lines.OrderBy(l => l.At).ThenBy(l => l.EventId)],
            page == 0 ? await ForecastsAsync(db, events, cancel) : []);
    }

    /// <summary>Values that cards hold of both, then the newest event of each kind; rows that neither has are left out.</summary>
    public async Task<IReadOnlyList<VersusRow>> CompareAsync(Told left, Told right, string? server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var (mine, other) = (await SeenAsync(db, left, server, cancel), await SeenAsync(db, right, server, cancel));
        var ids = mine.TakeLast(Looked).Concat(other.TakeLast(Looked)).Select(e => e.Id).Distinct().ToList();
        var cells = await db.Analyses.AsNoTracking().Where(a => ids.Contains(a.EventId)).SelectMany(a => a.Claims)
            .Where(c => c.Section == Section.Comparison && c.Facet != null && c.Player != null && c.Citations.Count > 0)
            .OrderByDescending(c => c.AnalysisId)
            .Select(c => new { Player = c.Player!, Facet = c.Facet!, c.Text, Proof = c.Citations.OrderBy(p => p.Order).Select(p => new { p.Publisher, p.Url }).First() }).Take(2000).ToListAsync(cancel);
        VersusCell? Cell(string name, string facet) => cells.FirstOrDefault(c => c.Facet == facet && c.Player.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } cell ? new VersusCell(cell.Text, cell.Proof.Publisher, cell.Proof.Url) : null;
        var values = cells.Select(c => c.Facet).Distinct().Select(facet => new VersusRow(facet, Cell(left.Name, facet), Cell(right.Name, facet)));
        var (ours, theirs) = (await LinesAsync(db, [.. mine.TakeLast(Looked).Select(e => e.Id)], cancel), await LinesAsync(db, [.. other.TakeLast(Looked).Select(e => e.Id)], cancel));
        var newest = s_kinds.Select(kind => new VersusRow(Texts.Get($"versus.{kind.Facet}"), Newest(ours, left.Name, kind.Types), Newest(theirs, right.Name, kind.Types)));
        return [.. values.Where(r => r is not { Left: null, Right: null }).OrderByDescending(r => r is { Left: not null, Right: not null }).Take(6).Concat(newest.Where(r => r is not { Left: null, Right: null }))];
    }

    /// <summary>Of events whose title says the name: in others it may be a customer or a witness.</summary>
    private static VersusCell? Newest(IReadOnlyList<ChronicleLine> lines, string name, string[] types) =>
        lines.Where(l => types.Contains(l.Type) && (l.Title.Contains(name, StringComparison.OrdinalIgnoreCase) || l.Topic == name)).MaxBy(l => l.At) is { } line ? new VersusCell($"{Shown.Short(line.At)} {Shown.Cut(line.Title, 110)}", line.Publisher, line.Url) : null;

    /// <summary>Without the events that were taken down in this server or whose title holds a word that it mutes.</summary>
    private static async Task<List<IndexedEvent>> SeenAsync(BotDb db, Told told, string? server, CancellationToken cancel)
    {
        var hidden = await db.Hidden.Where(h => h.ServerId == null || h.ServerId == server).Select(h => h.EventId).ToHashSetAsync(cancel);
        var muted = await db.ServerSettings.Where(s => s.ServerId == server).Select(s => s.MutedWords).FirstOrDefaultAsync(cancel) ?? [];
        return [.. told.Events.Where(e => !hidden.Contains(e.Id) && !muted.Exists(word => e.Title.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }

    private static async Task<IReadOnlyList<ChronicleLine>> LinesAsync(BotDb db, IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id))
            .Select(e => new { e.Id, e.FirstAt, e.Title, e.Type, e.Topics, e.Reports, Article = e.PrimaryArticleId ?? e.TitleArticleId }).ToListAsync(cancel);
        var wanted = events.ConvertAll(e => e.Article);
        var articles = await db.Articles.Where(a => wanted.Contains(a.Id)).Select(a => new { a.Id, a.Url, a.Publisher }).ToDictionaryAsync(a => a.Id, cancel);
        return [.. events.Select(e => new ChronicleLine(
            e.Id, e.FirstAt, e.Title, e.Type, e.Topics.FirstOrDefault() ?? "", articles.GetValueOrDefault(e.Article)?.Url ?? "", articles.GetValueOrDefault(e.Article)?.Publisher ?? "", e.Reports))];
    }

    private static async Task<IReadOnlyList<Prediction>> ForecastsAsync(BotDb db, List<IndexedEvent> events, CancellationToken cancel)
    {
        var ids = events.TakeLast(Looked).Select(e => e.Id).ToList();
        return await db.Predictions.AsNoTracking().Where(p => ids.Contains(p.EventId) && (p.State == PredictionState.Open || p.State == PredictionState.Due)).OrderBy(p => p.DueAt).Take(4).ToListAsync(cancel);
    }
}
