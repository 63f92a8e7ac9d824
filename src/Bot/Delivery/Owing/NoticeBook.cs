using System.Globalization;
using System.Text;
using Bot.Discord.Wire;
using Microsoft.EntityFrameworkCore;

namespace Bot.Delivery.Owing;

/// <summary>Owes managers what they must know and readers need not: in the alert channel that their server chose, once each.</summary>
internal sealed class NoticeBook(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    private const int AtOnce = 200;
    private const int MostNamed = 5;

    /// <summary>Older troubles are told nobody any more.</summary>
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(14);

    /// <summary>So many fetches in a row must fail before managers hear of a source.</summary>
    private const int Persistent = 3;

    public async Task<int> OweAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await FailedAsync(db, cancel) + await FollowsAsync(db, cancel) + await MissedAsync(db, cancel) + await TakenDownAsync(db, cancel) + await SourcesAsync(db, cancel);
    }

    /// <summary>Editions that ended badly.</summary>
    private async Task<int> FailedAsync(BotDb db, CancellationToken cancel)
    {
        var failed = await db.Postings.AsNoTracking()
            .Where(p => (p.State == PostingState.Refused || p.State == PostingState.Unknown) && p.Kind == PostingKind.Edition && p.DestinationKind != "dm")
            .Where(p => p.Refusal != PostingRefusal.EarlierPart && p.Refusal != PostingRefusal.Stopped && p.SlotId != null)
            .Where(p => !db.Postings.Any(n => n.DedupeKey == "notice:" + p.DedupeKey))
            .Join(db.Subscriptions, p => p.SubscriptionId, s => s.Id, (p, s) => new { Posting = p, s.ServerId })
            .Join(db.ServerSettings.Where(s => s.AlertChannelId != null), pair => pair.ServerId, s => s.ServerId, (pair, s) => new { pair.Posting, Alert = s.AlertChannelId! })
            .Where(pair => pair.Alert != pair.Posting.Destination)
            .OrderBy(pair => pair.Posting.Id).Take(AtOnce).ToListAsync(cancel);
        db.Postings.AddRange(failed.Select(pair => Notice("notice:" + pair.Posting.DedupeKey, pair.Alert, Delivery.Notice.Of(pair.Posting))));
        return await db.SaveChangesAsync(cancel);
    }

    /// <summary>What a channel follows and is told no more.</summary>
    private async Task<int> FollowsAsync(BotDb db, CancellationToken cancel)
    {
        var ended = await db.Follows.AsNoTracking().Where(f => f.Problem != null && f.ChannelId != null && !db.Postings.Any(n => n.DedupeKey == "unfollowed:" + f.Id + ":" + f.Seq))
            .Join(db.ServerSettings.Where(s => s.AlertChannelId != null), f => f.ServerId, s => s.ServerId, (f, s) => new { Follow = f, Alert = s.AlertChannelId! })
            .Where(pair => pair.Alert != pair.Follow.ChannelId)
            .Select(pair => new { pair.Follow, pair.Alert, Title = pair.Follow.Name ?? db.Events.Where(e => e.Id == pair.Follow.EventId).Select(e => e.Title).FirstOrDefault() ?? "" })
            .OrderBy(row => row.Follow.Id).Take(AtOnce).ToListAsync(cancel);
        db.Postings.AddRange(ended.Select(row => Notice(string.Create(CultureInfo.InvariantCulture, $"unfollowed:{row.Follow.Id}:{row.Follow.Seq}"), row.Alert, MessageBody.Text(
            $"<#{row.Follow.ChannelId}> hears no more of {Line(row.Title, "what it follows")}: {Line(row.Follow.Problem!, "Discord refused it")}. Follow it there again once that is mended."))));
        return await db.SaveChangesAsync(cancel);
    }

    /// <summary>Editions that were due while the bot was down and are too old to go out.</summary>
    private async Task<int> MissedAsync(BotDb db, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - LooksBack;
        var missed = await db.Slots.AsNoTracking().Include(s => s.Subscription)
            .Where(s => (s.State == SlotState.Missed || s.State == SlotState.Held) && s.Due > since && s.Subscription!.State == SubscriptionState.Active)
            .Where(s => !db.Postings.Any(n => n.DedupeKey == "missed:" + s.Id))
            .GroupJoin(db.ServerSettings, s => s.Subscription!.ServerId, x => x.ServerId, (s, x) => new { Slot = s, x })
            .SelectMany(pair => pair.x.DefaultIfEmpty(), (pair, x) => new { pair.Slot, Alert = x == null ? null : x.AlertChannelId })
            .Where(pair => pair.Alert != null || pair.Slot.Subscription!.Kind == SubscriptionKind.Personal)
            .OrderBy(pair => pair.Slot.Id).Take(AtOnce).ToListAsync(cancel);
        db.Postings.AddRange(missed.Select(pair =>
        {
            var personal = pair.Slot.Subscription!.Kind == SubscriptionKind.Personal;
            var due = string.Create(CultureInfo.InvariantCulture, $"<t:{pair.Slot.Due.ToUnixTimeSeconds()}:F>");
            var place = personal ? "Your recap" : $"The recap of <#{pair.Slot.Subscription.ChannelId}>";
            var text = pair.Slot.State == SlotState.Held
                ? $"{place} of {due} is held back: nobody approved its draft in <#{pair.Slot.Subscription.ReviewChannelId}>. It goes out as soon as somebody does."
                : $"{place} of {due} did not go out: I was down when it was due. Its news comes with the next one; `/{(personal ? "subscribe" : "digest")}` sends one now.";
            var notice = Notice($"missed:{pair.Slot.Id}", personal ? "person:" + pair.Slot.Subscription.PersonId : pair.Alert!, MessageBody.Text(text)); // the query asked for an alert channel
            notice.DestinationKind = personal ? "dm" : "text";
            return notice;
        }));
        return await db.SaveChangesAsync(cancel);
    }

    /// <summary>Who took what down.</summary>
    private async Task<int> TakenDownAsync(BotDb db, CancellationToken cancel)
    {
        var since = clock.GetUtcNow() - LooksBack;
        var hidden = await db.Hidden.AsNoTracking().Where(h => h.At > since && h.ServerId != null && !db.Postings.Any(n => n.DedupeKey == "hidden:" + h.Id))
            .Join(db.ServerSettings.Where(s => s.AlertChannelId != null), h => h.ServerId, s => s.ServerId, (h, s) => new { Hidden = h, Alert = s.AlertChannelId! })
            .Join(db.Events, pair => pair.Hidden.EventId, e => e.Id, (pair, e) => new { pair.Hidden, pair.Alert, e.Title })
            .OrderBy(row => row.Hidden.Id).Take(AtOnce).ToListAsync(cancel);
        db.Postings.AddRange(hidden.Select(h => Notice($"hidden:{h.Hidden.Id}", h.Alert, MessageBody.Text(
            $"<@{h.Hidden.PersonId}> took an event down here: {(DiscordMarkdown.Length(h.Title) <= 300 ? DiscordMarkdown.Escape(h.Title) : "an event")}"))));
        return await db.SaveChangesAsync(cancel);
    }

    /// <summary>Sources that could not be read, with the edition that had to do without them.</summary>
    private async Task<int> SourcesAsync(BotDb db, CancellationToken cancel)
    {
        var since = clock.GetUtcNow().AddDays(-1);
        var slots = await db.Slots.AsNoTracking().Where(s => s.Due > since && (s.State == SlotState.Composed || s.State == SlotState.Posted) && !db.Postings.Any(n => n.DedupeKey == "sources:" + s.Id))
            .Join(db.ServerSettings.Where(s => s.AlertChannelId != null), s => s.Subscription!.ServerId, x => x.ServerId, (s, x) => new { s.Id, s.Subscription!.ChannelId, Alert = x.AlertChannelId! })
            .OrderBy(row => row.Id).Take(AtOnce).ToListAsync(cancel);
        if (slots.Count == 0)
        {
            return 0;
        }

        var failing = await db.Sources.AsNoTracking().Where(s => s.Tier == Tier.Catalogue && (s.PausedBecause != null || s.Failures >= Persistent)).OrderBy(s => s.Id).ToListAsync(cancel);
        if (failing.Count == 0)
        {
            return 0;
        }

        var lines = failing.Take(MostNamed).Select(s => $"\n- {Line(s.Name, "a source")}: {Line(s.PausedBecause ?? s.LastError ?? "", "it could not be read")}");
        var text = $"could not be read: {failing.Count} of {await db.Sources.CountAsync(s => s.Tier == Tier.Catalogue, cancel)} sources.{string.Concat(lines)}";
        db.Postings.AddRange(slots.Select(s => Notice($"sources:{s.Id}", s.Alert, MessageBody.Text($"For the recap of <#{s.ChannelId}> these {text}"))));
        return await db.SaveChangesAsync(cancel);
    }

    private static string Line(string text, string instead) => DiscordMarkdown.Length(text) is > 0 and <= 200 ? DiscordMarkdown.Escape(text) : instead;

    private Posting Notice(string key, string destination, MessageBody body) => new()
    {
        Kind = PostingKind.Notice,
        DedupeKey = key,
        Destination = destination,
        NotBefore = clock.GetUtcNow(),
        Payload = Encoding.UTF8.GetString(Json.Write(body)),
    };
}
