namespace Bot.News.Collecting.Feeds;

/// <summary>A person as a feed names one; <see cref="Raw"/> is the text it was read from.</summary>
internal sealed record Person(string? Name, string? Email, string? Raw);

/// <summary>An attached file; the length is kept as written.</summary>
internal sealed record Enclosure(string Url, string? Type, string? Length);

/// <summary>One entry of a feed. Description and content are safe HTML: no script, no handler, no address but http(s) and mailto.</summary>
internal sealed record FeedItem
{
    public string? Title { get; init; }
    public string? Link { get; init; }
    public string? Id { get; init; }
    public string? Description { get; init; }
    public string? Content { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public string? Image { get; init; }

    /// <summary>Where the item can be discussed, which is not where it is told.</summary>
    public string? Comments { get; init; }

    /// <summary>Votes, where the source counts them.</summary>
    public int? Points { get; init; }

    /// <summary>True where the item holds all there is to read, so that its page need not be asked.</summary>
    public bool Complete { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<Person> Authors { get; init; } = [];
    public IReadOnlyList<Enclosure> Enclosures { get; init; } = [];
}

/// <summary>A feed of any format in one shape, with what it says about how it wants to be polled.</summary>
internal sealed record Feed
{
    public string? Title { get; init; }
    public string? Link { get; init; }
    public string? FeedLink { get; init; }
    public string? Description { get; init; }
    public string? Language { get; init; }
    public string? Copyright { get; init; }
    public string? Generator { get; init; }
    public string? Image { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public DateTimeOffset? Published { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<Person> Authors { get; init; } = [];
    public IReadOnlyList<FeedItem> Items { get; init; } = [];

    /// <summary>The WebSub hub that announces new items.</summary>
    public string? Hub { get; init; }

    /// <summary>The older page of the feed (RFC 5005), where it is paged.</summary>
    public string? Next { get; init; }

    /// <summary>How long the feed asks to be kept, from <c>ttl</c> or <c>sy:updatePeriod</c>.</summary>
    public TimeSpan? KeepFor { get; init; }

    /// <summary>Hours of the day (UTC, 0–23) in which the feed never changes.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];
}

/// <summary>What is known of a feed before its text is read.</summary>
/// <param name="Address">Where it was fetched, to resolve relative links against; null leaves them as they are.</param>
/// <param name="Language">The answer's Content-Language.</param>
internal sealed record FeedContext(string? Address, string? Language);

/// <summary>What reading a feed came to.</summary>
internal abstract record FeedReading
{
    internal sealed record Read(Feed Feed) : FeedReading;

    /// <summary>The text is no feed; <paramref name="Why"/> says what it is instead.</summary>
    internal sealed record NoFeed(string Why) : FeedReading;
}
