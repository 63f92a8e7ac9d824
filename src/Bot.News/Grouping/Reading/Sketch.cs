using Bot.News.Grouping.Placing;

namespace Bot.News.Grouping.Reading;

/// <summary>Everything about an article that identifies its happening or speaks for its weight; small enough to keep for the window.</summary>
internal sealed class Sketch
{
    public required long ArticleId { get; init; }
    public required int Revision { get; init; }
    public required DateTimeOffset When { get; init; }
    public required string Title { get; init; }
    public required string Publisher { get; init; }
    public required string Family { get; init; }
    public required Trust Trust { get; init; }
    public required Tier Tier { get; init; }
    public required string Language { get; init; }
    public required int Points { get; init; }
    public required int Length { get; init; }

    /// <summary>Numbers of its words (see <see cref="Lexicon.Number"/>), each once, with how strongly the article says it.</summary>
    public required int[] Terms { get; init; }

    public required float[] Counts { get; init; }

    /// <summary>Hashes of its own address and of those it points to; the own one first.</summary>
    public required ulong[] Links { get; init; }

    public required Name[] Names { get; init; }

    /// <summary>How many of <see cref="Names"/>, from the first, stand in the title.</summary>
    public required int TitleNames { get; init; }

    /// <summary>Products with versions in the title; in the opening where the title has none.</summary>
    public required Version[] Versions { get; init; }

    /// <summary>Amounts in title and opening, as <see cref="Numbers"/> writes them.</summary>
    public required string[] Amounts { get; init; }

    public required string Type { get; init; }

    /// <summary>How far it is about AI: 0 not at all, 1 beyond doubt.</summary>
    public required double Relevance { get; init; }

    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Actors whose own site it stands on.</summary>
    public required string[] SpeaksFor { get; init; }

    public required bool IsPaper { get; init; }

    /// <summary>Somebody's post on a network or in a forum, not a page of a site that publishes.</summary>
    public required bool IsPost { get; init; }

    /// <summary>Weights of <see cref="Terms"/>, together of length 1; set when it is placed.</summary>
    public float[] Weights { get; set; } = [];

    /// <summary>Inverse document frequencies of <see cref="Terms"/>; set when it is placed.</summary>
    public float[] Rarity { get; set; } = [];

    /// <summary>Where it lies; null before it is placed and after it is gone.</summary>
    public Bundle? Bundle { get; set; }
}
