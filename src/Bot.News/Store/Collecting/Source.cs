namespace Bot.News.Store.Collecting;

/// <summary>How far a source's own word is trusted: a primary source speaks for the actor itself, press reports, an aggregator only points.</summary>
public enum Trust { Unknown, Aggregator, Community, Press, Primary }

/// <summary>Who sees what a source brings: everybody (<see cref="Catalogue"/>) or only the servers that wish for it.</summary>
public enum Tier { Catalogue, Server }

/// <summary>Where the entry comes from; a row added by command wins over settings, settings win over the shipped list.</summary>
public enum SourceOrigin { File, Settings, Command, Wish }

/// <summary>One place that publishes news, with what polling it has taught us. Written by Collecting alone.</summary>
public sealed class Source
{
    public int Id { get; set; }
    public required string Name { get; set; }

    /// <summary>The address to fetch, as configured; unique.</summary>
    public required string Url { get; set; }

    /// <summary>A kind of source such as <c>feed</c>, <c>arxiv</c>, <c>hackernews</c>: the lower-case name of its recipe.</summary>
    public string Kind { get; set; } = "feed";

    public required string Publisher { get; set; }

    /// <summary>The owner behind the publisher: ten sites of one owner count once.</summary>
    public required string Family { get; set; }

    public List<string> Topics { get; set; } = [];
    public Trust Trust { get; set; } = Trust.Press;
    public Tier Tier { get; set; }
    public SourceOrigin Origin { get; set; }

    /// <summary>Settings only some kinds need, such as a selector; null for most.</summary>
    public string? Options { get; set; }

    public string? ETag { get; set; }
    public string? LastModified { get; set; }

    /// <summary>The address that a permanent redirect (301, 308) taught us.</summary>
    public string? MovedTo { get; set; }

    /// <summary>When it may be fetched next; null means at once.</summary>
    public DateTimeOffset? NextFetchAt { get; set; }

    /// <summary>When the first fetch that was read ended; null until then. What that fetch brought is backlog.</summary>
    public DateTimeOffset? FirstFetchedAt { get; set; }

    public DateTimeOffset? LastFetchedAt { get; set; }
    public DateTimeOffset? LastNewAt { get; set; }

    /// <summary>Minutes between fetches at present, from the source's own rhythm.</summary>
    public double IntervalMinutes { get; set; } = 15;

    /// <summary>When its newest items were published, in whole minutes since 1970, ascending, at most 120: the habit that polling follows.</summary>
    public List<long> Published { get; set; } = [];

    /// <summary>How long the feed itself asks to be kept (ttl), in minutes; null where it does not say.</summary>
    public double? KeepMinutes { get; set; }

    /// <summary>Hours of the day (UTC) in which it says that it never changes.</summary>
    public List<int> SkipHours { get; set; } = [];

    /// <summary>Days of the week, Sunday 0, on which it says that it never changes.</summary>
    public List<int> SkipDays { get; set; } = [];

    public int Failures { get; set; }

    /// <summary>Since when it answers without a single item; null while it has some.</summary>
    public DateTimeOffset? EmptySince { get; set; }
    public string? LastError { get; set; }

    /// <summary>Why it is not fetched any more, in words that name the mend; null while it is.</summary>
    public string? PausedBecause { get; set; }

    /// <summary>The WebSub hub that the feed names.</summary>
    public string? Hub { get; set; }

    /// <summary>The address that the hub knows the feed by, its link "self".</summary>
    public string? HubTopic { get; set; }

    /// <summary>What the hub signs its deliveries with; made by us for this source alone.</summary>
    public string? HubSecret { get; set; }

    /// <summary>When the hub was last asked to deliver.</summary>
    public DateTimeOffset? HubAskedAt { get; set; }

    /// <summary>Until when the hub has promised to deliver; null where it has not.</summary>
    public DateTimeOffset? HubUntil { get; set; }
}
