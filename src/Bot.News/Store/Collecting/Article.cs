namespace Bot.News.Store.Collecting;

/// <summary>Where the text of an article stands.</summary>
public enum PageState { NotAsked, Pending, Fetched, Refused, NotNeeded }

/// <summary>One published report, kept once however often its feed repeats it. Written by Collecting alone; ids rise in the order of arrival.</summary>
public sealed class Article
{
    public long Id { get; set; }
    public int SourceId { get; set; }
    public Source? Source { get; set; }

    /// <summary>What makes it one article: the canonical URL, else the feed's own id within its source. Unique.</summary>
    public required string Key { get; set; }

    /// <summary>The address readers are sent to.</summary>
    public required string Url { get; set; }

    /// <summary>The id the feed itself gives (guid, id); null where it gives none.</summary>
    public string? FeedId { get; set; }
    public required string Title { get; set; }

    /// <summary>Plain text of the feed's summary or content; paragraphs end with a line feed.</summary>
    public string Teaser { get; set; } = "";

    /// <summary>Plain text of the whole article where the feed or the page gave it, else null.</summary>
    public string? FullText { get; set; }

    public PageState Page { get; set; }
    public string? PageProblem { get; set; }

    public required string Publisher { get; set; }
    public required string Family { get; set; }
    public Trust Trust { get; set; }
    public Tier Tier { get; set; }
    public string? Author { get; set; }

    /// <summary>ISO 639-1 code, or null where it could not be told.</summary>
    public string? Language { get; set; }

    public string? ImageUrl { get; set; }
    public List<string> Topics { get; set; } = [];
    public List<string> Categories { get; set; } = [];

    /// <summary>Absolute http(s) addresses that the text links to, in order, at most 50.</summary>
    public List<string> Links { get; set; } = [];

    /// <summary>Points or votes where the source gives them (Hacker News, Reddit).</summary>
    public int? Points { get; set; }

    /// <summary>When its publisher says it appeared; null where no date could be read.</summary>
    public DateTimeOffset? Published { get; set; }

    /// <summary>When this bot stored it.</summary>
    public DateTimeOffset Collected { get; set; }

    /// <summary>True for what a source's first fetch found: it has no collection lag.</summary>
    public bool Backlog { get; set; }

    /// <summary>Rises by one with every edit of title or text that the source made; starts at 1.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>A hash of title and text, to notice an edit.</summary>
    public required string ContentHash { get; set; }

    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>The best text there is: the whole article, else the teaser.</summary>
    public string Text => FullText ?? Teaser;

    /// <summary>The instant the article counts for in windows: its publication, or its collection where undated or dated in the future.</summary>
    public DateTimeOffset When { get; set; }
}
