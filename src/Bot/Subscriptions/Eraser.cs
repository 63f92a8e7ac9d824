using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Bot.Subscriptions;

/// <summary>Shows and deletes all that is kept of a person or a server: complete and at once, in one transaction, wherever it stands.</summary>
internal sealed class Eraser(IDbContextFactory<BotDb> store, SubscriptionChanges changes)
{
    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>All that is kept of a person, as JSON.</summary>
    public async Task<string> ExportPersonAsync(string person, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return JsonSerializer.Serialize(new
        {
            settings = await db.PersonSettings.AsNoTracking().FirstOrDefaultAsync(p => p.PersonId == person, cancel),
            subscriptions = await db.Subscriptions.AsNoTracking().Where(s => s.PersonId == person && s.Kind == SubscriptionKind.Personal).ToListAsync(cancel),
            actions = await db.ActionStates.AsNoTracking().Where(s => s.PersonId == person).Select(s => new { s.ActionItemId, s.State, s.Until, s.At }).ToListAsync(cancel),
            follows = await db.Follows.AsNoTracking().Where(f => f.PersonId == person).Select(f => new { f.EventId, f.Name, f.At }).ToListAsync(cancel),
            votes = await db.Votes.AsNoTracking().Where(v => v.PersonId == person).Select(v => new { v.ServerId, v.EventId, v.Value, v.At }).ToListAsync(cancel),
            complaints = await db.Complaints.AsNoTracking().Where(c => c.PersonId == person).Select(c => new { c.EventId, c.Text, c.Outcome, c.At }).ToListAsync(cancel),
            suggestions = await db.Suggestions.AsNoTracking().Where(s => s.PersonId == person).Select(s => new { s.Url, s.At }).ToListAsync(cancel),
        }, s_readable);
    }

    /// <summary>Deletes a person: rows of their own go, rows that belong to a server only lose the name.</summary>
    public async Task ForgetPersonAsync(string person, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await DropSubscriptionsAsync(db, db.Subscriptions.Where(s => s.PersonId == person && s.Kind == SubscriptionKind.Personal), cancel);
        await db.Postings.Where(p => p.Destination == "person:" + person).ExecuteDeleteAsync(cancel);
        await db.ActionStates.Where(s => s.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.Follows.Where(f => f.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.Votes.Where(v => v.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.Complaints.Where(c => c.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.Suggestions.Where(s => s.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.PersonSettings.Where(p => p.PersonId == person).ExecuteDeleteAsync(cancel);
        await db.Subscriptions.Where(s => s.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(s => s.PersonId, (string?)null), cancel);
        await db.Hidden.Where(h => h.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(h => h.PersonId, ""), cancel);
        await db.Reviews.Where(r => r.PersonId == person).ExecuteUpdateAsync(set => set.SetProperty(r => r.PersonId, (string?)null), cancel);
        await whole.CommitAsync(cancel);
        changes.Tell();
    }

    /// <summary>Deletes all that is kept of a server.</summary>
    public async Task ForgetServerAsync(string server, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await DropSubscriptionsAsync(db, db.Subscriptions.Where(s => s.ServerId == server), cancel);
        await db.Follows.Where(f => f.ServerId == server).ExecuteDeleteAsync(cancel);
        await db.Votes.Where(v => v.ServerId == server).ExecuteDeleteAsync(cancel);
        await db.Complaints.Where(c => c.ServerId == server).ExecuteDeleteAsync(cancel);
        await db.Hidden.Where(h => h.ServerId == server).ExecuteDeleteAsync(cancel);
        await db.SourceWishes.Where(w => w.ServerId == server).ExecuteDeleteAsync(cancel);
        await db.Suggestions.Where(s => s.ServerId == server).ExecuteDeleteAsync(cancel);
        await db.Usages.Where(u => u.ServerId == server).ExecuteDeleteAsync(cancel);
        await db.ServerSettings.Where(s => s.ServerId == server).ExecuteDeleteAsync(cancel);
        await whole.CommitAsync(cancel);
        changes.Tell();
    }

    private static async Task DropSubscriptionsAsync(BotDb db, IQueryable<Subscription> doomed, CancellationToken cancel)
    {
        var ids = await doomed.Select(s => s.Id).ToListAsync(cancel);
        var slots = await db.Slots.Where(s => ids.Contains(s.SubscriptionId)).Select(s => s.Id).ToListAsync(cancel);
        await db.Postings.Where(p => p.SubscriptionId != null && ids.Contains(p.SubscriptionId.Value)).ExecuteDeleteAsync(cancel);
        await db.Reviews.Where(r => slots.Contains(r.SlotId)).ExecuteDeleteAsync(cancel);
        await db.Slots.Where(s => ids.Contains(s.SubscriptionId)).ExecuteDeleteAsync(cancel);
        await db.Subscriptions.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancel);
    }
}
