using Microsoft.EntityFrameworkCore;

namespace Bot.News.Recapping;

/// <summary>Reads what an edition is composed from: the window's events with their newest cards, and what this reader was told before.</summary>
internal sealed class DeskReader(BotDb db)
{
    private const int MostCandidates = 300;

    private sealed record Piece(long EventId, string Publisher, string Family, Trust Trust, DateTimeOffset When, long ArticleId, Stance? Stance);

    public async Task<Desk> ReadAsync(Profile profile, Window window, CancellationToken cancel)
    {
        var (from, cutOff) = window;
        var inWindow = db.EventsSeenBy(profile.ServerId).AsNoTracking().Where(e => e.MergedInto == null && e.FirstAt <= cutOff && e.LastAt > from);
        var hidden = await HiddenAsync(profile, cancel);
        var events = await inWindow.Where(e => !hidden.Contains(e.Id))
            .OrderByDescending(e => e.Score).ThenBy(e => e.Id).Take(MostCandidates).ToListAsync(cancel);
        var taken = await TakenAsync(profile, hidden, cancel);
        events.AddRange(taken.ExceptBy(events.Select(e => e.Id), e => e.Id));
        var chosen = taken.ConvertAll(e => e.Id);
        var ids = events.ConvertAll(e => e.Id);
        var pieces = (await PiecesAsync(ids, profile.ServerId, cancel)).ToLookup(piece => piece.EventId);
        var log = (await db.EventLog.AsNoTracking().Where(entry => ids.Contains(entry.EventId) && entry.What != "").ToListAsync(cancel)).ToLookup(entry => entry.EventId);
        var cards = await NewestCardsAsync(ids, cancel);
        var told = await ToldAsync(profile, window, cancel);
        var taste = await TasteAsync(profile, cancel);

        var updates = new Dictionary<long, string?>();
        var candidates = new List<Candidate>();
        foreach (var e in events.Where(e => cards.ContainsKey(e.Id)))
        {
            var change = told.TryGetValue(e.Id, out var seq) ? Repeats.Change(seq, log[e.Id]) : null;
            var tellable = chosen.Contains(e.Id) || (told.ContainsKey(e.Id)
                ? change is not null
                : Repeats.StirsIn(window, e, pieces[e.Id].Count(piece => piece.When > from && piece.When <= cutOff), log[e.Id]));
            var heard = pieces[e.Id].Where(piece => piece.Stance != Stance.Mute && !profile.MutedPublishers.Contains(piece.Publisher, StringComparer.OrdinalIgnoreCase)).ToList();
            if (tellable && (heard.Count > 0 || !pieces[e.Id].Any() || chosen.Contains(e.Id)))
            {
                var lead = LeadOf(e, pieces[e.Id]);
                updates[e.Id] = change;
                candidates.Add(new(e, [.. heard.Select(piece => piece.Family).Distinct()], lead, taste.Weigh(e.Topics, lead)) { Voters = taste.Voters(e.Topics, lead), Trusted = heard.Exists(piece => piece.Stance == Stance.Trust), Taken = chosen.Contains(e.Id) });
            }
        }

        var actions = (await db.ActionItems.AsNoTracking().Where(action => ids.Contains(action.EventId) && !action.Withdrawn).ToListAsync(cancel)).ToLookup(action => action.EventId);
        var leads = candidates.ToDictionary(candidate => candidate.Event.Id, candidate => candidate.LeadPublisher);
        return new(
            [.. Ranking.Order(candidates, profile, cutOff).Select(ranked => new Story(
                ranked.Event, cards[ranked.Event.Id], leads[ranked.Event.Id], ranked.Event.PrimaryArticleId is not null, ranked.Score, ranked.Why,
                updates[ranked.Event.Id], InCardOrder(cards[ranked.Event.Id], actions[ranked.Event.Id])) { Taken = chosen.Contains(ranked.Event.Id) })],
            await db.Articles.CountAsync(article => article.Tier == Tier.Catalogue && article.When > from && article.When <= cutOff, cancel),
            await inWindow.CountAsync(cancel),
            await db.EventLog.MaxAsync(entry => (long?)entry.Seq, cancel) ?? 0,
            await NotesAsync(profile, window, cancel));
    }

    private Task<List<Piece>> PiecesAsync(List<long> ids, string? server, CancellationToken cancel) => db.ReportsSeenBy(server).AsNoTracking()
        .Where(report => report.EventId != null && ids.Contains(report.EventId.Value))
        .Select(report => new Piece(report.EventId!.Value, report.Article!.Publisher, report.Article.Family, report.Article.Trust, report.Article.When, report.ArticleId,
            db.SourceWishes.Where(wish => wish.ServerId == server && wish.Url == report.Article.Source!.Url).Select(wish => (Stance?)wish.Stance).FirstOrDefault()))
        .ToListAsync(cancel);

    private async Task<Dictionary<long, Analysis>> NewestCardsAsync(List<long> ids, CancellationToken cancel)
    {
        var newest = db.Analyses.Where(card => ids.Contains(card.EventId)).GroupBy(card => card.EventId).Select(group => group.Max(card => card.Id));
        var cards = await db.Analyses.AsNoTracking().AsSplitQuery()
            .Include(card => card.Claims).ThenInclude(claim => claim.Citations)
            .Where(card => newest.Contains(card.Id))
            .ToListAsync(cancel);
        return cards.ToDictionary(card => card.EventId);
    }

    /// <summary>
    /// Events that editions of this profile told, with the newest log position they were told at. An edition counts when a
    /// slot asked for it or this window goes on from it; a preview tells nobody. A merged event was told under both its ids.
    /// </summary>
    private async Task<Dictionary<long, long>> ToldAsync(Profile profile, Window window, CancellationToken cancel)
    {
        var rows = await db.RecapItems.Join(Earlier(profile, window), item => item.RecapId, recap => recap.Id, (item, recap) => new { item.EventId, recap.Seq }).ToListAsync(cancel);
        var told = rows.GroupBy(row => row.EventId).ToDictionary(group => group.Key, group => group.Max(row => row.Seq));
        var open = told.Keys.ToList();
        while (open.Count > 0)
        {
            var moved = await db.Events.Where(e => open.Contains(e.Id) && e.MergedInto != null).Select(e => new { e.Id, Into = e.MergedInto!.Value }).ToListAsync(cancel);
            foreach (var move in moved)
            {
                told[move.Into] = Math.Max(told[move.Id], told.GetValueOrDefault(move.Into));
            }

            open = moved.ConvertAll(move => move.Into);
        }

        return told;
    }

    /// <summary>
    /// Editions that these readers got. What a server hides, mutes or reviews makes another profile of it from one week to the
    /// next, so its editions are known by what its digests ask for.
    /// </summary>
    private IQueryable<Recap> Earlier(Profile profile, Window window)
    {
        var (key, asked, server) = (profile.Key(), profile.Asked().Key(), profile.ServerId);
        var (from, since) = (window.From, window.From - Repeats.Memory);
        return db.Recaps
            .Where(recap => recap.CutOff <= from && recap.CutOff > since)
            .Where(recap => (recap.ProfileKey == key
                    && (recap.CutOff == from || db.Slots.Any(slot => slot.ProfileKey == asked && slot.CutOff == recap.CutOff && slot.From == recap.From)))
                || (server != null && db.Slots.Any(slot => slot.ProfileKey == asked && slot.RecapId == recap.Id && slot.Subscription!.ServerId == server)));
    }

    /// <summary>What managers or the operator took down, under the ids it was merged into too, and what a review dropped.</summary>
    private async Task<List<long>> HiddenAsync(Profile profile, CancellationToken cancel)
    {
        var hidden = await db.Hidden.Where(h => h.ServerId == null || h.ServerId == profile.ServerId).Select(h => h.EventId).ToListAsync(cancel);
        hidden.AddRange(profile.Dropped ?? []);
        return await WithMergedAsync(hidden, cancel);
    }

    /// <summary>What a review took in, as what it was merged into.</summary>
    private async Task<List<NewsEvent>> TakenAsync(Profile profile, List<long> hidden, CancellationToken cancel)
    {
        if (profile.Taken is not { Count: > 0 } asked)
        {
            return [];
        }

        var ids = await WithMergedAsync([.. asked], cancel);
        return await db.EventsSeenBy(profile.ServerId).AsNoTracking().Where(e => ids.Contains(e.Id) && !hidden.Contains(e.Id) && e.MergedInto == null).OrderBy(e => e.Id).ToListAsync(cancel);
    }

    /// <summary>Events with all that they were merged into.</summary>
    private async Task<List<long>> WithMergedAsync(List<long> ids, CancellationToken cancel)
    {
        for (var open = ids; open.Count > 0;)
        {
            var known = open;
            open = (await db.Events.Where(e => known.Contains(e.Id) && e.MergedInto != null).Select(e => e.MergedInto!.Value).ToListAsync(cancel)).Except(ids).ToList();
            ids = [.. ids, .. open];
        }

        return ids;
    }

    private async Task<Taste> TasteAsync(Profile profile, CancellationToken cancel)
    {
        var taste = new Taste();
        if (profile.ServerId is not { } server)
        {
            return taste;
        }

        var votes = await db.Votes.AsNoTracking().Where(vote => vote.ServerId == server).ToListAsync(cancel);
        var ids = votes.Select(vote => vote.EventId).Distinct().ToList();
        var events = await db.Events.AsNoTracking().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        var pieces = (await PiecesAsync(ids, server, cancel)).ToLookup(piece => piece.EventId);
        foreach (var vote in votes.Where(vote => events.ContainsKey(vote.EventId)))
        {
            taste.Count(events[vote.EventId].Topics, LeadOf(events[vote.EventId], pieces[vote.EventId]), vote.PersonId, vote.Value);
        }

        return taste;
    }

    /// <summary>Corrections of what the editions before this one told, then forecasts that came due within the window.</summary>
    private async Task<IReadOnlyList<string>> NotesAsync(Profile profile, Window window, CancellationToken cancel)
    {
        var (from, cutOff, earlier) = (window.From, window.CutOff, Earlier(profile, window));
        var corrected = await db.Analyses.AsNoTracking()
            .Where(card => card.Correction && card.At > from && card.At <= cutOff)
            .Where(card => db.RecapItems.Any(item => item.EventId == card.EventId && item.AnalysisId < card.Id
                && earlier.Any(recap => recap.Id == item.RecapId)))
            .OrderByDescending(card => card.Id).Take(2).ToListAsync(cancel);
        var due = await db.Predictions.AsNoTracking()
            .Where(prediction => prediction.DueAt > from && prediction.DueAt <= cutOff && prediction.At <= from)
            .OrderBy(prediction => prediction.DueAt).ThenBy(prediction => prediction.Id).Take(2).ToListAsync(cancel);
        return [.. corrected.Select(Note.Of), .. due.Select(Note.Of)];
    }

    private static string LeadOf(NewsEvent e, IEnumerable<Piece> pieces)
    {
        var headline = e.PrimaryArticleId ?? e.TitleArticleId;
        return pieces.OrderByDescending(piece => piece.ArticleId == headline).ThenBy(piece => piece.ArticleId).FirstOrDefault()?.Family ?? "";
    }

    private static IReadOnlyList<ActionItem> InCardOrder(Analysis card, IEnumerable<ActionItem> actions)
    {
        var order = card.Claims.Where(claim => claim.Section == Section.Next && claim.Key is not null).GroupBy(claim => claim.Key!).ToDictionary(group => group.Key, group => group.Min(claim => claim.Order));
        return [.. actions.Where(action => order.ContainsKey(action.Key)).OrderBy(action => order[action.Key])];
    }
}
