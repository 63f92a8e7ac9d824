using Microsoft.EntityFrameworkCore;

namespace Bot.News.Grouping;

/// <summary>What one round of grouping did.</summary>
public sealed record GroupSummary(int Placed, int Formed, int SetAside, int Merged, int Split);

/// <summary>Decides which articles tell of the same event, and what speaks for its weight.</summary>
public sealed class Grouper(IDbContextFactory<BotDb> store, TimeProvider clock)
{
    /// <summary>Places every article that has no report yet, in order of arrival, and those edited since.</summary>
    public Task<GroupSummary> GroupAsync(CancellationToken cancel)
    {
        _ = (store, clock, cancel);
        return Task.FromResult(new GroupSummary(0, 0, 0, 0, 0));
    }
}
