using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>An edition that is to be composed, and the slots that will share it.</summary>
/// <param name="First">It is the first of a new subscription, whose window may reach back further.</param>
internal sealed record EditionOrder(Profile Profile, DateTimeOffset From, DateTimeOffset CutOff, bool First, IReadOnlyList<long> Slots);

/// <summary>
/// Which editions are due, each once however many slots share it. What a server hides, mutes, votes or reviews makes its
/// editions its own; all others share.
/// </summary>
internal sealed class EditionOrders(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    private sealed record Waiting(long Id, DateTimeOffset Due, DateTimeOffset From, DateTimeOffset CutOff, string Profile, string? ServerId, bool First);

    private sealed record Marks(Dictionary<string, ServerSettings> Settings, HashSet<string> Servers);

    /// <summary>Due slots that have no edition yet, earliest first; a draft counts as due once it is approved.</summary>
    public async Task<IReadOnlyList<EditionOrder>> DueAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.CreateDbContextAsync(cancel);
        var waiting = await db.Slots.AsNoTracking()
            .Where(s => s.State == SlotState.Due && s.RecapId == null && (s.Due <= now || db.Reviews.Any(r => r.SlotId == s.Id && r.Approved)))
            .OrderBy(s => s.Due).ThenBy(s => s.Id)
            .Select(s => new Waiting(s.Id, s.Due, s.From, s.CutOff, s.Profile, s.Subscription!.ServerId, s.Due == s.Subscription.CreatedAt))
            .ToListAsync(cancel);
        if (waiting.Count == 0)
        {
            return [];
        }

        var marks = await MarksAsync(db, null, cancel);
        var reviews = await db.Reviews.AsNoTracking().Where(r => db.Slots.Any(s => s.Id == r.SlotId && s.RecapId == null)).ToDictionaryAsync(r => r.SlotId, cancel);
        return [.. waiting
            .GroupBy(slot => (slot.Profile, Server: slot.ServerId is { } server && marks.Servers.Contains(server) ? server : null, Review: reviews.ContainsKey(slot.Id) ? slot.Id : 0, slot.From, slot.CutOff, slot.First))
            .Select(same => new EditionOrder(
                Profile(Bot.News.Store.Recapping.Profile.FromJson(same.Key.Profile), same.First().ServerId, marks, reviews.GetValueOrDefault(same.Key.Review)),
                same.Key.From, same.Key.CutOff, same.Key.First, [.. same.Select(slot => slot.Id)]))];
    }

    /// <summary>The profile of one slot with all that its server and its review made of it.</summary>
    public async Task<Profile> ProfileAsync(Slot slot, string? server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var review = await db.Reviews.AsNoTracking().FirstOrDefaultAsync(r => r.SlotId == slot.Id, cancel);
        return Profile(Bot.News.Store.Recapping.Profile.FromJson(slot.Profile), server, await MarksAsync(db, server, cancel), review);
    }

    /// <summary>What is asked for in a server, with all that the server made of it: answers there show what its editions do.</summary>
    public async Task<Profile> ProfileAsync(Profile asked, string? server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return server is null ? asked : Profile(asked, server, await MarksAsync(db, server, cancel), null);
    }

    private static Profile Profile(Profile profile, string? server, Marks marks, Review? review)
    {
        if (server is null || (review is null && !marks.Servers.Contains(server)))
        {
            return profile;
        }

        var settings = marks.Settings.GetValueOrDefault(server);
        return profile with
        {
            ServerId = server,
            MutedWords = settings?.MutedWords ?? [],
            MutedPublishers = settings?.MutedPublishers ?? [],
            Dropped = review is { Dropped.Count: > 0 } ? [.. review.Dropped.Order()] : null,
            Taken = review is { Taken.Count: > 0 } ? [.. review.Taken.Order()] : null,
            Note = review is { Note.Length: > 0 } ? review.Note : null,
        };
    }

    /// <param name="only">The one server that is asked about; null for all.</param>
    private static async Task<Marks> MarksAsync(BotDb db, string? only, CancellationToken cancel)
    {
        var settings = await db.ServerSettings.AsNoTracking().Where(s => only == null || s.ServerId == only).ToDictionaryAsync(s => s.ServerId, cancel);
        var marked = db.Hidden.Where(h => h.ServerId != null).Select(h => h.ServerId!)
            .Union(db.Votes.Where(v => v.ServerId != null).Select(v => v.ServerId!))
            .Union(db.SourceWishes.Select(w => w.ServerId));
        var servers = await marked.Where(server => only == null || server == only).ToHashSetAsync(cancel);
        servers.UnionWith(settings.Values.Where(s => s.MutedWords.Count + s.MutedPublishers.Count > 0).Select(s => s.ServerId));
        return new(settings, servers);
    }
}
