using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.News.Recapping;

/// <summary>Makes a readable card of stored rows, and numbers its sources in the order in which statements cite them.</summary>
public static partial class CardMaking
{
    private static readonly Section[] ReadingOrder =
        [Section.Changed, Section.Why, Section.Next, Section.Number, Section.Takeaway, Section.Deep, Section.Implication, Section.Timeline, Section.Comparison];

    /// <param name="told">The event.</param>
    /// <param name="analysis">A version of its card, with claims and citations.</param>
    /// <param name="reports">Its catalogue reports.</param>
    public static Card Make(NewsEvent told, Analysis analysis, IReadOnlyList<Article> reports, IReadOnlyList<RelatedEvent> related, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(reports);
        var claims = analysis.Claims.OrderBy(claim => Array.IndexOf(ReadingOrder, claim.Section)).ThenBy(claim => claim.Order).ToList();
        var numbers = Numbered(claims);
        IReadOnlyList<CardLine> Lines(Section section) => [.. claims.Where(claim => claim.Section == section).Select(claim => Line(claim, numbers))];
        var (players, missing) = Compare(claims.Where(claim => claim.Section == Section.Comparison).ToList(), numbers);
        return new(
            told.Id, analysis.Id, analysis.Headline, analysis.Url, WithCount(analysis.Hook, told.Publishers), Badge(told, analysis, reports, now), told.Topics.FirstOrDefault() ?? "",
            analysis.Rich, analysis.ByModel, analysis.Producer,
            Lines(Section.Changed), Lines(Section.Why), [.. analysis.WhyHere.Select(reason => WithCount(reason, told.Publishers))], Lines(Section.Next), analysis.Who,
            Lines(Section.Takeaway), NumberLines([.. claims.Where(claim => claim.Section == Section.Number)], numbers), Lines(Section.Deep), Lines(Section.Implication),
            [.. Lines(Section.Timeline).OrderBy(line => line.Date, StringComparer.Ordinal)], players, missing,
            Sources(claims, numbers, reports), related, claims.Count(claim => claim.Citations.Count > 0), claims.Count, HeadlineBy(told, analysis, reports));
    }

    /// <summary>A reason "5 publishers" was true when the card was written; the reader gets the count of the badge beside it.</summary>
    private static string WithCount(string reason, int publishers) =>
        publishers < 2 ? reason : Publishers().Replace(reason, publishers.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<=^|, )[0-9]+(?=(?: independent)? publishers(?: in one day)?(?:[,.]|$))")]
    private static partial Regex Publishers();

    private static Dictionary<string, int> Numbered(List<Claim> claims)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var citation in claims.SelectMany(claim => claim.Citations.OrderBy(citation => citation.Order)))
        {
            numbers.TryAdd(citation.Url, numbers.Count + 1);
        }

        return numbers;
    }

    private static CardLine Line(Claim claim, Dictionary<string, int> numbers) => new(
        Statement.Of(claim), [.. claim.Citations.Select(citation => numbers[citation.Url]).Distinct().Order()],
        claim.Date, claim.Section == Section.Implication ? claim.Facet : null);

    private static CardBadge Badge(NewsEvent told, Analysis analysis, IReadOnlyList<Article> reports, DateTimeOffset now)
    {
        var first = reports.FirstOrDefault(article => article.Url == analysis.Url) ?? reports.FirstOrDefault(article => article.Id == told.TitleArticleId);
        var age = now - told.LastAt;
        TimeSpan? lag = first is { Backlog: false, Published: { } published } && first.Collected >= published ? first.Collected - published : null;
        return new(analysis.Publisher, age < TimeSpan.Zero ? TimeSpan.Zero : age, lag, told.Reports, told.Publishers, reports.FirstOrDefault(article => article.Url == analysis.Url)?.Published ?? told.FirstAt, Freshness.Patience(told));
    }

    /// <summary>Values that sources give differently for one measure stand in one line, each with who gives it.</summary>
    private static IReadOnlyList<CardLine> NumberLines(List<Claim> claims, Dictionary<string, int> numbers) =>
    [
        .. claims.GroupBy(claim => claim.Facet is { } measure ? (object)measure : claim).Select(group => group.Count() < 2 || group.Any(claim => claim.Citations.Count == 0) ? Line(group.First(), numbers) : new CardLine(
            "sources differ: " + string.Join("; ", group.Select(claim => $"{claim.Text} ({claim.Citations[0].Publisher})")),
            [.. group.SelectMany(claim => claim.Citations).Select(citation => numbers[citation.Url]).Distinct().Order()])),
    ];

    private static string? HeadlineBy(NewsEvent told, Analysis analysis, IReadOnlyList<Article> reports) =>
        analysis.Headline == told.Title && reports.FirstOrDefault(article => article.Id == told.TitleArticleId) is { } said && said.Publisher != analysis.Publisher ? said.Publisher : null;

    private static IReadOnlyList<CardSource> Sources(List<Claim> claims, Dictionary<string, int> numbers, IReadOnlyList<Article> reports)
    {
        var byUrl = reports.DistinctBy(article => article.Url).ToDictionary(article => article.Url);
        var cited = claims.SelectMany(claim => claim.Citations).DistinctBy(citation => citation.Url)
            .Select(citation => new CardSource(
                numbers[citation.Url], citation.Publisher, citation.Url,
                byUrl.GetValueOrDefault(citation.Url)?.Title ?? "", byUrl.GetValueOrDefault(citation.Url)?.Published));
        var others = reports.Where(article => !numbers.ContainsKey(article.Url))
            .Select(article => new CardSource(0, article.Publisher, article.Url, article.Title, article.Published));
        return [.. cited.OrderBy(source => source.Number), .. others.OrderBy(source => source.Published ?? DateTimeOffset.MaxValue)];
    }

    private static (IReadOnlyList<CardPlayer> Players, IReadOnlyList<string> Missing) Compare(List<Claim> cells, Dictionary<string, int> numbers)
    {
        var facets = cells.Where(cell => cell.Facet is not null).Select(cell => cell.Facet!).Distinct().ToList();
        var players = cells.Where(cell => cell.Player is not null).GroupBy(cell => cell.Player!)
            .Select(group => new CardPlayer(group.Key, [.. group.Where(cell => cell.Facet is not null)
                .OrderBy(cell => facets.IndexOf(cell.Facet!)).Select(cell => (cell.Facet!, Line(cell, numbers)))]))
            .ToList();
        var missing = players.SelectMany(player => facets.Except(player.Cells.Select(cell => cell.Facet)).Select(facet => $"{facet} of {player.Name}"));
        return (players, [.. missing]);
    }
}
