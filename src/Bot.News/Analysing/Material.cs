namespace Bot.News.Analysing;

/// <summary>A sentence of one of the event's articles, where it stands, and what it is made of.</summary>
internal sealed class Sentence(Article article, int start, string text, int position, int of)
{
    private HashSet<string>? stems;
    private List<Name>? names;
    private List<Amount>? amounts;
    private List<DateMention>? dates;

    public Article Article => article;

    /// <summary>UTF-16 offset in the article's text; -1 for its title.</summary>
    public int Start => start;

    public string Text => text;

    /// <summary>Number of the sentence in its article, from 0; the title counts as none.</summary>
    public int Position => position;

    public int Of => of;
    public HashSet<string> Stems => stems ??= [.. Words.Content(text)];
    public int Length { get; } = Words.Count(text);
    public List<Name> Names => names ??= Analysing.Names.Of(text);
    public List<Amount> Amounts => amounts ??= Analysing.Amounts.Of(text);

    /// <summary>Times it names, relative ones from the day of its article.</summary>
    public List<DateMention> Dates => dates ??= Analysing.Dates.Of(text, Day);
    public DateOnly Day { get; } = DateOnly.FromDateTime((article.Published ?? article.When).UtcDateTime);

    /// <summary>How much of the smaller sentence's content the other has too, 0 to 1.</summary>
    public double Overlap(Sentence other)
    {
        var less = Math.Min(Stems.Count, other.Stems.Count);
        return less == 0 ? 0 : Stems.Count(other.Stems.Contains) / (double)less;
    }
}

/// <summary>Everything an analyst may write from: an event, its articles and their sentences.</summary>
internal sealed class Material
{
    private const int MostArticles = 16;
    private const int MostSentences = 60;
    private const int Opening = 2;
    private const int LongTitle = 200;

    public NewsEvent Event { get; }

    /// <summary>The actor's own report first, then the one that gave the title, then by arrival; one publisher's repeats last.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>Sentences that may be shown, by article and place.</summary>
    public IReadOnlyList<Sentence> Usable { get; }

    /// <summary>Sentences that stand by themselves, on the event or beside it: dated facts, forecasts and rivals are told there.</summary>
    public IReadOnlyList<Sentence> Complete { get; }

    /// <summary>Every sentence of the articles, by article and place.</summary>
    public IReadOnlyList<Sentence> All { get; }

    /// <summary>The titles as sentences.</summary>
    public IReadOnlyList<Sentence> Titles { get; }

    public Article? Primary { get; }

    /// <summary>The name that most titles share, acronyms aside; null where no two agree and the event's title has none.</summary>
    public string? Subject { get; }

    /// <summary>≥ 8 usable sentences of ≥ 4 publishers, or a primary source and ≥ 2 others.</summary>
    public bool Rich { get; }

    public Material(NewsEvent told, IReadOnlyList<Article> articles)
    {
        Event = told;
        Primary = articles.FirstOrDefault(a => a.Id == told.PrimaryArticleId);
        var language = Language(told, articles);
        Articles = [.. Spread(articles.Where(a => (a.Language ?? language) == language || a == Primary)
            .OrderByDescending(a => a == Primary).ThenByDescending(a => a.Id == told.TitleArticleId).ThenBy(a => a.Id)).Take(MostArticles)];
        Titles = [.. Articles.SelectMany(TitlesOf)];
        var about = new HashSet<string>(Words.Content(told.Title).Concat(told.Actors.SelectMany(Words.Content)));
        foreach (var title in Titles) about.UnionWith(title.Stems);
        All = [.. Articles.SelectMany(SentencesOf)];
        Complete = [.. All.Where(Usability.Allows)];
        // an article's own opening says what it is about as well as the titles do
        var leads = All.Where(s => s.Position < Opening && Usability.Whole(s)).ToLookup(s => s.Article, s => s.Stems);
        Usable = [.. Complete.Where(s => s.Stems.Count(stem => about.Contains(stem) || leads[s.Article].Any(lead => lead.Contains(stem))) >= (s.Article == Primary || s.Of <= 3 ? 1 : 2))];
        Subject = Bare(TopName());
        Rich = IsRich();
    }

    private string? TopName() => Titles.SelectMany(t => t.Names.Select(n => (n.Text, t.Article.Family)))
        .Where(n => n.Text.Length > 3 && n.Text.Any(char.IsLower)).GroupBy(n => n.Text)
        .OrderByDescending(g => Titles.Where(t => Names.Mentions(t.Text, g.Key)).Select(t => t.Article.Family).Distinct().Count()).Select(g => g.Key).FirstOrDefault();

    /// <summary>Without a capital that only opens a title: "Critical Foo" is Foo where the texts name Foo.</summary>
    private string? Bare(string? name) =>
        name?.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && All.Any(s => s.Names.Any(n => n.Text == name[(space + 1)..])) ? name[(space + 1)..] : name;

    private static string Language(NewsEvent told, IReadOnlyList<Article> articles)
    {
        if (articles.Any(a => a.Language is null or "en")) return "en";
        return articles.FirstOrDefault(a => a.Id == told.TitleArticleId)?.Language ?? articles[0].Language ?? "en";
    }

    /// <summary>The first article of each publisher before any second one.</summary>
    private static IEnumerable<Article> Spread(IEnumerable<Article> articles) =>
        articles.GroupBy(a => a.Family).SelectMany(family => family.Select((article, turn) => (article, turn))).OrderBy(pair => pair.turn).Select(pair => pair.article);

    /// <summary>A post's title may be the whole of its text: it is read sentence by sentence.</summary>
    private static IEnumerable<Sentence> TitlesOf(Article article) => article.Title.Length <= LongTitle
        ? [new Sentence(article, -1, article.Title, 0, 1)]
        : Sentences.Split(article.Title).Take(MostSentences).Select(place => new Sentence(article, -1, article.Title.Substring(place.Start, place.Length), 0, 1));

    private static IEnumerable<Sentence> SentencesOf(Article article)
    {
        var places = Sentences.Split(article.Text);
        var position = 0;
        foreach (var place in places.Take(MostSentences))
        {
            var (start, length) = Usability.Trim(article.Text, place.Start, place.Length);
            yield return new Sentence(article, start, article.Text.Substring(start, length), position, places.Count);
            if (article.Text[start + length - 1] is '.' or '!' or '"' or '”' or '。') position++; // headings and bylines take no place
        }
    }

    private bool IsRich()
    {
        var families = Usable.Select(s => s.Article.Family).Distinct().Count();
        return (Usable.Count >= 8 && families >= 4) || (Primary is not null && Usable.Any(s => s.Article == Primary) && families >= 3);
    }
}
