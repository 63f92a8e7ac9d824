using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>Readers' doubts about cards: which wait for a check, and what came of it for those who asked.</summary>
internal sealed class Complaints(IDbContextFactory<BotDb> store)
{
    /// <summary>Events whose cards somebody doubts and nobody has checked since.</summary>
    public async Task<IReadOnlyList<long>> WaitingAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.Complaints.Where(c => c.Outcome == null).Select(c => c.EventId).Distinct().OrderBy(id => id).Take(100).ToListAsync(cancel);
    }

    /// <summary>Closes an event's complaints; who made them reads the outcome below their next command.</summary>
    /// <param name="fallen">Statements that fell; null where there is no card.</param>
    public async Task CloseAsync(long eventId, int? fallen, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var open = await db.Complaints.Where(c => c.EventId == eventId && c.Outcome == null).ToListAsync(cancel);
        foreach (var complaint in open)
        {
            complaint.Outcome = fallen switch { null => "no card", 0 => "stands", _ => FormattableString.Invariant($"{fallen} fell") };
            var settings = await db.PersonSettings.FindAsync([complaint.PersonId], cancel);
            if (settings is null)
            {
                settings = new PersonSettings { PersonId = complaint.PersonId };
                db.PersonSettings.Add(settings);
            }

            settings.Note ??= fallen > 0
                ? FormattableString.Invariant($"You were right about a card: {fallen} of its statements did not stand and {(fallen == 1 ? "is" : "are")} gone (`/event event:#{eventId}`).")
                : FormattableString.Invariant($"The card you reported was checked again: every statement stands in its sources (`/event event:#{eventId}`).");
        }

        await db.SaveChangesAsync(cancel);
    }
}
