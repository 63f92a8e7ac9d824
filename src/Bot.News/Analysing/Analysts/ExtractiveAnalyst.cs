namespace Bot.News.Analysing.Analysts;

/// <summary>Writes a card from the sources' own sentences and value patterns, without a model.</summary>
internal sealed class ExtractiveAnalyst : IAnalyst
{
    public const string Producer = "Extracted, no AI";
    private const int LeastIndependent = 6;
    private const int ThinWords = 40;
    private const int MostNumbers = 5;

    public IReadOnlyList<string> Names { get; } = ["Extractive"];

    public Task<Draft> WriteAsync(Assignment assignment, CancellationToken cancel) => Task.FromResult(Write(assignment.Material, assignment.Now));

    /// <summary>Every section that the material carries; what it does not carry is absent.</summary>
    /// <param name="instead">Why no model wrote it; null where none was to.</param>
    public static Draft Write(Material material, DateTimeOffset now, string? instead = null)
    {
        var draft = new Draft { Producer = instead is null ? Producer : $"{Producer} ({instead})", Hook = Hooks.Of(material.Event) };
        var salience = Salient(material);
        var quota = new Quota();
        var changed = Changed(material, salience);
        if (changed is not null && quota.Take(changed)) draft.Add(Section.Changed, [Quoting.Quote(changed)]);
        Act(draft, material, now);
        if (!material.Rich) return draft;

        if (Reasons.Of(material, salience, changed).FirstOrDefault(quota.Fits) is { } why && quota.Take(why)) draft.Add(Section.Why, [Quoting.Quote(why)]);
        draft.Add(Section.Number, Figures.Numbers(material, salience, MostNumbers));
        draft.Add(Section.Timeline, Chronology.Timeline(material));
        draft.Add(Section.Comparison, Comparison.Of(material));
        Foresee(draft, material, salience, quota, now);
        if (Independent(material) >= LeastIndependent) Deepen(draft, material, salience, quota, changed);
        return draft;
    }

    /// <summary>The sentence that a card opens with; null where none tells the happening.</summary>
    public static Sentence? Lead(Material material) => Changed(material, Salient(material));

    private static Dictionary<Sentence, double> Salient(Material material)
    {
        var scores = Salience.Scores([.. material.Usable.Select(s => Passage.Read(s.Text, s.Stems, (int)s.Article.Id, s.Position, s.Of))]);
        return material.Usable.Select((sentence, i) => (sentence, scores[i])).ToDictionary(pair => pair.sentence, pair => pair.Item2);
    }

    /// <summary>The sentence that tells the happening: close to the title, early, in the words of an event, of a fitting length.</summary>
    private static Sentence? Changed(Material material, Dictionary<Sentence, double> salience)
    {
        var title = Words.Content(material.Event.Title).ToHashSet();
        var told = material.Titles.Where(t => t.Article.Title != material.Event.Title).SelectMany(t => t.Stems).CountBy(stem => stem).Where(pair => pair.Value > 1).Select(pair => pair.Key).Union(title).ToHashSet();
        var releases = material.Event.Type is "launch" or "release"; // what is out is told by who brings it out, not by the rumour before
        var figures = Amounts.Of(material.Event.Title);
        var room = material.Rich ? int.MaxValue : ThinWords - Words.Count(Hooks.Of(material.Event)) - 4; // publisher and audiences
        return material.Usable.Where(s => s.Length <= room && !Quotation(s.Text)).OrderByDescending(s =>
        {
            var shared = (title.Count == 0 ? 0 : s.Stems.Count(title.Contains) / (double)title.Count) * 0.5 + material.Titles.Average(s.Overlap) * 0.5;
            var adds = s.Stems.Count(stem => !title.Contains(stem)) >= 3 ? 0.2 : -0.4;
            return salience[s] + 1.5 * shared + adds + (Cues.Happens(s.Text) ? 0.4 : 0) + (s.Article == material.Primary ? releases ? 0.5 : 0.15 : 0) - (Cues.Background(s.Text) ? 0.5 : 0) - (s.Length > 32 ? 0.3 : 0)
                - (Cues.Forecasts(s.Text) && !Cues.Forecasts(material.Event.Title) ? 0.3 : 0) - (releases && Cues.Hearsay(s.Text) ? 0.5 : 0) + (s.Names is [{ Start: < 5 }, ..] ? 0.15 : 0) + Figured(s, figures);
        }).FirstOrDefault(s => Figured(s, figures) >= 0 && Tells(s, told));
    }

    /// <summary>The title's own figure tells the happening; another one of its unit tells what was before, or something else.</summary>
    private static double Figured(Sentence s, List<Amount> figures)
    {
        var rivals = s.Amounts.Where(a => figures.Exists(f => f.Unit == a.Unit)).ToList();
        return rivals.Count == 0 ? 0 : rivals.Exists(a => figures.Exists(f => f.Unit == a.Unit && f.Value == a.Value)) ? 0.3 : -1.2;
    }

    /// <summary>It shares more with the title than an actor's name, or opens its article in the words of an event: a teaser names the actor alone.</summary>
    private static bool Tells(Sentence s, HashSet<string> title)
    {
        if (Cues.History(s.Text)) return false;
        var names = s.Names.SelectMany(n => Words.Content(n.Text)).ToHashSet();
        var (shared, named) = (s.Stems.Count(title.Contains), s.Stems.Count(stem => title.Contains(stem) && names.Contains(stem)));
        return shared >= 3 || (shared >= Math.Min(2, title.Count) && (shared > named || Cues.Happens(s.Text))) || (named >= 1 && s.Position == 0 && Cues.Happens(s.Text));
    }

    private static bool Quotation(string text) => text[0] is '"' or '“' or '‘';

    private static void Act(Draft draft, Material material, DateTimeOffset now)
    {
        foreach (var (claim, action) in NextSteps.Of(material, now))
        {
            draft.Add(Section.Next, [claim]);
            draft.Actions.Add(action);
        }
    }

    private static void Foresee(Draft draft, Material material, Dictionary<Sentence, double> salience, Quota quota, DateTimeOffset now)
    {
        foreach (var forecast in material.Complete.Select(Forecasts.Of).OfType<Forecast>().OrderByDescending(f => salience.GetValueOrDefault(f.Sentence)))
        {
            if (draft.Predictions.Count == Foreseen(material)) break;
            var row = Forecasts.Row(forecast, material.Event.Id, now);
            if (draft.Predictions.Any(p => p.Key == row.Key) || !quota.Take(forecast.Sentence)) continue;
            var claim = Quoting.Quote(forecast.Sentence);
            (claim.Date, claim.Key) = (forecast.Horizon, row.Key);
            draft.Add(Section.Implication, [claim]);
            draft.Predictions.Add(row);
        }
    }

    /// <summary>Two quotations a publisher are all that a card has: with few publishers one forecast leaves room for the other sections.</summary>
    private static int Foreseen(Material material) => Voices(material) switch { <= 4 => 1, 5 => 2, _ => 3 };

    private static int Voices(Material material) => material.Usable.Select(s => s.Article.Publisher).Distinct().Count();

    /// <summary>A dated sentence on something else: history or a rival, not how this works.</summary>
    private static bool Elsewhere(Sentence s, Material material) => material.Subject is { } subject && s.Dates.Any(d => d.To < s.Day.AddDays(-30)) && !Analysing.Names.Mentions(s.Text, subject);

    private static void Deepen(Draft draft, Material material, Dictionary<Sentence, double> salience, Quota quota, Sentence? changed)
    {
        var technical = Picked(material.Usable.Where(s => s != changed && Cues.Technical(s.Text) >= 2 && !Elsewhere(s, material)).OrderByDescending(s => Math.Min(Cues.Technical(s.Text), 5) * 0.4 + s.Names.Count * 0.1 + salience[s] * 0.5 - Long(s)), quota, 2, Voices(material) <= 5 ? 2 : 3);
        draft.Add(Section.Deep, technical);
        draft.Add(Section.Takeaway, Picked(material.Usable.Where(s => s != changed && !Quotation(s.Text) && Concrete(s)).OrderByDescending(s => salience[s] - Long(s)), quota, 3, 5));
    }

    /// <summary>What a post says at large, without a name or a figure, is an opinion and no takeaway.</summary>
    private static bool Concrete(Sentence s) => s.Article.Trust >= Trust.Press || s.Names.Count > 0 || s.Amounts.Count > 0;

    /// <summary>A sentence of more than half of its publisher's words keeps a second one from the card.</summary>
    private static double Long(Sentence s) => s.Length > Quota.WordCount / Quota.Sentences ? 0.3 : 0;

    /// <summary>Quotes the first that fit, at most <paramref name="most"/>; none at all where fewer than <paramref name="least"/> do.</summary>
    private static List<Claim> Picked(IEnumerable<Sentence> candidates, Quota quota, int least, int most)
    {
        var fitting = new List<Sentence>();
        var trial = candidates.ToList();
        if (trial.Where(quota.Fits).Take(least).Count() < least) return [];
        foreach (var sentence in trial)
        {
            if (fitting.Count == most) break;
            if (quota.Take(sentence)) fitting.Add(sentence);
        }

        return fitting.Count < least ? [] : [.. fitting.Select(s => Quoting.Quote(s))];
    }

    private static int Independent(Material material)
    {
        var kept = new List<Sentence>();
        foreach (var sentence in material.Usable)
        {
            if (!kept.Any(k => k.Overlap(sentence) > 0.6)) kept.Add(sentence);
            if (kept.Count >= LeastIndependent) break;
        }

        return kept.Count;
    }
}
