using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>How a server's members voted on an event.</summary>
internal sealed record Tally(int Useful, int NotUseful);

/// <summary>How a server's members voted on a topic or a publisher.</summary>
internal sealed record Leaning(string Name, bool IsTopic, int Up, int Down);

/// <summary>What people think of events: votes, complaints, and what managers took down.</summary>
internal sealed class Opinions(IDbContextFactory<BotDb> store, SubscriptionChanges changes, TimeProvider clock, ILogger<Opinions> log)
{
    /// <summary>Sets a person's vote; the same vote again takes it back.</summary>
    public async Task<Tally> VoteAsync(string person, string? server, long eventId, int value, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var vote = await db.Votes.FirstOrDefaultAsync(v => v.PersonId == person && v.ServerId == server && v.EventId == eventId, cancel);
        if (vote is null)
        {
            db.Votes.Add(new Vote { PersonId = person, ServerId = server, EventId = eventId, Value = value, At = clock.GetUtcNow() });
        }
        else if (vote.Value == value)
        {
            db.Votes.Remove(vote);
        }
        else
        {
            (vote.Value, vote.At) = (value, clock.GetUtcNow());
        }

        await db.SaveChangesAsync(cancel);
        var all = await db.Votes.Where(v => v.EventId == eventId && v.ServerId == server).GroupBy(v => v.Value).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        return new Tally(all.FirstOrDefault(v => v.Key > 0)?.Count ?? 0, all.FirstOrDefault(v => v.Key < 0)?.Count ?? 0);
    }

    /// <summary>What a server's votes are about: topics first, then publishers, those with most votes first.</summary>
    public async Task<IReadOnlyList<Leaning>> LeaningsAsync(string server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var votes = await db.Votes.AsNoTracking().Where(v => v.ServerId == server).Join(db.Events, v => v.EventId, e => e.Id, (v, e) => new
        {
            v.PersonId,
            v.Value,
            e.Topics,
            Publisher = db.Articles.Where(a => a.Id == (e.PrimaryArticleId ?? e.TitleArticleId)).Select(a => a.Publisher).FirstOrDefault() ?? "",
        }).ToListAsync(cancel);
        var about = votes.SelectMany(v => v.Topics.Select(topic => (Name: topic, IsTopic: true, v.PersonId, v.Value)).Append((Name: v.Publisher, IsTopic: false, v.PersonId, v.Value)));
        return [.. about.Where(v => v.Name.Length > 0).GroupBy(v => (v.Name, v.IsTopic))
            .Select(g => new Leaning(g.Key.Name, g.Key.IsTopic, Members(g, 1), Members(g, -1)))
            .OrderByDescending(l => l.IsTopic).ThenByDescending(l => l.Up + l.Down).ThenBy(l => l.Name, StringComparer.Ordinal)];

        static int Members(IEnumerable<(string, bool, string PersonId, int Value)> votes, int sign) =>
            votes.Where(v => Math.Sign(v.Value) == sign).Select(v => v.PersonId).Distinct().Count();
    }

    /// <summary>Begins a server's votes anew.</summary>
    public async Task ResetVotesAsync(string server, string person, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var gone = await db.Votes.Where(v => v.ServerId == server).ExecuteDeleteAsync(cancel);
        log.LogInformation("{Person} reset the {Votes} votes of server {Server}", person, gone, server);
        changes.Tell();
    }

    /// <summary>Files a complaint about a version of a card; one open complaint a person and event.</summary>
    public async Task ComplainAsync(string person, string? server, long eventId, long analysisId, string text, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        if (!await db.Complaints.AnyAsync(c => c.PersonId == person && c.EventId == eventId && c.Outcome == null, cancel))
        {
            db.Complaints.Add(new Complaint { PersonId = person, ServerId = server, EventId = eventId, AnalysisId = analysisId, Text = text, At = clock.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Takes an event down in one server; false where that server sees no such event.</summary>
    public async Task<bool> HideAsync(string server, long eventId, string person, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        if (!await db.EventsSeenBy(server).AnyAsync(e => e.Id == eventId, cancel))
        {
            return false;
        }

        if (!await db.Hidden.AnyAsync(h => h.ServerId == server && h.EventId == eventId, cancel))
        {
            db.Hidden.Add(new Hidden { ServerId = server, EventId = eventId, PersonId = person, At = clock.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
            log.LogInformation("{Person} took event {Event} down in server {Server}", person, eventId, server);
            changes.Tell();
        }

        return true;
    }

    /// <summary>The operator's take-down, in every server and direct message, or its end; the event's title, or null where there is none.</summary>
    public async Task<string?> HideEverywhereAsync(long eventId, bool undo, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var title = await db.Events.Where(e => e.Id == eventId).Select(e => e.Title).FirstOrDefaultAsync(cancel);
        var everywhere = db.Hidden.Where(h => h.ServerId == null && h.EventId == eventId);
        if (undo)
        {
            await everywhere.ExecuteDeleteAsync(cancel);
        }
        else if (title is not null && !await everywhere.AnyAsync(cancel))
        {
            db.Hidden.Add(new Hidden { EventId = eventId, PersonId = "operator", At = clock.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
        }

        return title;
    }

    public async Task ShowAgainAsync(string server, long eventId, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await db.Hidden.Where(h => h.ServerId == server && h.EventId == eventId).ExecuteDeleteAsync(cancel);
    }
}
