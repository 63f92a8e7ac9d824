namespace Bot.News.Recapping;

/// <summary>Chooses what an edition keeps: what moderators took in, then few events, many voices, several topics, and never without the week's best confirmed one.</summary>
public static class Selection
{
    public const int PerLeadPublisher = 2;

    /// <summary>Events of an edition: 3 where it is short, else 5 and up to 8 while they are confirmed by a second publisher or a primary source.</summary>
    public static (int Sure, int Most) Size(EditionLength length) => length == EditionLength.Short ? (3, 3) : (5, 8);

    /// <param name="stories">In the order of the ranking, best first.</param>
    /// <param name="topicsAsked">How many topics the reader chose; with one or two of them a spread cannot be asked for.</param>
    public static IReadOnlyList<Story> Choose(IReadOnlyList<Story> stories, EditionLength length, int topicsAsked)
    {
        ArgumentNullException.ThrowIfNull(stories);
        var (sure, most) = Size(length);
        var perTopic = topicsAsked is 1 or 2 ? most : (most + 1) / 2;
        var kept = stories.Where(story => story.Taken).DistinctBy(story => story.Event.Id).Take(most).ToList();
        foreach (var story in stories.Where(story => !story.Taken).DistinctBy(story => story.Event.Id))
        {
            var worth = kept.Count < sure || (kept.Count < most && Confirmed(story));
            if (worth && HasRoom(kept, story, perTopic))
            {
                kept.Add(story);
            }
        }

        foreach (var story in stories.Where(_ => kept.Count < sure).Where(story => !Holds(kept, story)).DistinctBy(story => story.Event.Id).ToList())
        {
            if (kept.Count < sure && HasRoom(kept, story, most))
            {
                kept.Add(story);
            }
        }

        KeepTheBestConfirmed(kept, stories);
        var places = stories.Select((story, place) => (story.Event.Id, place)).DistinctBy(pair => pair.Id).ToDictionary(pair => pair.Id, pair => pair.place);
        return [.. kept.OrderBy(story => places[story.Event.Id])];
    }

    private static bool Confirmed(Story story) => story.Event.Publishers >= 2 || story.Primary;

    private static bool SingleVoice(Story story) => story.Event.Publishers < 2;

    private static bool Holds(List<Story> kept, Story story) => kept.Exists(other => other.Event.Id == story.Event.Id);

    /// <summary>One voice has two places; what a second publisher tells too is news whoever leads it, as in <see cref="Ranking"/>.</summary>
    private static bool HasRoom(List<Story> kept, Story story, int perTopic) =>
        (story.Lead.Length == 0 || !SingleVoice(story) || kept.Count(other => string.Equals(other.Lead, story.Lead, StringComparison.OrdinalIgnoreCase)) < PerLeadPublisher)
        && (story.Event.Topics.Count == 0 || kept.Count(other => other.Event.Topics.FirstOrDefault() == story.Event.Topics[0]) < perTopic);

    /// <summary>
    /// Freshness weighs against exactly those events that just found a second voice, so the one with the most voices
    /// has a place of its own: it takes that of the last story that nobody confirmed, or of its own lead's last single voice.
    /// </summary>
    private static void KeepTheBestConfirmed(List<Story> kept, IReadOnlyList<Story> stories)
    {
        var best = stories.Where(story => story.Event.Publishers >= 2).MaxBy(story => story.Event.Publishers);
        if (best is null || kept.TrueForAll(story => story.Taken) || Holds(kept, best))
        {
            return;
        }

        var sameLead = kept.FindLastIndex(story => !story.Taken && SingleVoice(story) && best.Lead.Length > 0 && string.Equals(story.Lead, best.Lead, StringComparison.OrdinalIgnoreCase));
        var crowded = sameLead >= 0 && kept.Count(story => string.Equals(story.Lead, best.Lead, StringComparison.OrdinalIgnoreCase)) >= PerLeadPublisher;
        var unconfirmed = kept.FindLastIndex(story => !story.Taken && !Confirmed(story));
        kept[crowded ? sameLead : unconfirmed >= 0 ? unconfirmed : kept.FindLastIndex(story => !story.Taken)] = best;
    }
}
