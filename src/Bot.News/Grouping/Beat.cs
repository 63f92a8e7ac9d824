namespace Bot.News.Grouping;

/// <summary>
/// What a publisher writes about as a rule, learnt from its own stream: where most of what it prints is about AI, an article
/// that names the matter only in passing is on topic all the same.
/// </summary>
internal sealed class Beat
{
    /// <summary>Before anything is known of it, a publisher counts as two articles of a general paper.</summary>
    private const double KnownBefore = 2;
    private const double GeneralPaper = 0.2;

    /// <summary>The most that a beat can make up for.</summary>
    private const double Most = 0.4;

    private readonly Dictionary<string, (double Articles, double Relevance)> _seen = [];

    /// <summary>How much less an article of this publisher must show, from 0 to 0.4; the article itself counts from now on.</summary>
    public double Of(string publisher, double relevance)
    {
        var (articles, sum) = _seen.GetValueOrDefault(publisher, (KnownBefore, KnownBefore * GeneralPaper));
        (articles, sum) = (articles + 1, sum + relevance);
        _seen[publisher] = (articles, sum);
        return Now(publisher);
    }

    /// <summary>The same, as far as it is known by now.</summary>
    public double Now(string publisher)
    {
        var (articles, sum) = _seen.GetValueOrDefault(publisher, (KnownBefore, KnownBefore * GeneralPaper));
        return Math.Clamp((sum / articles) - GeneralPaper, 0, Most);
    }
}
