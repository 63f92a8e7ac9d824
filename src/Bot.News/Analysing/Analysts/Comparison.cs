using System.Text.RegularExpressions;

namespace Bot.News.Analysing.Analysts;

/// <summary>Players by facets, filled only from value patterns: what a player's own clause names.</summary>
internal static partial class Comparison
{
    private const int MostPlayers = 5;
    private const int MostFacets = 5;

    private sealed record Cell(string Player, string Facet, string Value, Sentence Sentence);

    /// <summary>At least two players and two facets with half the cells filled, else nothing.</summary>
    public static List<Claim> Of(Material material)
    {
        var cells = material.Complete.SelectMany(CellsOf).ToList();
        var players = cells.GroupBy(c => c.Player).OrderByDescending(g => g.Select(c => c.Facet).Distinct().Count()).ThenByDescending(g => g.Count()).Take(MostPlayers).Select(g => g.Key).ToList();
        while (players.Count >= 2)
        {
            var facets = cells.Where(c => players.Contains(c.Player)).GroupBy(c => c.Facet)
                .Where(g => g.Select(c => c.Player).Distinct().Count() >= 2).OrderByDescending(g => g.Select(c => c.Player).Distinct().Count()).Take(MostFacets).Select(g => g.Key).ToList();
            var filled = cells.Where(c => players.Contains(c.Player) && facets.Contains(c.Facet)).Select(c => (c.Player, c.Facet)).Distinct().Count();
            if (facets.Count >= 2 && filled * 2 >= players.Count * facets.Count) return [.. from player in players from facet in facets select Claimed(cells, player, facet) into claim where claim is not null select claim];
            players.RemoveAt(players.Count - 1);
        }

        return [];
    }

    private static Claim? Claimed(List<Cell> cells, string player, string facet)
    {
        var own = cells.Where(c => c.Player == player && c.Facet == facet).ToList();
        if (own.Count == 0) return null;
        var values = own.GroupBy(c => c.Value, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Select(c => c.Sentence.Article.Family).Distinct().Count()).Take(facet is "chips" or "models" ? 3 : 1).ToList();
        var claim = Quoting.Fact(string.Join(", ", values.Select(v => v.Key)), [.. values.Select(v => v.First().Sentence).Distinct()]);
        (claim.Player, claim.Facet) = (player, facet);
        return claim;
    }

    private static IEnumerable<Cell> CellsOf(Sentence sentence)
    {
        if (Denies().IsMatch(sentence.Text)) yield break;
        var players = Products.PlayersIn(sentence.Text);
        if (players.Count == 0) yield break;
        foreach (var product in Products.In(sentence.Text))
        {
            var player = product.Owner is { } owner ? players.FirstOrDefault(p => p.Player == owner).Player : Nearest(sentence.Text, players, product.Start);
            if (player is not null) yield return new Cell(player, product.Facet, product.Name, sentence);
        }

        foreach (var figure in Figures.Of(sentence))
        {
            if (FacetOf(figure) is { } facet && Nearest(sentence.Text, players, figure.Amount.Start) is { } player) yield return new Cell(player, facet, figure.Amount.Say(), sentence);
        }

        foreach (Match size in Memory().Matches(sentence.Text))
        {
            if (Maker(sentence.Text, players, size.Index) is { } player) yield return new Cell(player, "memory", size.Value, sentence);
        }

        foreach (Match way in Competes().Matches(sentence.Text))
        {
            if (Nearest(sentence.Text, players, way.Index) is { } player) yield return new Cell(player, "competes on", way.Groups["what"].Value, sentence);
        }

        foreach (Match partner in Partner().Matches(sentence.Text))
        {
            if (Nearest(sentence.Text, [.. players.Where(p => p.Player != partner.Groups["who"].Value)], partner.Index) is { } player) yield return new Cell(player, "models", partner.Value, sentence);
        }

        foreach (Match licence in Licence().Matches(sentence.Text))
        {
            if (Nearest(sentence.Text, players, licence.Index) is { } player) yield return new Cell(player, "licence", licence.Groups["name"].Value, sentence);
        }
    }

    /// <summary>The player named last before a place, where no other player's clause begins between.</summary>
    private static string? Nearest(string text, List<(int Start, string Player)> players, int at)
    {
        var before = players.Where(p => p.Start < at).ToList();
        if (before.Count == 0) return players.Count == 1 ? players[0].Player : null;
        var last = before[^1];
        return before.Count > 1 && Together().IsMatch(text[before[^2].Start..last.Start]) ? null : last.Player;
    }

    /// <summary>The owner of the product named last before a place, or the nearest player where no known product is before it.</summary>
    private static string? Maker(string text, List<(int Start, string Player)> players, int at) =>
        Products.In(text).LastOrDefault(p => p.Start < at && p.Owner is not null).Owner is { } owner ? players.FirstOrDefault(p => p.Player == owner).Player : Nearest(text, players, at);

    private static string? FacetOf(Figure figure) => figure.What switch
    {
        var what when figure.Amount.IsMoney() && Spending().IsMatch(what) => "capital spending",
        var what when figure.Amount.IsMoney() && what.StartsWith("per ", StringComparison.Ordinal) => "price " + what,
        var what when figure.Amount.IsMoney() && what.StartsWith("valuation", StringComparison.Ordinal) => "valuation",
        var what when figure.Amount.IsMoney() && what.StartsWith("revenue", StringComparison.Ordinal) => "revenue",
        var what when figure.Amount.Unit == "" && what.Contains("token", StringComparison.Ordinal) => "context length",
        var what when figure.Amount.Unit == "" && what.Contains("parameter", StringComparison.Ordinal) => "parameters",
        var what when figure.Amount.Unit == "%" && what.StartsWith("on ", StringComparison.Ordinal) => what[3..],
        _ => null,
    };

    [GeneratedRegex(@"\b(?:competes?|competing)\s(?:with\s[\w\s]{1,30}?\s)?on\s(?<what>[a-z][\w-]*(?:\s[a-z][\w-]*)?(?:\sand\s(?!on\b)[a-z][\w-]*(?:\s[a-z][\w-]*)?)?)(?=[.,;]|\sand\b)")]
    private static partial Regex Competes();

    [GeneratedRegex(@"\b(?<who>OpenAI|Anthropic|Mistral|xAI|DeepSeek|Cohere) partnership\b")]
    private static partial Regex Partner();

    [GeneratedRegex(@"\b\d[\d,.]*\s(?:gigabytes|GB|terabytes|TB)(?:\sof\sHBM\w*)?\b")]
    private static partial Regex Memory();

    [GeneratedRegex("capital (?:spending|expenditure|investment)|capex|spending|expenditure", RegexOptions.IgnoreCase)]
    private static partial Regex Spending();

    [GeneratedRegex(@"\b(?:not|no|never|without|unlike|instead of|rather than|n't|denied|denies)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Denies();

    [GeneratedRegex(@"^\S+(?:\s\S+)?(?:,|\sand|\sor|,\sand)\s*$")]
    private static partial Regex Together();

    [GeneratedRegex(@"\b(?<name>Apache(?:-| )2\.0|MIT|(?:modified |Modified )MIT|CC[ -]BY(?:-\w+)*(?: 4\.0)?|GPL(?:v\d)?|BSD)\b(?=[^.]{0,20}\blicen[cs]e)")]
    private static partial Regex Licence();
}
