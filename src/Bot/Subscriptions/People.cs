using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>What is remembered of a person between commands: their zone, the languages they read, and a note that is owed to them.</summary>
internal sealed class People(IDbContextFactory<BotDb> store)
{
    /// <summary>The zone to start from: the person's own, else the server's, else null.</summary>
    public async Task<string?> ZoneAsync(string person, string? server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var own = await db.PersonSettings.Where(p => p.PersonId == person).Select(p => p.Zone).FirstOrDefaultAsync(cancel);
        return own ?? (server is null ? null : await db.ServerSettings.Where(s => s.ServerId == server).Select(s => s.Zone).FirstOrDefaultAsync(cancel));
    }

    /// <summary>The languages a person reads (ISO 639-1); empty where they never said.</summary>
    public async Task<IReadOnlyList<string>> LanguagesAsync(string person, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.PersonSettings.Where(p => p.PersonId == person).Select(p => p.Languages).FirstOrDefaultAsync(cancel) ?? [];
    }

    public Task SetZoneAsync(string person, string zone, CancellationToken cancel) => SetAsync(person, p => p.Zone = zone, cancel);

    /// <param name="languages">ISO 639-1 codes.</param>
    public Task SetLanguagesAsync(string person, IReadOnlyList<string> languages, CancellationToken cancel) => SetAsync(person, p => p.Languages = [.. languages], cancel);

    /// <summary>Tells the note that is owed to a person, if there is one, once; it is owed again where it did not arrive.</summary>
    /// <param name="tell">Gives false where the note did not arrive.</param>
    public async Task TellNoteAsync(string person, Func<string, Task<bool>> tell, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var owed = db.PersonSettings.Where(p => p.PersonId == person && p.Note != null);
        var note = await owed.Select(p => p.Note).FirstOrDefaultAsync(cancel);

        // Whoever takes it first tells it: two commands may run at once.
        if (note is not null && await owed.ExecuteUpdateAsync(set => set.SetProperty(p => p.Note, (string?)null), cancel) > 0 && !await tell(note))
        {
            await db.PersonSettings.Where(p => p.PersonId == person && p.Note == null).ExecuteUpdateAsync(set => set.SetProperty(p => p.Note, note), cancel);
        }
    }

    /// <summary>The channel in which a server's managers are told of troubles; null where none was chosen.</summary>
    public async Task<string?> AlertsAsync(string server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.ServerSettings.Where(s => s.ServerId == server).Select(s => s.AlertChannelId).FirstOrDefaultAsync(cancel);
    }

    public async Task SetAlertsAsync(string server, string? channel, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var settings = await db.ServerSettings.FirstOrDefaultAsync(s => s.ServerId == server, cancel) ?? db.ServerSettings.Add(new ServerSettings { ServerId = server }).Entity;
        settings.AlertChannelId = channel;
        await db.SaveChangesAsync(cancel);
    }

    private async Task SetAsync(string person, Action<PersonSettings> change, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var settings = await db.PersonSettings.FirstOrDefaultAsync(p => p.PersonId == person, cancel);
        if (settings is null)
        {
            settings = new PersonSettings { PersonId = person };
            db.PersonSettings.Add(settings);
        }

        change(settings);
        await db.SaveChangesAsync(cancel);
    }
}
