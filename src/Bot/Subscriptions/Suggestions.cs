using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>Pages that members asked about. One that no event tells yet waits until Grouping places it, and its asker is told; drafts show it to the moderators.</summary>
internal sealed class Suggestions(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>So many pages of one person may wait.</summary>
    public const int MostWaiting = 20;

    private static readonly TimeSpan s_patience = TimeSpan.FromDays(14);

    /// <summary>The event that tells of a page; null where none does.</summary>
    /// <param name="key">The page's canonical address.</param>
    public async Task<long?> EventOfAsync(string key, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Reports.Where(r => r.Article!.Key == key && r.EventId != null && r.Article.Tier == Tier.Catalogue).Select(r => r.EventId).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Keeps the question; false where too many of this person wait already.</summary>
    public async Task<bool> KeepAsync(string person, string? server, string key, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Suggestions.AnyAsync(s => s.PersonId == person && s.ServerId == server && s.Url == key && s.EventId == null, cancel))
        {
            return true;
        }

        if (await db.Suggestions.CountAsync(s => s.PersonId == person && s.EventId == null, cancel) >= MostWaiting)
        {
            return false;
        }

        db.Suggestions.Add(new Suggestion { PersonId = person, ServerId = server, Url = key, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Looks whether waiting pages were grouped; their askers are owed a note, and pages that nobody told of for two weeks are given up.</summary>
    public async Task SettleAsync(CancellationToken cancel)
    {
        var too = clock.GetUtcNow() - s_patience;
        await using var db = await store.CreateDbContextAsync(cancel);
        await db.Suggestions.Where(s => s.EventId == null && s.At < too).ExecuteDeleteAsync(cancel);
        var found = await db.Suggestions.Where(s => s.EventId == null)
            .Join(db.Reports.Where(r => r.EventId != null && r.Article!.Tier == Tier.Catalogue), s => s.Url, r => r.Article!.Key, (Suggestion, r) => new { Suggestion, r.Event!.Title, r.EventId }).ToListAsync(cancel);
        foreach (var one in found)
        {
            one.Suggestion.EventId = one.EventId;
            var settings = await db.PersonSettings.FindAsync([one.Suggestion.PersonId], cancel);
            if (settings is null)
            {
                settings = new PersonSettings { PersonId = one.Suggestion.PersonId };
                db.PersonSettings.Add(settings);
            }

            settings.Note ??= FormattableString.Invariant($"The page you asked about is told now: {Plain(one.Title)} (`/event event:#{one.EventId}`).");
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A note is shown as it is: nothing in it may format or mention.</summary>
    private static string Plain(string title) => new([.. title.Where(c => !"*_~`|<>[]()@#\\".Contains(c, StringComparison.Ordinal)).Take(150)]);
}
