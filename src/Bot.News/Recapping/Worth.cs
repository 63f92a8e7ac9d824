namespace Bot.News.Recapping;

/// <summary>Chooses what stands under "Worth doing".</summary>
internal static class Worth
{
    public const int Most = 3;

    /// <summary>Events and actions together: each is a section of three components, and a message holds forty.</summary>
    public const int Together = 10;

    /// <summary>
    /// At most three actions, one per verb and one per event as long as that fills them, those for the reader's
    /// audiences first, then what cannot wait, a patch and a move that has a deadline, else in the order of the events.
    /// </summary>
    public static IReadOnlyList<ActionItem> Choose(IReadOnlyList<Story> kept, Profile profile)
    {
        var most = Math.Min(Most, Together - kept.Count);
        return [.. kept
            .SelectMany(story => story.Actions.Where(action => !action.Withdrawn).DistinctBy(action => action.Id))
            .Where(action => Words.Length(action.Text) <= Line.Longest)
            .OrderByDescending(action => action.Audiences.Any(profile.Audiences.Contains))
            .ThenBy(action => action.Verb switch { "patch" => 0, "migrate" => 1, _ => 2 })
            .DistinctBy(action => action.Verb)
            .DistinctBy(action => action.Text, StringComparer.OrdinalIgnoreCase)
            .Take(Math.Max(0, most))];
    }
}
