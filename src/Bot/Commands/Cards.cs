using Bot.Commands.Finding;
using Bot.Delivery;
using Bot.Discord.Wire;
using Bot.News.Recapping;
using Microsoft.EntityFrameworkCore;

namespace Bot.Commands;

/// <summary>Event cards as answers to one person. Every id that was ever shown still finds its card, wherever merges took it.</summary>
internal sealed class Cards(IDbContextFactory<BotDb> store, Recapper recapper, Editions editions, EventSearch search, TimeProvider clock)
{
    /// <summary>An event without a report for longer gets no first card.</summary>
    private static readonly TimeSpan s_carded = TimeSpan.FromDays(60);

    /// <summary>The face of an event's card, or what to say where there is none for this server.</summary>
    public async Task<MessageBody> FaceAsync(long eventId, string? server, CancellationToken cancel)
    {
        if (await FindAsync(eventId, server, cancel) is not { } card)
        {
            return await WhyNotAsync(eventId, server, cancel);
        }

        var body = CardMessage.Face(card, await RecapOfAsync(card.EventId, server, cancel) is not null);
        return card.EventId == eventId ? body : body with { Components = [new TextDisplay(Texts.Get("event.merged")), .. body.Components ?? []] };
    }

    /// <summary>One part of the card.</summary>
    public async Task<MessageBody> PartAsync(long eventId, CardPart part, string? server, CancellationToken cancel)
    {
        if (await FindAsync(eventId, server, cancel) is not { } card)
        {
            return await WhyNotAsync(eventId, server, cancel);
        }

        return part switch
        {
            CardPart.Insight => CardMessage.Insight(card),
            CardPart.Competitors => CardMessage.Competitors(card),
            CardPart.Timeline => CardMessage.Timeline(card),
            CardPart.Sources => CardMessage.Sources(card),
            CardPart.Related => CardMessage.Related(card),
            _ => await RecapOfAsync(card.EventId, server, cancel) is { } recap && await editions.StoredAsync(recap, server, RecapCommand.Menu(new()), cancel) is { } body
                ? body
                : MessageBody.Text(Texts.Get("event.norecap")),
        };
    }

    /// <summary>The card as this server may see it; null where there is none.</summary>
    public async Task<Card?> FindAsync(long eventId, string? server, CancellationToken cancel)
    {
        var card = await recapper.ReadCardNearAsync(eventId, told => search.NearAsync(told, cancel), cancel);
        return card is not null && await SeesAsync(card.EventId, server, cancel) ? card : null;
    }

    /// <summary>A hidden event is gone for its server; one told by servers' own sources alone is there only for those that wish for them.</summary>
    private async Task<bool> SeesAsync(long eventId, string? server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Hidden.AnyAsync(h => h.EventId == eventId && (h.ServerId == null || h.ServerId == server), cancel))
        {
            return false;
        }

        return await db.EventsSeenBy(server).AnyAsync(e => e.Id == eventId, cancel);
    }

    private async Task<MessageBody> WhyNotAsync(long eventId, string? server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var told = await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Id == eventId, cancel);
        return MessageBody.Text(told is null ? Texts.Get("event.unknown")
            : await db.Hidden.AnyAsync(h => h.EventId == (told.MergedInto ?? told.Id) && (h.ServerId == null || h.ServerId == server), cancel) ? Texts.Get("event.hidden")
            : told.Tier == Tier.Server ? Texts.Get("event.unknown")
            : clock.GetUtcNow() - told.LastAt > s_carded ? await BareAsync(db, told, cancel)
            : Texts.Get("event.uncarded", DiscordMarkdown.Escape(told.Title)));
    }

    /// <summary>An event that is too old for a card: its title, its source and its day.</summary>
    private static async Task<string> BareAsync(BotDb db, NewsEvent told, CancellationToken cancel)
    {
        var article = await db.Articles.AsNoTracking().Where(a => a.Id == (told.PrimaryArticleId ?? told.TitleArticleId)).Select(a => new { a.Url, a.Publisher }).FirstOrDefaultAsync(cancel);
        return Texts.Get("event.old", DiscordMarkdown.Link(told.Title, article?.Url), DiscordMarkdown.Escape(article?.Publisher ?? ""), Shown.Day(told.FirstAt));
    }

    /// <summary>The newest edition that told of it; one that another server made its own is nobody else's.</summary>
    private async Task<long?> RecapOfAsync(long eventId, string? server, CancellationToken cancel)
    {
        var (shared, own) = ("\"ServerId\":null", $"\"ServerId\":\"{server}\"");
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.RecapItems.Where(i => i.EventId == eventId && db.Recaps.Any(r => r.Id == i.RecapId && (r.Profile.Contains(shared) || (server != null && r.Profile.Contains(own))))).OrderByDescending(i => i.RecapId).Select(i => (long?)i.RecapId).FirstOrDefaultAsync(cancel);
    }
}
