using Bot.News.Analysing.Analysts;

namespace Bot.News.Analysing;

/// <summary>Makes a version of a card of what an analyst drafted: checks each claim, drops what fails and keeps the short part short.</summary>
internal static class Cards
{
    /// <summary>Words that a person reads in 30 seconds at 238 a minute.</summary>
    public const int MostWords = 119;

    /// <summary>A list of fewer is none.</summary>
    private static readonly (Section Section, int Count)[] Least = [(Section.Timeline, 3), (Section.Takeaway, 3), (Section.Deep, 2)];

    public static Analysis From(Draft draft, Material material, Analysis? before, IReadOnlyList<EventLog> news, DateTimeOffset now)
    {
        Check(draft, material);
        Complete(draft);
        var told = material.Event;
        var link = material.Primary ?? material.Articles.FirstOrDefault(a => a.Id == told.TitleArticleId) ?? material.Articles[0];
        var card = new Analysis
        {
            EventId = told.Id,
            Version = (before?.Version ?? 0) + 1,
            At = now,
            Reason = Revision.Reason(before, news),
            Producer = draft.Producer,
            ByModel = draft.ByModel,
            Headline = told.Title,
            Url = link.Url,
            Publisher = link.Publisher,
            Hook = draft.Hook,
            Language = link.Language ?? "en",
            Rich = material.Rich && draft.Claims.Any(c => c.Section == Section.Changed),
            WhyHere = draft.Claims.Any(c => c.Section == Section.Why) ? [] : [.. told.Why.Take(3).Select(w => w.Trim().TrimEnd('.'))],
            Who = [.. (draft.Who.Count > 0 ? draft.Who : told.Audiences).Take(3)],
            Claims = draft.Claims,
            Dropped = draft.Dropped.Count,
        };
        Shorten(card, draft);
        return card;
    }

    /// <summary>Moves to the dropped what the cited sentences do not carry.</summary>
    public static void Check(Draft draft, Material material)
    {
        foreach (var claim in draft.Claims.ToList())
        {
            if (ClaimCheck.Of(claim, material) is not { Supported: false } verdict) continue;
            draft.Claims.Remove(claim);
            draft.Dropped.Add(new Objection(claim.Section.ToString().ToLowerInvariant(), claim.Text, verdict.Why));
        }
    }

    /// <summary>Words of the 30-second part: what changed, why, what to do, who should care.</summary>
    public static int SummaryWords(Analysis card) =>
        card.Claims.Where(c => c.Section is Section.Changed or Section.Why or Section.Next).Sum(Shown) + (card.Claims.Any(c => c.Section == Section.Why) ? 0 : card.WhyHere.Sum(Words.Count)) + card.Who.Sum(Words.Count);

    /// <summary>A quotation is shown with its publisher's name.</summary>
    private static int Shown(Claim claim) => Words.Count(claim.Text) + (claim.Quoted && claim.Citations.Count > 0 ? Words.Count(claim.Citations[0].Publisher) : 0);

    /// <summary>What stands on a dropped claim goes with it, and so does a list that has become too short to be one.</summary>
    private static void Complete(Draft draft)
    {
        foreach (var (section, least) in Least)
            if (draft.Claims.Count(c => c.Section == section) < least) draft.Claims.RemoveAll(c => c.Section == section);
        if (!Compares([.. draft.Claims.Where(c => c.Section == Section.Comparison)])) draft.Claims.RemoveAll(c => c.Section == Section.Comparison);
        draft.Actions.RemoveAll(a => !draft.Claims.Any(c => c.Key == a.Key));
        draft.Predictions.RemoveAll(p => !draft.Claims.Any(c => c.Key == p.Key));
        foreach (var section in draft.Claims.GroupBy(c => c.Section))
        {
            var order = 0;
            foreach (var claim in section.OrderBy(c => c.Order)) claim.Order = order++;
        }
    }

    /// <summary>Two players and two facets at least, half of the cells filled.</summary>
    private static bool Compares(List<Claim> cells)
    {
        var (players, facets) = (cells.Select(c => c.Player).Distinct().Count(), cells.Select(c => c.Facet).Distinct().Count());
        return players >= 2 && facets >= 2 && cells.Count * 2 >= players * facets;
    }

    /// <summary>Takes away the last actions, then the reasons, until the short part is within its words.</summary>
    private static void Shorten(Analysis card, Draft draft)
    {
        while (SummaryWords(card) > MostWords)
        {
            if (card.Claims.LastOrDefault(c => c.Section == Section.Next) is { } next)
            {
                card.Claims.Remove(next);
                draft.Actions.RemoveAll(a => a.Key == next.Key);
            }
            else if (card.WhyHere.Count > 0) card.WhyHere.RemoveAt(card.WhyHere.Count - 1);
            else if (card.Claims.FirstOrDefault(c => c.Section == Section.Why) is { } why) card.Claims.Remove(why);
            else break;
        }
    }
}
