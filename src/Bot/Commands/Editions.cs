using Bot.Commands.Chronicle;
using Bot.Commands.FreeText;
using Bot.Delivery;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Bot.Commands;

/// <summary>Editions as answers to one person: the latest, a week's, or what there is so far, with a menu of the other weeks.</summary>
internal sealed class Editions(IDbContextFactory<BotDb> store, EditionOrders orders, Recapper recapper, TimeProvider clock)
{
    /// <summary>Composed from the last seven days at this moment, and kept nowhere.</summary>
    public const string Now = "now";

    private const int WeeksInMenu = 12;

    /// <summary>Many people ask for the same edition on a Monday morning; it is read once while nothing changed that it is made of.</summary>
    private readonly Remembered<Edition> _read = new(200);

    /// <summary>The profile that a look-up in this place stands for: the server's first digest, narrowed by what was asked, with what the server mutes, hides and votes.</summary>
    public async Task<Profile> ProfileAsync(string? server, IReadOnlyList<string>? topics, IReadOnlyList<string>? audiences, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var digest = server is null ? null : await db.Subscriptions.AsNoTracking()
            .Where(s => s.Kind == SubscriptionKind.Digest && s.ServerId == server && s.State != SubscriptionState.Stopped).OrderBy(s => s.Id).FirstOrDefaultAsync(cancel);
        var profile = digest is null ? Profile.Default : Profiles.Of(digest);
        return await orders.ProfileAsync(profile with { Topics = topics ?? profile.Topics, Audiences = audiences ?? profile.Audiences, Length = EditionLength.Normal }, server, cancel);
    }

    /// <summary>The newest edition that went out for this profile in the last eight days, else the last finished week.</summary>
    public async Task<MessageBody> LatestAsync(Profile profile, string menu, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (key, asked, server, since) = (profile.Key(), profile.Asked().Key(), profile.ServerId, now.AddDays(-8));
        await using var db = await store.CreateDbContextAsync(cancel);
        var sent = await db.Slots.AsNoTracking()
            .Where(s => s.ProfileKey == asked && s.RecapId != null && s.CutOff > since && s.CutOff <= now)
            .Where(s => s.Recap!.ProfileKey == key || (server != null && s.Subscription!.ServerId == server))
            .OrderByDescending(s => s.CutOff).Select(s => new { Id = s.RecapId!.Value, s.Recap!.Profile }).Take(10).ToListAsync(cancel); // asked for above
        var latest = sent.Find(recap => Profile.FromJson(recap.Profile).Unreviewed().Key() == key); // one from before a change of mutes is not what is asked for now
        return latest is { Id: var id } && await StoredAsync(db, id, profile.ServerId, cancel) is { Items.Count: > 0 } edition
            ? Body(edition, id, menu, "")
            : await WeekAsync(profile, WeekText.Of(now.AddDays(-7)), menu, cancel);
    }

    /// <summary>A finished week is composed once and kept; a running one, and <see cref="Now"/>, are drafts.</summary>
    public async Task<MessageBody> WeekAsync(Profile profile, string week, string menu, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await store.CreateDbContextAsync(cancel);
        var window = week == Now ? new Window(now.AddDays(-7), now) : Window.OfWeek(week);
        if (window.CutOff >= now || week == Now)
        {
            var minute = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
            var draft = await _read.GetAsync($"{profile.Key()}|{week}|{minute:O}", await StampAsync(db, cancel), () => recapper.PreviewAsync(profile, window.From, window.CutOff < now ? window.CutOff : now, cancel));
            return Body(draft, 0, menu, week);
        }

        var key = profile.Key();
        var kept = await db.Recaps.Where(r => r.ProfileKey == key && r.From == window.From && r.CutOff == window.CutOff).Select(r => (long?)r.Id).FirstOrDefaultAsync(cancel)
            ?? (await recapper.ComposeAsync(profile, window.From, window.CutOff, cancel)).Id;
        var edition = await StoredAsync(db, kept, profile.ServerId, cancel) ?? throw new InvalidOperationException("The recap was composed and cannot be read.");
        return Body(edition, kept, menu, week);
    }

    /// <summary>A stored edition without what was taken down since; null when there is none.</summary>
    private async Task<Edition?> StoredAsync(BotDb db, long recap, string? server, CancellationToken cancel)
    {
        if (!await db.Recaps.AnyAsync(r => r.Id == recap, cancel))
        {
            return null;
        }

        var edition = await _read.GetAsync(recap.ToString(System.Globalization.CultureInfo.InvariantCulture), await StampAsync(db, cancel), async () => await recapper.ReadAsync(recap, cancel) ?? throw new InvalidOperationException("The recap is there and cannot be read."));
        var told = edition.Items.Select(item => item.EventId).ToList();
        var hidden = await db.Hidden.Where(h => told.Contains(h.EventId) && (h.ServerId == null || h.ServerId == server)).Select(h => h.EventId).ToListAsync(cancel);
        return hidden.Count == 0 ? edition : edition with
        {
            Items = [.. edition.Items.Where(item => !hidden.Contains(item.EventId))],
            Actions = [.. edition.Actions.Where(action => !hidden.Contains(action.EventId))],
        };
    }

    /// <summary>Changes with everything that an edition is made of.</summary>
    private static async Task<string> StampAsync(BotDb db, CancellationToken cancel) => FormattableString.Invariant(
        $"{await db.EventLog.MaxAsync(l => (long?)l.Seq, cancel)}|{await db.Analyses.MaxAsync(a => (long?)a.Id, cancel)}|{await db.Hidden.MaxAsync(h => (long?)h.Id, cancel)}|{await db.Hidden.CountAsync(cancel)}|{await db.Votes.MaxAsync(v => (DateTimeOffset?)v.At, cancel):O}|{await db.Votes.CountAsync(cancel)}|{await db.SourceWishes.MaxAsync(w => (long?)w.Id, cancel)}");

    /// <summary>A stored edition as a server sees it; null when there is none.</summary>
    public async Task<MessageBody?> StoredAsync(long recapId, string? server, string menu, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await StoredAsync(db, recapId, server, cancel) is { } edition ? Body(edition, recapId, menu, "") : null;
    }

    private MessageBody Body(Edition edition, long recapId, string menu, string week)
    {
        var body = EditionMessage.Of(edition, recapId, EditionForm.Channel)[0];
        return body with { Components = [.. body.Components ?? [], new ActionRow([new StringSelect(menu, Weeks(week)) { Placeholder = Texts.Get("recap.weeks") }])] };
    }

    private List<SelectOption> Weeks(string shown)
    {
        var now = clock.GetUtcNow();
        List<SelectOption> weeks = [new SelectOption(Texts.Get("recap.now"), Now) { Default = shown == Now ? true : null }];
        for (var back = 1; back <= WeeksInMenu; back++)
        {
            var week = WeekText.Of(now.AddDays(-7 * back));
            weeks.Add(new SelectOption(Texts.Get("recap.week", Window.OfWeek(week).Days(), week), week) { Default = shown == week ? true : null });
        }

        return weeks;
    }
}
