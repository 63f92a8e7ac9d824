namespace Bot.News.Store.Subscriptions;

public enum SubscriptionKind { Digest, Personal }

public enum SubscriptionState { Active, Paused, Stopped, NoRight, Blocked, Gone }

/// <summary>Who wants the recap, where and when: a channel digest or a personal DM. Ids are opaque strings.</summary>
public sealed class Subscription
{
    public long Id { get; set; }
    public SubscriptionKind Kind { get; set; }

    /// <summary>The server of a digest; null for a personal one.</summary>
    public string? ServerId { get; set; }

    /// <summary>The channel of a digest, or the DM channel once it is known.</summary>
    public string? ChannelId { get; set; }

    /// <summary>text, announcement, forum, thread or dm.</summary>
    public string ChannelKind { get; set; } = "text";

    /// <summary>The reader of a personal one, else who made the digest; null when settings made it.</summary>
    public string? PersonId { get; set; }

    public List<DayOfWeek> Days { get; set; } = [DayOfWeek.Monday];
    public TimeOnly Time { get; set; } = new(9, 0);

    /// <summary>IANA name.</summary>
    public string Zone { get; set; } = "UTC";

    public List<string> Topics { get; set; } = [];
    public List<string> Audiences { get; set; } = [];
    public List<string> Languages { get; set; } = ["en"];

    /// <summary>short, normal or full.</summary>
    public string Length { get; set; } = "normal";

    public string Locale { get; set; } = "en";
    public string? MentionRoleId { get; set; }

    /// <summary>What to do in a week without events: send the short edition, or nothing.</summary>
    public bool SkipQuietWeeks { get; set; }

    /// <summary>Where drafts go to be looked at before they are posted; null where nobody reviews them.</summary>
    public string? ReviewChannelId { get; set; }

    /// <summary>How many hours before its slot a draft goes there, 1 to 72.</summary>
    public int ReviewHours { get; set; } = 24;

    /// <summary>What becomes of a draft that nobody approved by its slot: held back, or sent as it stands.</summary>
    public bool HoldUnapproved { get; set; }

    public SubscriptionState State { get; set; }

    /// <summary>Why it does not run, for its owner; null while it does.</summary>
    public string? Problem { get; set; }

    public DateTimeOffset? PausedUntil { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Slots before this instant are none of its own: creation, a resumption, a change of time.</summary>
    public DateTimeOffset Since { get; set; }
}

public enum SlotState { Due, Composed, Posted, Missed, Skipped, Held }

/// <summary>The instant an edition is due for a subscription. Unique by subscription and due.</summary>
public sealed class Slot
{
    public long Id { get; set; }
    public long SubscriptionId { get; set; }
    public Subscription? Subscription { get; set; }
    public DateTimeOffset Due { get; set; }
    public DateTimeOffset From { get; set; }
    public DateTimeOffset CutOff { get; set; }
    public required string ProfileKey { get; set; }

    /// <summary>The profile as JSON, frozen when the slot was derived.</summary>
    public required string Profile { get; set; }

    public long? RecapId { get; set; }
    public Recap? Recap { get; set; }
    public SlotState State { get; set; }
    public string? Problem { get; set; }
}
