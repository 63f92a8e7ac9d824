namespace Bot.News.Recapping;

/// <summary>What an edition read and what it kept: reports, the events they tell, the events in it, and the sources its statements are traced to.</summary>
public sealed record Ledger(int Reports, int Events, int Kept, int Sources)
{
    /// <summary>The ledger in one line.</summary>
    public override string ToString() =>
        $"{Count(Reports, "report")} → {Count(Events, "event")} → {Kept}" + (Sources > 0 ? $" · quoted and traced to {Count(Sources, "source")}" : "");

    internal static string Count(int number, string what) => number == 1 ? $"1 {what}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number:N0} {what}s");
}

/// <summary>One event of an edition, with what its pinned card says.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Update">What changed since the edition that told of it first; null when it is new.</param>
/// <param name="Line">One line of prose, or empty.</param>
/// <param name="Topic">Its first topic, or empty.</param>
/// <param name="ByModel">Its card was written by a model.</param>
/// <param name="Changed">What changed: whole sentences, quoted ones marked with their publisher.</param>
/// <param name="Matters">Why it matters, where a source says so.</param>
/// <param name="WhyHere">The ranking's reasons.</param>
public sealed record EditionItem(
    int Rank, long EventId, string Title, string Url, string Publisher, string? Update, string Line,
    int Reports, int Publishers, bool Primary, string Topic, bool ByModel,
    IReadOnlyList<string> Changed, IReadOnlyList<string> Matters, IReadOnlyList<string> WhyHere)
{
    /// <summary>"ranked up: 4 members", where votes moved it; else empty.</summary>
    public string Ranked { get; init; } = "";

    /// <summary>"5 reports · 4 publishers · primary source".</summary>
    public string Badge => string.Join(" · ", new[]
    {
        Ledger.Count(Reports, "report"),
        Publishers > 1 ? Ledger.Count(Publishers, "publisher") : Publisher,
        Primary ? "primary source" : "",
        Ranked,
    }.Where(part => part.Length > 0));
}

/// <summary>Something worth doing, with whom it concerns.</summary>
public sealed record EditionAction(long Id, long EventId, string Audience, string Text, string? Url, string Publisher)
{
    /// <summary>A model wrote it.</summary>
    public bool ByModel { get; init; }

    /// <summary>"Security: update the agent framework to 2.4.1".</summary>
    public string Sentence => Audience.Length == 0 ? Text : $"{Words.Capital(Audience)}: {Words.Small(Text)}";
}

/// <summary>An edition as a reader gets it, in whatever form: a pure value made from a stored recap.</summary>
public sealed record Edition(
    string Title, string Lead, Window Window, Ledger Ledger, EditionLength Length,
    IReadOnlyList<EditionItem> Items, IReadOnlyList<EditionAction> Actions, IReadOnlyList<string> Notes)
{
    /// <summary>What the moderators of a server put on top, at most 300 characters; null where they wrote nothing.</summary>
    public string? FromTheMods { get; init; }

    /// <summary>Who wrote it and whose words they are; the last line of every form.</summary>
    public string Attribution =>
        (Items.Count == 0 ? "" : Items.Any(item => item.ByModel)
            ? $"AI-written where marked {Sign.OfModel}, grounded in cited sources. "
            : "Extracted, no AI: quoted from cited sources. ")
        + "All content rights belong to the original publishers.";

    /// <summary>The edition of a recap whose items hold their events and pinned analyses with claims.</summary>
    public static Edition Of(Recap recap, IEnumerable<ActionItem> actions)
    {
        var profile = Bot.News.Store.Recapping.Profile.FromJson(recap.Profile);
        var byId = actions.ToDictionary(action => action.Id);
        return new(
            recap.Title, recap.Lead, new(recap.From, recap.CutOff),
            new(recap.Articles, recap.Events, recap.Items.Count, recap.Sources), profile.Length,
            [.. recap.Items.OrderBy(item => item.Rank).Select(Of)],
            [.. recap.Actions.Where(byId.ContainsKey).Select(id => Of(byId[id], profile, recap.Items))],
            recap.Notes)
        {
            FromTheMods = profile.Note,
        };
    }

    private static EditionItem Of(RecapItem item)
    {
        var card = item.Analysis ?? throw new ArgumentException("The item's analysis is not loaded.", nameof(item));
        return new(
            item.Rank, item.EventId, card.Headline, card.Url, card.Publisher, item.Update, item.Line,
            item.Reports, item.Publishers, item.Primary, item.Event?.Topics.FirstOrDefault() ?? "", card.ByModel,
            Statement.All(card, Section.Changed), Statement.All(card, Section.Why), card.WhyHere)
        {
            Ranked = item.Why.FirstOrDefault(why => why.StartsWith(Ranking.RankedUp, StringComparison.Ordinal) || why.StartsWith(Ranking.RankedDown, StringComparison.Ordinal)) ?? "",
        };
    }

    private static EditionAction Of(ActionItem action, Profile profile, List<RecapItem> items) => new(
        action.Id, action.EventId,
        action.Audiences.FirstOrDefault(profile.Audiences.Contains) ?? action.Audiences.FirstOrDefault() ?? "",
        action.Text, action.Url, action.Publisher)
    {
        ByModel = items.Exists(item => item.EventId == action.EventId && item.Analysis is { ByModel: true }),
    };
}
