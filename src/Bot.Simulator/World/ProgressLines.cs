namespace Bot.Simulator.World;

/// <summary>One line of progress that the hosting process reports, shown above the chat.</summary>
public sealed record ProgressLine(string Stage, string Text, DateTimeOffset At);

/// <summary>The newest progress line of each stage, in the order in which the stages first spoke.</summary>
public sealed class ProgressLines(TimeProvider clock, Action changed)
{
    private const int Kept = 50;
    private readonly Lock _gate = new();
    private readonly List<ProgressLine> _lines = [];

    /// <summary>Reports a line; it replaces the stage's former one.</summary>
    public void Report(string stage, string text)
    {
        lock (_gate)
        {
            var line = new ProgressLine(stage, text, clock.GetUtcNow());
            var at = _lines.FindIndex(l => l.Stage == stage);
            if (at >= 0)
                _lines[at] = line;
            else if (_lines.Count < Kept)
                _lines.Add(line);
        }
        changed();
    }

    /// <summary>A copy of the lines.</summary>
    public IReadOnlyList<ProgressLine> All
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }
}
