namespace Bot.News.Store.Analysing;

/// <summary>The section of the card a claim stands in.</summary>
public enum Section { Changed, Why, Next, Takeaway, Number, Deep, Implication, Timeline, Comparison }

/// <summary>One statement of a card, with the sentences that carry it.</summary>
public sealed class Claim
{
    public long Id { get; set; }
    public long AnalysisId { get; set; }
    public Section Section { get; set; }

    /// <summary>Order within its section, from 0.</summary>
    public int Order { get; set; }

    public required string Text { get; set; }

    /// <summary>True when <see cref="Text"/> is a publisher's own sentence and must stand in quotation marks with its name.</summary>
    public bool Quoted { get; set; }

    /// <summary>Who says it, where the claim is attributed.</summary>
    public string? Attribution { get; set; }

    /// <summary>Timeline: the date as <c>YYYY-MM</c> or <c>YYYY-MM-DD</c>. Implication: the horizon in words.</summary>
    public string? Date { get; set; }

    /// <summary>Comparison: the player (row). Implication: unused.</summary>
    public string? Player { get; set; }

    /// <summary>Comparison: the facet (column). Implication: the rationale.</summary>
    public string? Facet { get; set; }

    /// <summary>Next: the key of its <see cref="ActionItem"/>. Implication: of its <see cref="Prediction"/>.</summary>
    public string? Key { get; set; }

    public List<Citation> Citations { get; set; } = [];
}

/// <summary>The proof of a claim: a sentence of an article, kept so that it outlives the article's text.</summary>
public sealed class Citation
{
    public long Id { get; set; }
    public long ClaimId { get; set; }

    /// <summary>Order within its claim, from 0.</summary>
    public int Order { get; set; }

    public long ArticleId { get; set; }
    public int Revision { get; set; }

    /// <summary>UTF-16 offset of the sentence in the article's text; -1 where it stands in the title.</summary>
    public int Start { get; set; }

    public int Length { get; set; }

    /// <summary>The sentence itself, at most 300 characters.</summary>
    public required string Sentence { get; set; }

    public required string Publisher { get; set; }
    public required string Url { get; set; }
}
