namespace Bot.News.Recapping;

/// <summary>What an edition is composed from.</summary>
/// <param name="Stories">Tellable events of the window, in the order of the ranking.</param>
/// <param name="Reports">Catalogue reports that came in the window.</param>
/// <param name="Events">Events they tell.</param>
/// <param name="Seq">The event log position read up to.</param>
/// <param name="Notes">Corrections and forecasts that came due.</param>
public sealed record Desk(IReadOnlyList<Story> Stories, int Reports, int Events, long Seq, IReadOnlyList<string> Notes);

/// <summary>Composes one window for one profile: data in, an unsaved recap out.</summary>
public static class Composer
{
    private const int MostNotes = 3;

    public static Recap Compose(Desk desk, Profile profile, Window window, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(profile);
        var kept = Fitted(Selection.Choose(desk.Stories, profile.Length, profile.Topics.Count), profile);
        return new Recap
        {
            ProfileKey = profile.Key(),
            Profile = profile.ToJson(),
            From = window.From,
            CutOff = window.CutOff,
            ComposedAt = now,
            Title = $"AI recap · {window.Days()}",
            Lead = Lead.Of(kept, window, desk.Reports, profile.Length),
            Articles = desk.Reports,
            Events = Math.Max(desk.Events, kept.Count),
            Sources = Sources(kept),
            Seq = desk.Seq,
            Items = [.. kept.Select(Item)],
            Actions = [.. Worth.Choose(kept, profile).Select(action => action.Id)],
            Notes = [.. desk.Notes.Take(MostNotes)],
        };
    }

    /// <summary>Eight events leave room for two actions; where three are worth doing, the eighth event gives way unless it is confirmed the most.</summary>
    private static IReadOnlyList<Story> Fitted(IReadOnlyList<Story> kept, Profile profile)
    {
        if (kept.Count <= Worth.Together - Worth.Most)
        {
            return kept;
        }

        if (kept[^1].Taken)
        {
            return kept;
        }

        var shorter = kept.Take(Worth.Together - Worth.Most).ToList();
        return Worth.Choose(shorter, profile).Count == Worth.Most && kept[^1].Event.Publishers < kept.Max(story => story.Event.Publishers) ? shorter : kept;
    }

    private static RecapItem Item(Story story, int place) => new()
    {
        Rank = place + 1,
        EventId = story.Event.Id,
        AnalysisId = story.Card.Id,
        Update = story.Update,
        Line = story.Update is { Length: > 0 } update && Words.Length(update) <= Line.Longest ? Words.Closed(Words.Capital(update)) : Line.Of(story.Card),
        Reports = story.Event.Reports,
        Publishers = story.Event.Publishers,
        Primary = story.Primary,
        Score = story.Score,
        Why = [.. story.Why],
    };

    private static int Sources(IEnumerable<Story> kept) => kept
        .SelectMany(story => story.Card.Claims)
        .SelectMany(claim => claim.Citations)
        .Select(citation => citation.Publisher)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Count();
}
