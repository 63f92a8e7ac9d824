namespace Bot.News.Store.Subscriptions;

public enum Stance { Add, Mute, Trust }

/// <summary>A server's own word on a source. Unique by server and address.</summary>
public sealed class SourceWish
{
    public long Id { get; set; }
    public required string ServerId { get; set; }
    public required string Url { get; set; }
    public Stance Stance { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>An event that a server's manager took down there; <see cref="ServerId"/> null means everywhere.</summary>
public sealed class Hidden
{
    public long Id { get; set; }
    public string? ServerId { get; set; }
    public long EventId { get; set; }
    public required string PersonId { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>The review of a held draft: events dropped and taken in, and the note of the mods. One per slot.</summary>
public sealed class Review
{
    public long Id { get; set; }
    public long SlotId { get; set; }
    public List<long> Dropped { get; set; } = [];

    /// <summary>Events that members asked about and the moderators took in.</summary>
    public List<long> Taken { get; set; } = [];
    public string Note { get; set; } = "";
    public bool Approved { get; set; }
    public string? PersonId { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>A page that a member asked about and that no event tells yet.</summary>
public sealed class Suggestion
{
    public long Id { get; set; }
    public string? ServerId { get; set; }
    public required string PersonId { get; set; }
    public required string Url { get; set; }
    public long? EventId { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>How often something was used, as a count without names. Unique by server, slot and what.</summary>
public sealed class Usage
{
    public long Id { get; set; }
    public string? ServerId { get; set; }
    public long? SlotId { get; set; }
    public required string What { get; set; }
    public int Count { get; set; }
}

/// <summary>What a server's managers chose once for all.</summary>
public sealed class ServerSettings
{
    public required string ServerId { get; set; }
    public string Zone { get; set; } = "UTC";
    public string Locale { get; set; } = "en";
    public string? AlertChannelId { get; set; }
    public List<string> MutedWords { get; set; } = [];
    public List<string> MutedPublishers { get; set; } = [];

    /// <summary>The role that stands for an audience there, as "security:ROLE".</summary>
    public List<string> AudienceRoles { get; set; } = [];

    /// <summary>Who may show an answer to everybody: everyone, managers, or the id of a role.</summary>
    public string Sharing { get; set; } = "everyone";

    /// <summary>When the bot was removed; the rows go after a grace time. Null while it is there.</summary>
    public DateTimeOffset? LeftAt { get; set; }
}
