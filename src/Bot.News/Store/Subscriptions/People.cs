namespace Bot.News.Store.Subscriptions;

public enum ActionDone { Open, Done, Snoozed, NotForMe, OnMyList }

/// <summary>What a person did with an action item. Unique by person and action.</summary>
public sealed class ActionState
{
    public long Id { get; set; }
    public required string PersonId { get; set; }
    public long ActionItemId { get; set; }
    public ActionDone State { get; set; }

    /// <summary>A snoozed item comes back then.</summary>
    public DateTimeOffset? Until { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>A person or a channel that wants to hear of material changes of an event, actor or topic.</summary>
public sealed class Follow
{
    public long Id { get; set; }
    public required string PersonId { get; set; }
    public string? ServerId { get; set; }
    public string? ChannelId { get; set; }

    /// <summary>text, announcement, forum or thread, of a channel.</summary>
    public string ChannelKind { get; set; } = "text";

    public long? EventId { get; set; }

    /// <summary>An actor or topic, where it is not one event.</summary>
    public string? Name { get; set; }

    /// <summary>The event log position it has been told up to.</summary>
    public long Seq { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Why nothing is sent any more; null while it runs. Following the same again lets it run again.</summary>
    public string? Problem { get; set; }
}

/// <summary>Useful (+1) or not (-1), per person and event.</summary>
public sealed class Vote
{
    public long Id { get; set; }
    public required string PersonId { get; set; }
    public string? ServerId { get; set; }
    public long EventId { get; set; }
    public int Value { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>A reader's word that a card is wrong; the card is checked again.</summary>
public sealed class Complaint
{
    public long Id { get; set; }
    public required string PersonId { get; set; }
    public string? ServerId { get; set; }
    public long EventId { get; set; }
    public long AnalysisId { get; set; }
    public string Text { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public string? Outcome { get; set; }
}

/// <summary>What a person chose once for all commands.</summary>
public sealed class PersonSettings
{
    public required string PersonId { get; set; }
    public string? Zone { get; set; }
    public List<string> Languages { get; set; } = [];

    /// <summary>A note owed at the person's next command, such as that their DMs are closed; null when there is none.</summary>
    public string? Note { get; set; }
}
