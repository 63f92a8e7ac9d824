namespace Bot.News.Analysing.Analysts;

/// <summary>What an analyst wrote about an event, before its claims were checked.</summary>
internal sealed class Draft
{
    public required string Producer { get; init; }
    public bool ByModel { get; init; }
    public string Hook { get; set; } = "";
    public List<Claim> Claims { get; } = [];
    public List<ActionItem> Actions { get; } = [];
    public List<Prediction> Predictions { get; } = [];

    /// <summary>Audiences, in order of concern; empty leaves them to the event's.</summary>
    public List<string> Who { get; set; } = [];

    /// <summary>What became of forecasts that came due.</summary>
    public List<Judgement> Judgements { get; } = [];

    /// <summary>What was written and may not stand, with the reason.</summary>
    public List<Objection> Dropped { get; } = [];

    /// <summary>No model wrote it, for a reason that passes: it is worth another try.</summary>
    public bool TryAgain { get; set; }

    /// <summary>What the round of repair had before it and what it brought; null where there was none.</summary>
    public (int Dropped, int Mended)? Repair { get; set; }

    public void Add(Section section, IEnumerable<Claim> claims)
    {
        var order = Claims.Count(c => c.Section == section);
        foreach (var claim in claims)
        {
            claim.Section = section;
            claim.Order = order++;
            Claims.Add(claim);
        }
    }
}

/// <summary>A statement that may not stand.</summary>
internal sealed record Objection(string Section, string Text, string Why);

/// <summary>Whether a forecast came true, with the sentence that tells it.</summary>
internal sealed record Judgement(long PredictionId, PredictionState State, Claim Evidence);

/// <summary>Makes claims with their citations.</summary>
internal static class Quoting
{
    /// <summary>The sentence itself, in quotation marks with its publisher's name.</summary>
    public static Claim Quote(Sentence sentence) => new()
    {
        Text = sentence.Text,
        Quoted = true,
        Attribution = sentence.Article.Publisher,
        Citations = [Cite(sentence, 0)],
    };

    /// <summary>A fact in our own words, with the sentences that carry it.</summary>
    public static Claim Fact(string text, params IReadOnlyList<Sentence> sentences) => new() { Text = text, Citations = [.. sentences.Select(Cite)] };

    public static Citation Cite(Sentence sentence, int order) => new()
    {
        Order = order,
        ArticleId = sentence.Article.Id,
        Revision = sentence.Article.Revision,
        Start = sentence.Start,
        Length = sentence.Text.Length,
        Sentence = sentence.Text.Length <= 300 ? sentence.Text : sentence.Text[..300],
        Publisher = sentence.Article.Publisher,
        Url = sentence.Article.Url,
    };
}

/// <summary>Keeps a card within two quoted sentences and 50 quoted words of one publisher.</summary>
internal sealed class Quota
{
    public const int Sentences = 2;
    public const int WordCount = 50;

    private readonly Dictionary<string, (int Sentences, int Words)> used = [];
    private readonly List<Sentence> taken = [];

    /// <summary>True if the sentence may still be quoted; it then counts. What an earlier quotation tells already is refused.</summary>
    public bool Take(Sentence sentence)
    {
        if (!Fits(sentence)) return false;
        var (sentences, words) = used.GetValueOrDefault(sentence.Article.Publisher);
        used[sentence.Article.Publisher] = (sentences + 1, words + sentence.Length);
        taken.Add(sentence);
        return true;
    }

    public bool Fits(Sentence sentence)
    {
        var (sentences, words) = used.GetValueOrDefault(sentence.Article.Publisher);
        return sentences < Sentences && words + sentence.Length <= WordCount && !taken.Any(t => t.Overlap(sentence) > 0.6);
    }
}
