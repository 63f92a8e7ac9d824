using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bot.Delivery.Owing;

/// <summary>Owes the editions of due slots: all parts of a slot in one transaction, earlier slots and channels first.</summary>
internal sealed class EditionBook(IDbContextFactory<BotDb> store, Recapper recapper, TimeProvider clock)
{
    /// <summary>SQLite's error for a broken unique key.</summary>
    private const int Constraint = 19;

    private const int SlotsAtOnce = 200;

    private readonly ConcurrentDictionary<(long Recap, string Form, string Locale), IReadOnlyList<string>> _parts = [];

    /// <summary>
    /// Inserts the postings of every due slot that has its recap and none yet, page by page, so that the first can be sent while
    /// the last are not owed yet. Yields how many each page brought.
    /// </summary>
    public async IAsyncEnumerable<int> OweAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var ids in (await UnpaidAsync(cancel)).Chunk(SlotsAtOnce))
        {
            yield return await OweAsync(ids, cancel);
        }
    }

    private async Task<int> OweAsync(long[] ids, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var slots = await db.Slots.AsNoTracking().Include(s => s.Subscription).Include(s => s.Recap).Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var servers = slots.Values.Select(s => s.Subscription!.ServerId).OfType<string>().Distinct().ToList(); // it is loaded
        var roles = await db.ServerSettings.AsNoTracking().Where(s => servers.Contains(s.ServerId)).ToDictionaryAsync(s => s.ServerId, s => s.AudienceRoles, cancel);
        foreach (var id in ids.Where(slots.ContainsKey))
        {
            db.Postings.AddRange(await PostingsAsync(slots[id], roles.GetValueOrDefault(slots[id].Subscription!.ServerId ?? "") ?? [], cancel));
        }

        try
        {
            return await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException clash) when (clash.InnerException is SqliteException { SqliteErrorCode: Constraint })
        {
            return 0; // another process owes them already
        }
    }

    /// <summary>Earlier slots first, then channels before direct messages, so that nobody waits behind a long tail of those.</summary>
    private async Task<List<long>> UnpaidAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Slots.AsNoTracking()
            .Where(s => s.State == SlotState.Composed && s.RecapId != null && s.Due <= now && s.Subscription!.State == SubscriptionState.Active)
            .Where(s => s.Subscription!.ChannelId != null || s.Subscription.Kind == SubscriptionKind.Personal)
            .Where(s => !(s.Subscription!.SkipQuietWeeks && s.Recap!.Items.Count == 0))
            .Where(s => !db.Postings.Any(p => p.SlotId == s.Id))
            .OrderBy(s => s.Due).ThenBy(s => s.Subscription!.Kind).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(cancel);
    }

    private async Task<IReadOnlyList<Posting>> PostingsAsync(Slot slot, IReadOnlyList<string> audienceRoles, CancellationToken cancel)
    {
        var subscription = slot.Subscription!; // both are loaded
        var recap = slot.Recap!;
        var form = EditionForm.Of(subscription, audienceRoles);
        var parts = await PartsAsync(recap.Id, form, Profile.FromJson(slot.Profile).Locale, cancel);
        var personal = subscription.Kind == SubscriptionKind.Personal;
        Posting New(string key, int part) => new()
        {
            Kind = PostingKind.Edition,
            DedupeKey = $"slot:{slot.Id}:{key}",
            Destination = personal ? "person:" + subscription.PersonId : subscription.ChannelId!, // UnpaidAsync asks for one
            DestinationKind = personal ? "dm" : subscription.ChannelKind,
            SubscriptionId = subscription.Id,
            SlotId = slot.Id,
            RecapId = recap.Id,
            Form = form.Key,
            Part = part,
            NotBefore = slot.Due,
            ChannelId = personal ? subscription.ChannelId : null,
        };
        var postings = parts.Select((_, part) => New(part.ToString(CultureInfo.InvariantCulture), part)).ToList();
        if (subscription.ChannelKind == "announcement")
        {
            var publish = New("crosspost", 0);
            (publish.Kind, publish.DestinationKind, publish.Destination) = (PostingKind.Edit, "crosspost", "crosspost:" + publish.Destination);
            postings.Add(publish);
        }

        return postings;
    }

    private async Task<IReadOnlyList<string>> PartsAsync(long recapId, EditionForm form, string locale, CancellationToken cancel)
    {
        if (_parts.TryGetValue((recapId, form.Key, locale), out var known))
        {
            return known;
        }

        var parts = await recapper.FreezeAsync(
            recapId, form.Key, locale, edition => [.. EditionMessage.Of(edition, recapId, form).Select(body => Encoding.UTF8.GetString(Json.Write(body)))], cancel);
        if (_parts.Count >= 256)
        {
            _parts.Clear(); // editions of one morning are few
        }

        _parts[(recapId, form.Key, locale)] = parts;
        return parts;
    }
}
