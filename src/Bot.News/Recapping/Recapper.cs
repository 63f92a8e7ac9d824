using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bot.News.Recapping;

/// <summary>Ranks and composes one window for one reader profile, and freezes what was rendered from it.</summary>
public sealed class Recapper(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>A clash of two composers on one unique key; SQLite's constraint error.</summary>
    private const int Constraint = 19;

    /// <summary>The edition of a profile for the window (<paramref name="from"/>, <paramref name="cutOff"/>]; composed once, then read.</summary>
    public async Task<Recap> ComposeAsync(Profile profile, DateTimeOffset from, DateTimeOffset cutOff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var key = profile.Key();
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await FindAsync(db, key, from, cutOff, cancel) is { } composed)
        {
            return composed;
        }

        var recap = await DraftAsync(db, profile, new(from, cutOff), cancel);
        db.ChangeTracker.Clear();
        db.Recaps.Add(Bare(recap));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException clash) when (clash.InnerException is SqliteException { SqliteErrorCode: Constraint })
        {
            // somebody else composed it meanwhile: theirs counts
        }

        db.ChangeTracker.Clear();
        return await FindAsync(db, key, from, cutOff, cancel) ?? throw new InvalidOperationException("The recap was saved and cannot be read.");
    }

    /// <summary>What the edition would be if it were composed now; nothing is kept.</summary>
    public async Task<Edition> PreviewAsync(Profile profile, DateTimeOffset from, DateTimeOffset cutOff, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(profile);
        await using var db = await store.CreateDbContextAsync(cancel);
        var recap = await DraftAsync(db, profile, new(from, cutOff), cancel);
        return Edition.Of(recap, await db.ActionItems.AsNoTracking().Where(action => recap.Actions.Contains(action.Id)).ToListAsync(cancel));
    }

    /// <summary>A stored edition as readers get it; null when there is no such recap.</summary>
    public async Task<Edition?> ReadAsync(long recapId, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var recap = await Whole(db).FirstOrDefaultAsync(recap => recap.Id == recapId, cancel);
        return recap is null
            ? null
            : Edition.Of(recap, await db.ActionItems.AsNoTracking().Where(action => recap.Actions.Contains(action.Id)).ToListAsync(cancel));
    }

    /// <summary>The same for the readers of one server; null too where another server made it its own.</summary>
    public async Task<Edition?> ReadForAsync(string? server, long recapId, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var profile = await db.Recaps.Where(recap => recap.Id == recapId).Select(recap => recap.Profile).FirstOrDefaultAsync(cancel);
        return profile is not null && Profile.FromJson(profile).ServerId is var owner && (owner is null || owner == server) ? await ReadAsync(recapId, cancel) : null;
    }

    /// <summary>Items of a stored edition as their newest cards tell them: what readers of it are owed after a correction.</summary>
    public async Task<IReadOnlyList<EditionItem>> ReadCorrectedAsync(long recapId, IReadOnlyList<long> events, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var recap = await Whole(db).FirstOrDefaultAsync(recap => recap.Id == recapId, cancel);
        if (recap is null)
        {
            return [];
        }

        recap.Items.RemoveAll(item => !events.Contains(item.EventId));
        foreach (var item in recap.Items)
        {
            item.Analysis = await db.Analyses.AsNoTracking().AsSplitQuery().Include(card => card.Claims).ThenInclude(claim => claim.Citations)
                .Where(card => card.EventId == item.EventId).OrderByDescending(card => card.Version).FirstAsync(cancel);
            item.Line = Line.Of(item.Analysis);
        }

        return Edition.Of(recap, []).Items;
    }

    /// <summary>An event's newest card, through merges; null when there is no such event or no card yet.</summary>
    /// <param name="analysisId">A version that an edition pinned, where it is not the newest.</param>
    public async Task<Card?> ReadCardAsync(long eventId, long? analysisId, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await new CardReader(db).ReadAsync(eventId, analysisId, clock.GetUtcNow(), cancel);
    }

    /// <summary>The same, where the reader knows already which events may be related: an archive of years is not searched for each card.</summary>
    /// <param name="near">Ids of events that share an actor with the one given, at most some dozens.</param>
    public async Task<Card?> ReadCardNearAsync(long eventId, Func<NewsEvent, Task<IReadOnlyList<long>>> near, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await new CardReader(db) { Near = near }.ReadAsync(eventId, null, clock.GetUtcNow(), cancel);
    }

    /// <summary>Where a first edition's window begins: seven days before the cut-off, fourteen where those hold fewer than five events.</summary>
    public async Task<DateTimeOffset> FirstFromAsync(DateTimeOffset cutOff, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var week = cutOff - Window.Week;
        var events = await db.Events.CountAsync(e => e.MergedInto == null && e.Tier == Tier.Catalogue && e.FirstAt <= cutOff && e.LastAt > week, cancel);
        return Window.First(cutOff, events).From;
    }

    /// <summary>
    /// The stored messages of a recap in one form; rendered by <paramref name="render"/> the first time and never again,
    /// so that a retry or a newer program sends the same bytes.
    /// </summary>
    public async Task<IReadOnlyList<string>> FreezeAsync(
        long recapId, string form, string locale, Func<Edition, IReadOnlyList<string>> render, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(render);
        await using var db = await store.CreateDbContextAsync(cancel);
        var frozen = await PartsAsync(db, recapId, form, locale, cancel);
        if (frozen.Count > 0)
        {
            return frozen;
        }

        var edition = await ReadAsync(recapId, cancel) ?? throw new ArgumentException($"There is no recap {recapId}.", nameof(recapId));
        db.RecapParts.AddRange(render(edition).Select((payload, part) =>
            new RecapPart { RecapId = recapId, Form = form, Locale = locale, Part = part, Payload = payload }));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException clash) when (clash.InnerException is SqliteException { SqliteErrorCode: Constraint })
        {
            // somebody else froze it meanwhile: theirs counts
        }

        return await PartsAsync(db, recapId, form, locale, cancel);
    }

    private static async Task<List<string>> PartsAsync(BotDb db, long recapId, string form, string locale, CancellationToken cancel) =>
        await db.RecapParts.AsNoTracking()
            .Where(part => part.RecapId == recapId && part.Form == form && part.Locale == locale)
            .OrderBy(part => part.Part)
            .Select(part => part.Payload)
            .ToListAsync(cancel);

    private async Task<Recap> DraftAsync(BotDb db, Profile profile, Window window, CancellationToken cancel)
    {
        var desk = await new DeskReader(db).ReadAsync(profile, window, cancel);
        var recap = Composer.Compose(desk, profile, window, clock.GetUtcNow());
        foreach (var item in recap.Items)
        {
            var story = desk.Stories.First(story => story.Event.Id == item.EventId);
            (item.Event, item.Analysis) = (story.Event, story.Card);
        }

        return recap;
    }

    /// <summary>Without the loaded events and cards, which are other stages' rows and must not be saved again.</summary>
    private static Recap Bare(Recap recap)
    {
        recap.Items.ForEach(item => (item.Event, item.Analysis) = (null, null));
        return recap;
    }

    private static Task<Recap?> FindAsync(BotDb db, string key, DateTimeOffset from, DateTimeOffset cutOff, CancellationToken cancel) =>
        Whole(db).FirstOrDefaultAsync(recap => recap.ProfileKey == key && recap.From == from && recap.CutOff == cutOff, cancel);

    private static IQueryable<Recap> Whole(BotDb db) => db.Recaps.AsNoTracking().AsSplitQuery()
        .Include(recap => recap.Items.OrderBy(item => item.Rank)).ThenInclude(item => item.Event)
        .Include(recap => recap.Items).ThenInclude(item => item.Analysis!).ThenInclude(card => card.Claims).ThenInclude(claim => claim.Citations);
}
