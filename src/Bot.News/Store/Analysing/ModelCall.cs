namespace Bot.News.Store.Analysing;

/// <summary>One request to a model: what it cost, and its answer, so that the same request is never paid for twice. Written by Analysing alone.</summary>
public sealed class ModelCall
{
    public long Id { get; set; }

    /// <summary>A hash of model and request.</summary>
    public required string Key { get; set; }

    public long EventId { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>As the provider counted them; estimated where it did not say.</summary>
    public int InputTokens { get; set; }

    public int OutputTokens { get; set; }

    /// <summary>The model's text; null where none came.</summary>
    public string? Answer { get; set; }

    /// <summary>Why no answer came; null where one did.</summary>
    public string? Problem { get; set; }
}
