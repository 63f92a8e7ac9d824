using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>
/// Closes slots by what delivery wrote about their postings, and takes the consequence for the subscription: a place that is
/// gone, a right that is missing or closed direct messages stop it, with the reason where its owner will see it.
/// </summary>
internal sealed class Settling(IDbContextFactory<BotDb> store)
{
    private const int SlotsAtOnce = 500;

    /// <summary>Settles every slot whose postings have all come to an end; returns how many.</summary>
    public async Task<int> SettleAsync(CancellationToken cancel)
    {
        await EndFollowsAsync(cancel);
        var settled = await SkipQuietAsync(cancel);
        while (true)
        {
            await using var db = await store.CreateDbContextAsync(cancel);
            var slots = await db.Slots.Include(s => s.Subscription)
                .Where(s => s.State == SlotState.Composed && db.Postings.Any(p => p.SlotId == s.Id))
                .Where(s => !db.Postings.Any(p => p.SlotId == s.Id && p.Kind == PostingKind.Edition && (p.State == PostingState.Owed || p.State == PostingState.Leased)))
                .OrderBy(s => s.Id).Take(SlotsAtOnce).ToListAsync(cancel);
            var ids = slots.ConvertAll(s => (long?)s.Id);
            var failed = (await db.Postings.AsNoTracking()
                .Where(p => ids.Contains(p.SlotId) && p.Kind == PostingKind.Edition && p.State != PostingState.Sent && p.Refusal != PostingRefusal.EarlierPart)
                .OrderBy(p => p.Part).ToListAsync(cancel)).ToLookup(p => p.SlotId);
            foreach (var slot in slots)
            {
                slot.State = SlotState.Posted;
                if (failed[slot.Id].FirstOrDefault() is { } first)
                {
                    slot.Problem = first.Problem;
                    await StopAsync(db, slot.Subscription, first, cancel);
                }
            }

            await db.SaveChangesAsync(cancel);
            settled += slots.Count;
            if (slots.Count < SlotsAtOnce)
            {
                return settled;
            }
        }
    }

    /// <summary>
    /// A follow whose place refused an update ends, as a digest does, with the reason where its owner sees it: in the list of follows, and
    /// below the next command of who began it. Refusals from before it was begun anew count no more.
    /// </summary>
    private async Task EndFollowsAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var refused = await db.Postings.AsNoTracking().Where(p => p.State == PostingState.Refused && p.Kind == PostingKind.Update)
            .Where(p => p.Refusal == PostingRefusal.Gone || p.Refusal == PostingRefusal.NoRight || p.Refusal == PostingRefusal.DmsClosed)
            .Where(p => db.Follows.Any(f => f.Problem == null && p.DedupeKey.StartsWith("follow-" + f.Id + ":"))).OrderBy(p => p.Id).ToListAsync(cancel);
        foreach (var posting in refused)
        {
            var parts = posting.DedupeKey.Split(':'); // follow-ID:EVENTS:at:SEQ
            var (id, seq) = (long.Parse(parts[0].AsSpan("follow-".Length), CultureInfo.InvariantCulture), long.Parse(parts[^1], CultureInfo.InvariantCulture));
            if (await db.Follows.FirstOrDefaultAsync(f => f.Id == id && f.Problem == null && f.Seq < seq, cancel) is not { } follow)
            {
                continue;
            }

            follow.Problem = Why(posting);
            (await SettingsAsync(db, follow.PersonId, cancel)).Note = follow.ChannelId is { } channel
                ? $"I stopped telling <#{channel}> of something it follows: {follow.Problem}. Follow it there again once that is mended."
                : "Something you follow changed and I could not tell you: your direct messages are closed to me. I stopped it; allow them and follow it again, or ask `/event` and `/timeline`.";
        }

        await db.SaveChangesAsync(cancel);
    }

    private async Task<int> SkipQuietAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Slots
            .Where(s => s.State == SlotState.Composed && s.RecapId != null && !db.RecapItems.Any(item => item.RecapId == s.RecapId))
            .Where(s => db.Subscriptions.Any(subscription => subscription.Id == s.SubscriptionId && subscription.SkipQuietWeeks) && !db.Postings.Any(p => p.SlotId == s.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SlotState.Skipped).SetProperty(s => s.Problem, "a quiet week"), cancel);
    }

    private static async Task StopAsync(BotDb db, Subscription? subscription, Posting failed, CancellationToken cancel)
    {
        if (subscription is not { State: SubscriptionState.Active })
        {
            return;
        }

        (subscription.State, subscription.Problem) = failed.Refusal switch
        {
            PostingRefusal.Gone => (SubscriptionState.Gone, Why(failed)),
            PostingRefusal.NoRight => (SubscriptionState.NoRight, Why(failed)),
            PostingRefusal.DmsClosed => (SubscriptionState.Blocked, Why(failed)),
            _ => (subscription.State, subscription.Problem),
        };
        if (subscription is { State: SubscriptionState.Blocked, PersonId: { } person })
        {
            (await SettingsAsync(db, person, cancel)).Note = "I could not send you your recap: your direct messages are closed to me. Allow them and run /subscribe again.";
        }
    }

    private static string Why(Posting failed) => failed.Refusal switch
    {
        PostingRefusal.Gone => $"its channel is gone: {failed.Problem}",
        PostingRefusal.NoRight => $"I may not post there: {failed.Problem}. I need View Channel, Send Messages and Embed Links in that channel",
        _ => "your direct messages are closed to me",
    };

    private static async Task<PersonSettings> SettingsAsync(BotDb db, string person, CancellationToken cancel) =>
        await db.PersonSettings.FindAsync([person], cancel) ?? db.PersonSettings.Add(new PersonSettings { PersonId = person }).Entity;
}
