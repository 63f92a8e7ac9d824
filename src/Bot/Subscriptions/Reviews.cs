using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>A draft under review: its slot with the subscription, and what the moderators made of it.</summary>
internal sealed record Draft(Slot Slot, Review Review);

/// <summary>What came of taking a suggestion in: it joins the draft, no card tells it yet, it was taken down there, or there is no such draft or suggestion.</summary>
internal abstract record Taking
{
    private Taking()
    {
    }

    public sealed record TakenIn(long EventId, string Title) : Taking;

    public sealed record NotToldYet : Taking;

    public sealed record TakenDown : Taking;

    public sealed record TooLate : Taking;
}

/// <summary>
/// Lets moderators look at an edition before it is posted: leave events out, put a note on top, approve. A draft's window ends
/// when it is first drawn up, so that nothing goes out that nobody saw; what comes after is the next edition's.
/// </summary>
internal sealed class Reviews(IDbContextFactory<BotDb> store, SubscriptionChanges changes, TimeProvider clock, ILogger<Reviews> log)
{
    /// <summary>Characters of the note.</summary>
    public const int LongestNote = 300;

    /// <summary>Why a slot is held, for its managers.</summary>
    public const string Held = "nobody approved the draft by its time";

    /// <summary>Opens a review for every slot whose time for it has come, and holds back what is due unapproved where a digest is set so.</summary>
    public async Task OpenAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.CreateDbContextAsync(cancel);
        var unopened = await db.Slots.Include(s => s.Subscription)
            .Where(s => s.State == SlotState.Due && s.RecapId == null && s.Subscription!.ReviewChannelId != null && s.Subscription.State == SubscriptionState.Active)
            .ToListAsync(cancel);
        foreach (var slot in unopened.Where(IsScheduled))
        {
            var review = await db.Reviews.FirstOrDefaultAsync(r => r.SlotId == slot.Id, cancel);
            if (review is null && (slot.Due > now || slot.Subscription!.HoldUnapproved))
            {
                review = new Review { SlotId = slot.Id, At = now };
                db.Reviews.Add(review);
                slot.CutOff = Slots.CutOff(now) is var drawn && drawn < slot.CutOff && drawn > slot.From ? drawn : slot.CutOff;
            }

            if (slot.Due <= now && slot.Subscription!.HoldUnapproved && review is { Approved: false })
            {
                (slot.State, slot.Problem) = (SlotState.Held, Held);
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Drafts that may still be changed or approved, and those approved lately, whose message must say so.</summary>
    public async Task<IReadOnlyList<Draft>> ShownAsync(CancellationToken cancel)
    {
        var lately = clock.GetUtcNow().AddDays(-3);
        await using var db = await store.CreateDbContextAsync(cancel);
        var drafts = await db.Reviews.AsNoTracking()
            .Join(db.Slots, r => r.SlotId, s => s.Id, (r, s) => new { Review = r, Slot = s, s.Subscription })
            .Where(d => d.Review.Approved ? d.Review.At > lately : d.Slot.RecapId == null && (d.Slot.State == SlotState.Due || d.Slot.State == SlotState.Held))
            .ToListAsync(cancel);
        foreach (var draft in drafts)
        {
            draft.Slot.Subscription = draft.Subscription;
        }

        return [.. drafts.Where(d => d.Slot.Subscription is { ReviewChannelId: not null, State: SubscriptionState.Active }).Select(d => new Draft(d.Slot, d.Review))];
    }

    /// <summary>Leaves an event out, or takes it in again; null where there is no draft of this server any more.</summary>
    public Task<Review?> DropAsync(string server, long slot, long eventId, string person, CancellationToken cancel) => ChangeAsync(server, slot, person, review =>
    {
        review.Dropped = review.Dropped.Contains(eventId) ? [.. review.Dropped.Where(id => id != eventId)] : [.. review.Dropped, eventId];
    }, cancel);

    /// <summary>Lets what a member of the server asked about join the draft, where an event with a card tells it by now.</summary>
    public async Task<Taking> TakeAsync(string server, long slot, long suggestion, string person, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Suggestions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == suggestion && s.ServerId == server, cancel) is not { } asked)
        {
            return new Taking.TooLate();
        }

        var id = asked.EventId ?? await db.ReportsSeenBy(server).Where(r => r.Article!.Key == asked.Url).Select(r => r.EventId).FirstOrDefaultAsync(cancel);
        id = await db.EventsSeenBy(server).Where(e => e.Id == id).Select(e => e.MergedInto ?? e.Id).Cast<long?>().FirstOrDefaultAsync(cancel);
        if (await db.Analyses.Where(a => a.EventId == id).OrderByDescending(a => a.Version).Select(a => new { a.EventId, a.Headline }).FirstOrDefaultAsync(cancel) is not { } card)
        {
            return new Taking.NotToldYet();
        }

        if (await db.Hidden.AnyAsync(h => h.EventId == card.EventId && (h.ServerId == null || h.ServerId == server), cancel))
        {
            return new Taking.TakenDown();
        }

        var review = await ChangeAsync(server, slot, person, review =>
            (review.Taken, review.Dropped) = ([.. review.Taken.Append(card.EventId).Distinct()], [.. review.Dropped.Where(dropped => dropped != card.EventId)]), cancel);
        return review is null ? new Taking.TooLate() : new Taking.TakenIn(card.EventId, card.Headline);
    }

    /// <summary>Puts a note on top, or takes it away where it is empty.</summary>
    public Task<Review?> NoteAsync(string server, long slot, string note, string person, CancellationToken cancel) =>
        ChangeAsync(server, slot, person, review => review.Note = note.Trim() is { Length: <= LongestNote } whole ? whole : note.Trim()[..LongestNote], cancel);

    /// <summary>Freezes the draft as it stands; a held one goes out at once.</summary>
    public Task<Review?> ApproveAsync(string server, long slot, string person, CancellationToken cancel) => ChangeAsync(server, slot, person, review => review.Approved = true, cancel);

    private async Task<Review?> ChangeAsync(string server, long slotId, string person, Action<Review> change, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var slot = await db.Slots.Include(s => s.Subscription).FirstOrDefaultAsync(s => s.Id == slotId && s.Subscription!.ServerId == server, cancel);
        var review = await db.Reviews.FirstOrDefaultAsync(r => r.SlotId == slotId, cancel);
        if (slot is not { RecapId: null, State: SlotState.Due or SlotState.Held } || review is null or { Approved: true })
        {
            return null;
        }

        change(review);
        (review.PersonId, review.At) = (person, clock.GetUtcNow() > review.At ? clock.GetUtcNow() : review.At.AddTicks(1));
        if (review.Approved && slot.State == SlotState.Held)
        {
            (slot.State, slot.Problem) = (SlotState.Due, null);
        }

        await db.SaveChangesAsync(cancel);
        log.LogInformation("The draft of slot {Slot} in server {Server} was {What} by {Person}", slotId, server, review.Approved ? "approved" : "changed", person);
        changes.Tell();
        return review;
    }

    /// <summary>An edition that a manager asked for at once needs no second word.</summary>
    private static bool IsScheduled(Slot slot) =>
        slot.Subscription is { } s && Slots.Next(s.Days, s.Time, Profiles.ZoneOf(s), slot.Due.AddTicks(-1)) == slot.Due;
}
