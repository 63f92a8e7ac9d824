namespace Bot.News.Analysing;

/// <summary>Whether a card should be written anew: now, once more has gathered, or not at all.</summary>
internal enum Wish { None, Later, Now }

/// <summary>Decides when a card gets a new version. Writing at every joining report would make versions that nobody can follow.</summary>
internal static class Revision
{
    public static readonly TimeSpan LeastGap = TimeSpan.FromHours(1);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);

    /// <summary>
    /// A material change counts at once. Plain reports count when they are a quarter more than the card knew (a thin card: one more), an hour
    /// after the last version at the earliest, or when any has waited for twelve hours.
    /// </summary>
    public static Wish Wanted(Analysis card, NewsEvent told, IReadOnlyList<EventLog> news, DateTimeOffset now)
    {
        if (news.Count == 0) return Wish.None;
        if (news.Any(l => l.What.Length > 0 || l.Kind is EventLogKind.Changed or EventLogKind.Merged or EventLogKind.Split)) return Wish.Now;
        var joined = news.Count(l => l.Kind == EventLogKind.Joined);
        if (joined == 0) return Wish.None;
        var known = Math.Max(1, told.Reports - joined);
        var enough = joined * 4 >= known;
        if (enough && now - card.At >= LeastGap) return Wish.Now;
        return now - news.Min(l => l.At) >= Patience && now - card.At >= LeastGap ? Wish.Now : Wish.Later;
    }

    /// <summary>A model's card costs tokens: besides a material change only as many new reports as it knew make it worth another one.</summary>
    public static Wish WantedOfModel(Analysis card, NewsEvent told, IReadOnlyList<EventLog> news, DateTimeOffset now)
    {
        var joined = news.Count(l => l.Kind == EventLogKind.Joined);
        if (news.Any(l => l.What.Length > 0 || l.Kind is EventLogKind.Changed or EventLogKind.Merged or EventLogKind.Split)) return Wish.Now;
        if (joined == 0) return Wish.None;
        return joined * 2 >= told.Reports && now - card.At >= LeastGap ? Wish.Now : Wish.Later;
    }

    /// <summary>Marks a version as a correction where a publisher changed figures that the version before cites, and what cited them is gone.</summary>
    public static void Mark(Analysis card, Analysis before, IReadOnlyList<EventLog> news)
    {
        var edited = news.Where(l => l.Kind == EventLogKind.Changed && l.ArticleId is not null).ToList();
        if (edited.FirstOrDefault(l => before.Claims.Any(c => c.Citations.Any(q => q.ArticleId == l.ArticleId) && !card.Claims.Any(k => k.Text == c.Text))) is not { } change) return;
        (card.Correction, card.Reason) = (true, "correction: " + change.What);
    }

    /// <summary>True where a reader would see no difference between two versions.</summary>
    public static bool Same(Analysis before, Analysis after) =>
        before.Headline == after.Headline && before.ByModel == after.ByModel && before.Url == after.Url && before.Rich == after.Rich && before.Who.SequenceEqual(after.Who)
        && before.Claims.OrderBy(c => c.Section).ThenBy(c => c.Order).Select(Mark).SequenceEqual(after.Claims.OrderBy(c => c.Section).ThenBy(c => c.Order).Select(Mark));

    /// <summary>Why a version was written, in a few words.</summary>
    public static string Reason(Analysis? before, IReadOnlyList<EventLog> news)
    {
        if (before is null) return "first card";
        if (news.LastOrDefault(l => l.What.Length > 0) is { } change) return change.What;
        if (news.Any(l => l.Kind == EventLogKind.Merged)) return "another event proved to be the same";
        if (news.Any(l => l.Kind == EventLogKind.Split)) return "part of it proved to be another event";
        var joined = news.Count(l => l.Kind == EventLogKind.Joined);
        return joined == 1 ? "1 more report" : $"{joined} more reports";
    }

    private static (Section, string, int) Mark(Claim claim) => (claim.Section, claim.Text, claim.Citations.Count);
}
