namespace Bot.News.Store.Recapping;

/// <summary>One edition: composed once for a profile and a cut-off, however many share it. Written by Recapping alone.</summary>
public sealed class Recap
{
    public long Id { get; set; }

    /// <summary>A hash of everything that changes an edition; unique together with <see cref="CutOff"/> and <see cref="From"/>.</summary>
    public required string ProfileKey { get; set; }

    /// <summary>The profile as JSON.</summary>
    public required string Profile { get; set; }

    /// <summary>The window is from <see cref="From"/> (excluded) to <see cref="CutOff"/> (included).</summary>
    public DateTimeOffset From { get; set; }

    public DateTimeOffset CutOff { get; set; }
    public DateTimeOffset ComposedAt { get; set; }

    /// <summary>"AI recap · 16–22 November".</summary>
    public required string Title { get; set; }

    /// <summary>The week in a sentence.</summary>
    public required string Lead { get; set; }

    /// <summary>Coverage: reports read, events formed, events kept, sources.</summary>
    public int Articles { get; set; }

    public int Events { get; set; }
    public int Sources { get; set; }

    /// <summary>The event log position at the cut-off: the next edition asks what is new since.</summary>
    public long Seq { get; set; }

    /// <summary>The action items under "Worth doing", in order.</summary>
    public List<long> Actions { get; set; } = [];

    /// <summary>Corrections of earlier editions and forecasts that came due, one line each.</summary>
    public List<string> Notes { get; set; } = [];

    public List<RecapItem> Items { get; set; } = [];
    public List<RecapPart> Parts { get; set; } = [];
}

/// <summary>An event in an edition, with the version of the card that the edition was written from.</summary>
public sealed class RecapItem
{
    public long Id { get; set; }
    public long RecapId { get; set; }

    /// <summary>From 1.</summary>
    public int Rank { get; set; }

    public long EventId { get; set; }
    public NewsEvent? Event { get; set; }
    public long AnalysisId { get; set; }
    public Analysis? Analysis { get; set; }

    /// <summary>What changed since the edition that told of it first; null when it is new.</summary>
    public string? Update { get; set; }

    /// <summary>The one line under the title.</summary>
    public required string Line { get; set; }

    /// <summary>Reports at the time of composing: an edition reads the same for ever.</summary>
    public int Reports { get; set; }

    /// <summary>Independent publishers at the time of composing.</summary>
    public int Publishers { get; set; }

    /// <summary>One of the reports is the actor's own.</summary>
    public bool Primary { get; set; }

    public double Score { get; set; }
    public List<string> Why { get; set; } = [];
}

/// <summary>A frozen rendering of one message of an edition: retries and a newer program send the stored bytes.</summary>
public sealed class RecapPart
{
    public long Id { get; set; }
    public long RecapId { get; set; }

    /// <summary>What it was rendered for, such as <c>channel</c>, <c>dm</c>, or <c>channel;mention=ROLE</c>.</summary>
    public required string Form { get; set; }

    public string Locale { get; set; } = "en";

    /// <summary>From 0.</summary>
    public int Part { get; set; }

    public required string Payload { get; set; }
}
