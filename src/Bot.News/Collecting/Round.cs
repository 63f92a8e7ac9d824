namespace Bot.News.Collecting;

/// <summary>What storing one source's turn came to.</summary>
internal sealed record Stored(int New, int Edited, string? Problem);

/// <summary>The tally of one round.</summary>
internal sealed class Round(int of, IProgress<CollectProgress>? progress)
{
    private readonly List<string> _problems = [];
    private int _done;
    private int _fetched;
    private int _new;
    private int _edited;

    public void Count(Harvest harvest, Stored stored)
    {
        _done++;
        _fetched += harvest.Outcome is Web.Fetched ? 1 : 0;
        _new += stored.New;
        _edited += stored.Edited;
        if (stored.Problem is { } problem)
            _problems.Add($"{harvest.Source.Name} ({harvest.Source.Url}): {problem}");
        progress?.Report(new CollectProgress(_done, of, _new, _problems.Count));
    }

    public CollectSummary Summary() => new(of, _fetched, _new, _edited, _problems.Count, _problems);
}
