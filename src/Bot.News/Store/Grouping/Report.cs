namespace Bot.News.Store.Grouping;

/// <summary>An article's place: in one event, or set aside with the reason. Unique by article.</summary>
public sealed class Report
{
    /// <summary>The article; also the key.</summary>
    public long ArticleId { get; set; }

    public Article? Article { get; set; }

    /// <summary>Null when the article was set aside.</summary>
    public long? EventId { get; set; }

    public NewsEvent? Event { get; set; }

    /// <summary>Why it tells no event: sponsored, listing, job, stock, roundup, off-topic …; null for a report of one.</summary>
    public string? SetAside { get; set; }

    /// <summary>The article's revision when it was placed.</summary>
    public int Revision { get; set; } = 1;

    public DateTimeOffset At { get; set; }
}
