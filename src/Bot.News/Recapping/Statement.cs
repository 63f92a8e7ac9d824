namespace Bot.News.Recapping;

/// <summary>A claim as readers see it: a publisher's own words stand in quotation marks with its name, others with their attribution.</summary>
public static class Statement
{
    /// <summary>"“The bill follows signed demand.” — Sample Wire" for quoted words; the text alone for our own.</summary>
    public static string Of(Claim claim)
    {
        var text = claim.Text.Trim();
        var publisher = claim.Attribution ?? claim.Citations.OrderBy(citation => citation.Order).FirstOrDefault()?.Publisher;
        return claim.Quoted && publisher is not null ? $"“{Words.Unquoted(text)}” — {publisher}" : Words.Closed(text);
    }

    /// <summary>The claims of one section, in their order.</summary>
    public static IReadOnlyList<string> All(Analysis card, Section section) =>
        [.. card.Claims.Where(claim => claim.Section == section).OrderBy(claim => claim.Order).Select(Of)];
}
