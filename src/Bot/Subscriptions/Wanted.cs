namespace Bot.Subscriptions;

/// <summary>What somebody asked of a subscription; what is null stays as it is.</summary>
internal sealed record Wanted
{
    public IReadOnlyList<DayOfWeek>? Days { get; init; }
    public TimeOnly? Time { get; init; }

    /// <summary>IANA name.</summary>
    public string? Zone { get; init; }
    public IReadOnlyList<string>? Topics { get; init; }
    public IReadOnlyList<string>? Audiences { get; init; }
    public IReadOnlyList<string>? Languages { get; init; }
    public string? Length { get; init; }
    public string? Locale { get; init; }

    public bool MovesSlots => Days is not null || Time is not null || Zone is not null;
}

/// <summary>The channel of a digest: its kind is text, announcement, forum or thread.</summary>
internal sealed record DigestPlace(string ServerId, string ChannelId, string Kind);

/// <summary>A subscription as it stands now, and whether its first edition is on its way.</summary>
internal sealed record Subscribed(Subscription Subscription, bool FirstEditionComes);
