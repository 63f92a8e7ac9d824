using System.Globalization;
using Bot.News.Store.Analysing;
using Bot.News.Store.Grouping;

namespace Evaluation;

/// <summary>A card as the contract of the verb <c>recap</c> has it; an absent section is an absent key.</summary>
internal static class CardJson
{
    public static Dictionary<string, object> Of(Analysis card, NewsEvent told, DateTimeOffset now, IReadOnlyDictionary<long, string> ids)
    {
        var claims = card.Claims.OrderBy(claim => claim.Order).ToLookup(claim => claim.Section);
        var json = new Dictionary<string, object>
        {
            ["badge"] = string.Create(CultureInfo.InvariantCulture, $"{card.Publisher} · {(now - told.LastAt < TimeSpan.FromHours(48) ? "fresh" : "stale")} · {told.Reports} reports, {told.Publishers} publishers"),
            ["headline"] = card.Headline,
            ["hook"] = card.Hook,
            ["producer"] = card.Producer,
            ["traced"] = card.Claims.Count(claim => claim.Citations.Count > 0),
            ["of"] = card.Claims.Count,
        };
        if (claims[Section.Changed].FirstOrDefault() is { } changed) json["changed"] = Claim(changed, ids);
        if (claims[Section.Why].FirstOrDefault() is { } why) json["why"] = Claim(why, ids);
        else if (card.WhyHere.Count > 0) json["why_here"] = card.WhyHere;
        if (card.Who.Count > 0) json["who"] = card.Who;
        Put(json, "next", claims[Section.Next], ids);
        Put(json, "takeaways", claims[Section.Takeaway], ids);
        Put(json, "numbers", claims[Section.Number], ids);
        Put(json, "deep", claims[Section.Deep], ids);
        Put(json, "implications", claims[Section.Implication], ids);
        var timeline = claims[Section.Timeline].ToList();
        if (timeline.Count > 0) json["timeline"] = timeline.Select(claim => new { date = claim.Date, text = claim.Text, cites = Cites(claim, ids) });
        var cells = claims[Section.Comparison].Where(claim => claim.Player is not null && claim.Facet is not null).ToList();
        if (cells.Count > 0)
        {
            json["comparison"] = cells.GroupBy(cell => cell.Player!).ToDictionary( // looked at above
                row => row.Key, row => row.GroupBy(cell => cell.Facet!).ToDictionary(cell => cell.Key, cell => Claim(cell.First(), ids)));
        }

        return json;
    }

    private static void Put(Dictionary<string, object> json, string key, IEnumerable<Claim> claims, IReadOnlyDictionary<long, string> ids)
    {
        var list = claims.Select(claim => Claim(claim, ids)).ToList();
        if (list.Count > 0) json[key] = list;
    }

    private static object Claim(Claim claim, IReadOnlyDictionary<long, string> ids) => new { text = claim.Text, cites = Cites(claim, ids) };

    private static IEnumerable<object> Cites(Claim claim, IReadOnlyDictionary<long, string> ids) =>
        claim.Citations.OrderBy(citation => citation.Order).Select(citation => new { article = ids.GetValueOrDefault(citation.ArticleId), sentence = citation.Sentence });
}
