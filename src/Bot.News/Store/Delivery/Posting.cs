namespace Bot.News.Store.Delivery;

public enum PostingKind { Edition, Update, Correction, Notice, Edit }

public enum PostingState { Owed, Leased, Sent, Refused, Unknown }

/// <summary>
/// What a refusal means for its destination: the place is gone, the bot lacks a right there, the person takes no DMs,
/// the whole bot is in trouble, the message itself is at fault, or an earlier part was refused.
/// </summary>
public enum PostingRefusal { None, Gone, NoRight, DmsClosed, BotTrouble, Unsendable, EarlierPart, Stopped }

/// <summary>Something the bot owes to a place. Written by Delivery alone.</summary>
public sealed class Posting
{
    public long Id { get; set; }
    public PostingKind Kind { get; set; }

    /// <summary>What makes it one debt, such as <c>slot:17:0</c>; unique, so that deriving it twice owes it once.</summary>
    public required string DedupeKey { get; set; }

    /// <summary>A channel id, or <c>person:ID</c> for a DM whose channel is not known yet.</summary>
    public required string Destination { get; set; }

    public string DestinationKind { get; set; } = "text";
    public long? SubscriptionId { get; set; }
    public long? SlotId { get; set; }
    public long? RecapId { get; set; }

    /// <summary>Parts of one edition go in this order, from 0.</summary>
    public int Part { get; set; }

    /// <summary>The form of the frozen part to send; null where <see cref="Payload"/> holds the message.</summary>
    public string? Form { get; set; }

    /// <summary>The message as JSON where it is not a frozen part of an edition.</summary>
    public string? Payload { get; set; }

    /// <summary>The message to change, for an edit.</summary>
    public string? EditsMessageId { get; set; }

    /// <summary>On the domain's clock, which may be simulated.</summary>
    public DateTimeOffset NotBefore { get; set; }

    /// <summary>Nobody else may send it before then, on the real clock: a lease, or a wait that Discord asked for.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>
    /// When it was handed to Discord without an answer since, on the real clock: inside the nonce window a repeat is
    /// safe, after it the channel is read first. Null when Discord certainly does not hold it.
    /// </summary>
    public DateTimeOffset? FirstTriedAt { get; set; }

    public int Tries { get; set; }
    public PostingState State { get; set; }
    public string? ChannelId { get; set; }
    public string? MessageId { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public string? Problem { get; set; }
    public PostingRefusal Refusal { get; set; }
}

/// <summary>A small value that Delivery keeps across restarts, such as the gateway session or the hash of the registered commands.</summary>
public sealed class Keepsake
{
    public required string Name { get; set; }
    public required string Value { get; set; }
    public DateTimeOffset At { get; set; }
}
