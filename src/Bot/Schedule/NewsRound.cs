using Bot.News.Analysing;
using Bot.News.Collecting;
using Bot.News.Grouping;

namespace Bot.Schedule;

/// <summary>What one round over the news stages did.</summary>
internal sealed record NewsRoundSummary(CollectSummary Collected, GroupSummary Grouped, AnalyseSummary Analysed);

/// <summary>The news stages in their order: collect, group, analyse. Rounds never overlap.</summary>
internal sealed class NewsRound(Collector collector, HubBook hubs, Grouper grouper, Analyser analyser) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the first round of this process: until then an edition would miss what was published while the bot was down.</summary>
    public Task First => _first.Task;

    public Task<NewsRoundSummary> RunAsync(IProgress<CollectProgress>? progress, CancellationToken cancel) => RunAsync(null, progress, cancel);

    /// <param name="source">Only the source of this name, due or not; null for all that are due.</param>
    public async Task<NewsRoundSummary> RunAsync(string? source, IProgress<CollectProgress>? progress, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            var collected = await collector.CollectAsync(progress, cancel, source is null ? null : [source]);
            await hubs.SubscribeAsync(cancel);
            var grouped = await grouper.GroupAsync(cancel);
            return new(collected, grouped, await analyser.AnalyseAsync(cancel));
        }
        finally
        {
            _oneAtATime.Release();
            _first.TrySetResult();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
