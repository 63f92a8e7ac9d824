using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bot.News.Analysing.Analysts;

/// <summary>Keeps what models were asked, what it cost and what they answered, and says what may still be spent.</summary>
internal sealed class TokenBook(IDbContextFactory<BotDb> store, IOptions<AnalysisOptions> options)
{
    /// <summary>No event may have more than this part of the week's budget.</summary>
    public const int EventShare = 20;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>
    /// How long calls are kept. The budget looks back a week; the same request can come again while its event is told of and gets new versions of
    /// its card, which ends 60 days after its last report.
    /// </summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    private long underWay;

    /// <summary>The answer that this very request had before; null where it had none.</summary>
    public async Task<string?> AnswerAsync(string key, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.ModelCalls.AsNoTracking().Where(c => c.Key == key && c.Answer != null).OrderByDescending(c => c.Id).Select(c => c.Answer).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Tokens of the seven days before <paramref name="now"/>.</summary>
    public async Task<long> SpentAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - Week;
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.ModelCalls.Where(c => c.At > since).SumAsync(c => (long)c.InputTokens + c.OutputTokens, cancel);
    }

    /// <summary>Sets tokens aside for a request; false where the week's or the event's budget does not hold them. What is set aside must be given back.</summary>
    public async Task<bool> SetAsideAsync(long eventId, int tokens, DateTimeOffset now, CancellationToken cancel)
    {
        var budget = options.Value.WeeklyTokenBudget;
        var since = now - Week;
        await using var db = await store.CreateDbContextAsync(cancel);
        var own = await db.ModelCalls.Where(c => c.EventId == eventId && c.At > since).SumAsync(c => (long)c.InputTokens + c.OutputTokens, cancel);
        if (own + tokens > budget / EventShare) return false;
        if (await SpentAsync(now, cancel) + Interlocked.Add(ref underWay, tokens) <= budget) return true;
        GiveBack(tokens);
        return false;
    }

    public void GiveBack(int tokens) => Interlocked.Add(ref underWay, -tokens);

    /// <summary>Deletes calls that are older than <see cref="Kept"/>; gives how many.</summary>
    public async Task<int> ForgetAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var before = now - Kept;
        await using var db = await store.CreateDbContextAsync(cancel);
        return await db.ModelCalls.Where(c => c.At < before).ExecuteDeleteAsync(cancel);
    }

    public async Task KeepAsync(ModelCall call, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        db.ModelCalls.Add(call);
        await db.SaveChangesAsync(cancel);
    }
}
