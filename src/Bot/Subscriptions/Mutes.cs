using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>What of some events a server does not want to be offered.</summary>
/// <param name="Hidden">Taken down there or everywhere.</param>
/// <param name="Muted">With a muted word in the title, or told by muted publishers and sources alone.</param>
internal sealed record Unwanted(IReadOnlySet<long> Hidden, IReadOnlySet<long> Muted)
{
    public bool Holds(long eventId) => Hidden.Contains(eventId) || Muted.Contains(eventId);
}

/// <summary>
/// What a server took down or muted, by the rule of its editions. It shapes what is offered: suggestions, search results, lists. What a person
/// asks for by name is not kept from them unless it was taken down, and what they put on a list of their own stays there.
/// </summary>
internal sealed class Mutes(IDbContextFactory<BotDb> store)
{
    private const int AtOnce = 500;

    /// <param name="server">Null in direct messages, where nothing is muted.</param>
    /// <param name="events">Id and title of each.</param>
    public async Task<Unwanted> AmongAsync(string? server, IReadOnlyCollection<(long Id, string Title)> events, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var hidden = await db.Hidden.Where(h => h.ServerId == null || h.ServerId == server).Select(h => h.EventId).ToHashSetAsync(cancel);
        if (server is null || events.Count == 0)
        {
            return new(hidden, new HashSet<long>());
        }

        var settings = await db.ServerSettings.AsNoTracking().FirstOrDefaultAsync(s => s.ServerId == server, cancel) ?? new ServerSettings { ServerId = server };
        var muted = events.Where(e => settings.MutedWords.Exists(word => word.Length > 0 && e.Title.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(e => e.Id).ToHashSet();
        var sources = await db.SourceWishes.Where(w => w.ServerId == server && w.Stance == Stance.Mute).Select(w => w.Url).ToHashSetAsync(cancel);
        if (settings.MutedPublishers.Count + sources.Count > 0)
        {
            var publishers = settings.MutedPublishers.ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var some in events.Select(e => e.Id).Except(muted).ToList().Chunk(AtOnce))
            {
                var reports = await db.ReportsSeenBy(server).Where(r => r.EventId != null && some.Contains(r.EventId.Value))
                    .Select(r => new { EventId = r.EventId!.Value, r.Article!.Publisher, r.Article.Family, r.Article.Source!.Url }).ToListAsync(cancel);
                muted.UnionWith(reports.GroupBy(r => r.EventId).Where(told => told.All(r => publishers.Contains(r.Publisher) || publishers.Contains(r.Family) || sources.Contains(r.Url))).Select(told => told.Key));
            }
        }

        return new(hidden, muted);
    }
}
