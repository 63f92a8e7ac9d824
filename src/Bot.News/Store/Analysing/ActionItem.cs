namespace Bot.News.Store.Analysing;

/// <summary>Something worth doing because of an event. Outlives the versions of its card, so that a person's Done does too. Unique by event and key.</summary>
public sealed class ActionItem
{
    public long Id { get; set; }
    public long EventId { get; set; }
    public NewsEvent? Event { get; set; }

    /// <summary>Verb, object and audience, normalised.</summary>
    public required string Key { get; set; }

    /// <summary>patch, migrate, try, read or check; a model may use others.</summary>
    public required string Verb { get; set; }

    public required string Text { get; set; }

    /// <summary>The repository, document, advisory or model card to go to.</summary>
    public string? Url { get; set; }

    public List<string> Audiences { get; set; } = [];
    public required string Publisher { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The newest card no longer holds it.</summary>
    public bool Withdrawn { get; set; }
}

public enum PredictionState { Open, Due, CameTrue, Failed, Unclear }

/// <summary>A forecast with a horizon, in the ledger until it falls due. Unique by event and key.</summary>
public sealed class Prediction
{
    public long Id { get; set; }
    public long EventId { get; set; }
    public NewsEvent? Event { get; set; }
    public required string Key { get; set; }
    public required string Text { get; set; }
    public string? Rationale { get; set; }
    public required string Horizon { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public required string SaidBy { get; set; }
    public required string Publisher { get; set; }
    public required string Url { get; set; }
    public DateTimeOffset At { get; set; }
    public PredictionState State { get; set; }
    public string? Verdict { get; set; }
}
