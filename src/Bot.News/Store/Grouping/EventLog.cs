namespace Bot.News.Store.Grouping;

public enum EventLogKind { Formed, Joined, Changed, Merged, Split }

/// <summary>What happened to an event, appended in order; everybody who asks "what is new since" reads on from a <see cref="Seq"/>.</summary>
public sealed class EventLog
{
    public long Seq { get; set; }
    public long EventId { get; set; }
    public EventLogKind Kind { get; set; }

    /// <summary>The other event of a merge or split.</summary>
    public long? OtherId { get; set; }

    public long? ArticleId { get; set; }

    /// <summary>What changed, in a few words; empty for a plain join. A text here means that the change is material.</summary>
    public string What { get; set; } = "";

    public DateTimeOffset At { get; set; }
}
