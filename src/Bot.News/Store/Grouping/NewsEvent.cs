using System.ComponentModel.DataAnnotations.Schema;

namespace Bot.News.Store.Grouping;

/// <summary>The reports of one happening. Written by Grouping alone; a merged event keeps its row and points to where it went.</summary>
public sealed class NewsEvent
{
    public long Id { get; set; }

    /// <summary>The clearest headline of its catalogue reports, cleaned.</summary>
    public required string Title { get; set; }

    /// <summary>The report that <see cref="Title"/> came from; its link is the event's link unless there is a primary one.</summary>
    public long TitleArticleId { get; set; }

    /// <summary>The actor's own report, where there is one.</summary>
    public long? PrimaryArticleId { get; set; }

    /// <summary>The report that founded it.</summary>
    public long FirstArticleId { get; set; }

    /// <summary>Kind of happening: launch, release, funding, acquisition, lawsuit, policy, security, outage, research, partnership, people, chips, other …</summary>
    public string Type { get; set; } = "other";

    public List<string> Actors { get; set; } = [];
    public List<string> Topics { get; set; } = [];
    public List<string> Audiences { get; set; } = [];

    /// <summary>Languages (ISO 639-1) of its reports.</summary>
    public List<string> Languages { get; set; } = [];

    public DateTimeOffset FirstAt { get; set; }
    public DateTimeOffset LastAt { get; set; }

    public int Reports { get; set; }

    /// <summary>Independent publishers: families, not feeds.</summary>
    public int Publishers { get; set; }

    /// <summary>Where it went when it proved to be the same as another; null while it stands.</summary>
    public long? MergedInto { get; set; }

    /// <summary><see cref="Tier.Server"/> while all its reports come from servers' own sources.</summary>
    public Tier Tier { get; set; }

    /// <summary>Weight for a reader without wishes, higher first; comparable only within one window.</summary>
    public double Score { get; set; }

    /// <summary>What speaks for its weight, in words people can read, strongest first.</summary>
    public List<string> Why { get; set; } = [];

    /// <summary>Global features for ranking per reader.</summary>
    public EventFeatures Features { get; set; } = new();

    /// <summary>Grouping's own index entry (terms, names, numbers), opaque to others.</summary>
    public byte[]? Signature { get; set; }

    [NotMapped]
    public bool Standing => MergedInto is null;
}

/// <summary>What speaks for an event's weight, the same for every reader. Stored as JSON.</summary>
public sealed class EventFeatures
{
    public double Corroboration { get; set; }
    public double Primary { get; set; }
    public double ActorWeight { get; set; }
    public double TypeWeight { get; set; }
    public double Novelty { get; set; }
    public double Engagement { get; set; }
    public double PickUp { get; set; }
    public double Relevance { get; set; }
    public double Noise { get; set; }
}
