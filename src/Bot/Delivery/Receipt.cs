namespace Bot.Delivery;

/// <summary>What came of one attempt at a posting, as it is written to its row.</summary>
internal sealed record Receipt(Posting Posting, PostingState State)
{
    public Place? Place { get; init; }

    /// <summary>When it may be tried again, on the real clock.</summary>
    public DateTimeOffset? TryAt { get; init; }

    /// <summary>Discord may hold the message although it did not say so.</summary>
    public bool Unsure { get; init; }

    public string? Problem { get; init; }
    public PostingRefusal Refusal { get; init; }

    public static Receipt Sent(Posting posting, Place place) => new(posting, PostingState.Sent) { Place = place };

    public static Receipt Later(Posting posting, DateTimeOffset at, string why, bool unsure) => new(posting, PostingState.Owed) { TryAt = at, Problem = why, Unsure = unsure };

    public static Receipt Refused(Posting posting, PostingRefusal refusal, string why) => new(posting, PostingState.Refused) { Refusal = refusal, Problem = why };

    public static Receipt Unknown(Posting posting, string why) => new(posting, PostingState.Unknown) { Problem = why };
}
