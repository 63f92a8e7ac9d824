using System.Globalization;

namespace Bot.News.Collecting;

/// <summary>How a source is doing, in one line that names the mend; null problems mean that nothing needs a hand.</summary>
public sealed record SourceHealth(string State, string? Problem)
{
    /// <summary>Reads the state from what polling wrote on the row.</summary>
    public static SourceHealth Of(Source source, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.PausedBecause is { } paused)
            return new("paused", paused);
        if (source.LastFetchedAt is null)
            return new("not fetched yet", null);
        if (source.Failures > 0)
            return new("failing", string.Create(CultureInfo.InvariantCulture, $"failed {source.Failures} times in a row, last because {source.LastError}"));
        if (source.LastError is { } error)
            return new("empty", error);
        return Silence(source, now) is { } silent
            ? new("silent", string.Create(CultureInfo.InvariantCulture, $"nothing new for {silent.TotalDays:0} days, against its habit; see whether it moved"))
            : new("ok", null);
    }

    private static TimeSpan? Silence(Source source, DateTimeOffset now)
    {
        if (Habit.UsualSilence(source.Published) is not { } usual)
            return null;

        var silent = now - DateTimeOffset.FromUnixTimeSeconds(source.Published[^1] * 60);
        return silent > usual ? silent : null;
    }
}
