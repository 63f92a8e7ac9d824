namespace Bot.News.Recapping;

/// <summary>An event of the window, with what its order depends on beside its own features.</summary>
/// <param name="Families">Families of its publishers that this reader may see.</param>
/// <param name="LeadPublisher">The family behind its headline.</param>
/// <param name="VoteWeight">Sum of the server's votes on its topics and publishers, 0 when there are none; clamped to ±3.</param>
public sealed record Candidate(NewsEvent Event, IReadOnlyList<string> Families, string LeadPublisher, double VoteWeight)
{
    /// <summary>Members whose votes made the weight.</summary>
    public int Voters { get; init; }

    /// <summary>A review took it in.</summary>
    public bool Taken { get; init; }

    /// <summary>A source that the server trusts tells it.</summary>
    public bool Trusted { get; init; }
}

/// <summary>An event at its place, with the reasons in words people can read, strongest first.</summary>
public sealed record Ranked(NewsEvent Event, double Score, IReadOnlyList<string> Why);

/// <summary>
/// The order of a window for one reader: a pure function of what grouping stored, the profile and the votes.
/// Equal input gives equal output, whatever the order of the candidates.
/// </summary>
public static class Ranking
{
    /// <summary>How the reason begins that votes are; the number of members follows.</summary>
    internal const string RankedUp = "ranked up: ", RankedDown = "ranked down: ";

    private const int Top = 10;
    private const int PerLeadPublisher = 2;

    /// <summary>A week-old event keeps nine tenths of its weight: a recap is about the week, and Monday's news is as much of it as Sunday's.</summary>
    private const double HalfLifeDays = 60;

    /// <summary>
    /// Best first. Left out: events in none of the reader's languages, of none of the reader's topics (where any are
    /// chosen), with a muted word in the title, or told by muted publishers alone, unless a review took them in.
    /// </summary>
    /// <param name="candidates">At most 300.</param>
    public static IReadOnlyList<Ranked> Order(IReadOnlyList<Candidate> candidates, Profile profile, DateTimeOffset cutOff)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(profile);
        var weighed = candidates
            .Where(candidate => Wanted(candidate, profile))
            .Select(candidate => (Candidate: candidate, Score: Weigh(candidate, profile, cutOff)))
            .OrderByDescending(pair => pair.Score)
            .ThenBy(pair => pair.Candidate.Event.Id)
            .ToList();
        return [.. Spread(weighed).Select(pair => new Ranked(pair.Candidate.Event, pair.Score, Reasons(pair.Candidate, profile)))];
    }

    private static bool Wanted(Candidate candidate, Profile profile)
    {
        var told = candidate.Event;
        return candidate.Taken || ((profile.Languages.Count == 0 || told.Languages.Count == 0 || told.Languages.Intersect(profile.Languages, StringComparer.OrdinalIgnoreCase).Any())
            && (profile.Topics.Count == 0 || told.Topics.Intersect(profile.Topics, StringComparer.OrdinalIgnoreCase).Any())
            && !profile.MutedWords.Any(word => word.Length > 0 && told.Title.Contains(word, StringComparison.OrdinalIgnoreCase))
            && (candidate.Families.Count == 0 || profile.MutedPublishers.Count == 0
                || candidate.Families.Except(profile.MutedPublishers, StringComparer.OrdinalIgnoreCase).Any()));
    }

    private static double Weigh(Candidate candidate, Profile profile, DateTimeOffset cutOff)
    {
        var told = candidate.Event;
        var days = Math.Max(0, (cutOff - told.LastAt).TotalDays);
        var forReader = profile.Audiences.Count == 0 || told.Audiences.Intersect(profile.Audiences, StringComparer.OrdinalIgnoreCase).Any() ? 1 : 0.6;
        var voted = Math.Exp(0.15 * Math.Clamp(candidate.VoteWeight, -3, 3));
        return told.Score * Math.Pow(0.5, days / HalfLifeDays) * forReader * voted * (candidate.Trusted ? 1.25 : 1);
    }

    /// <summary>
    /// At most two of the top ten from one lead publisher. The best corroborated event is never pushed out of the ten,
    /// because one voice's flood must not cost the week its headline.
    /// </summary>
    private static IEnumerable<(Candidate Candidate, double Score)> Spread(List<(Candidate Candidate, double Score)> weighed)
    {
        List<(Candidate, double)> first = [], later = [];
        var leads = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in weighed)
        {
            var lead = pair.Candidate.LeadPublisher;
            var held = leads.GetValueOrDefault(lead);
            var single = pair.Candidate.Event.Publishers < 2;
            if (first.Count < Top && held >= PerLeadPublisher && single && lead.Length > 0)
            {
                later.Add(pair);
                continue;
            }

            leads[lead] = held + 1;
            first.Add(pair);
        }

        var cut = Math.Min(Top, first.Count);
        return first.Take(cut).Concat(later.Concat(first.Skip(cut)).OrderByDescending(pair => pair.Item2).ThenBy(pair => pair.Item1.Event.Id));
    }

    private static List<string> Reasons(Candidate candidate, Profile profile)
    {
        List<string> why = [.. candidate.Event.Why];
        var topics = candidate.Event.Topics.Intersect(profile.Topics, StringComparer.OrdinalIgnoreCase).ToList();
        if (topics.Count > 0) why.Add("your topic: " + topics[0]);
        var audiences = candidate.Event.Audiences.Intersect(profile.Audiences, StringComparer.OrdinalIgnoreCase).ToList();
        if (audiences.Count > 0) why.Add("for " + audiences[0]);
        if (candidate.Trusted) why.Add("told by a source trusted here");
        if (candidate is { VoteWeight: not 0, Voters: > 0 }) why.Add($"{(candidate.VoteWeight > 0 ? RankedUp : RankedDown)}{Ledger.Count(candidate.Voters, "member")}");
        return why;
    }
}
