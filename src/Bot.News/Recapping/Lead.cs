namespace Bot.News.Recapping;

/// <summary>
/// The week in a sentence, put together from counts and from headlines as they stand: it claims nothing that the
/// edition does not show.
/// </summary>
internal static class Lead
{
    /// <summary>Code points; a headline beyond it is left to its own line.</summary>
    private const int LongestHeadline = 140;

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["models"] = "Model news",
        ["agents"] = "Agents",
        ["tools"] = "Tools",
        ["chips"] = "Chips",
        ["cloud"] = "Cloud",
        ["research"] = "Research",
        ["safety"] = "Safety",
        ["policy"] = "Policy",
        ["business"] = "Business",
        ["open source"] = "Open source",
        ["robotics"] = "Robotics",
        ["media"] = "Media",
    };

    /// <summary>"Cloud led the week with 3 of 7 events: Amazon defends $200B of AI spending."</summary>
    public static string Of(IReadOnlyList<Story> kept, Window window, int reports, EditionLength length)
    {
        if (kept.Count == 0)
        {
            var what = reports == 0 ? "no report came in" : $"nothing stood out in {Ledger.Count(reports, "report")}";
            return $"A quiet {Period(window)}: {what}.";
        }

        if (kept.Count < Selection.Size(length).Sure)
        {
            return $"A quiet {Period(window)}: {Ledger.Count(kept.Count, "event")} worth your time.";
        }

        var opening = Opening(kept, window);
        var headline = Words.Open(kept[0].Card.Headline);
        return Words.Length(headline) > LongestHeadline ? Words.Closed(opening)
            : headline.Contains(": ", StringComparison.Ordinal) ? $"{opening}, first “{headline}”."
            : Words.Closed($"{opening}: {headline}");
    }

    /// <summary>Names a topic only where it carries at least two events and the first one, and none carries more.</summary>
    private static string Opening(IReadOnlyList<Story> kept, Window window)
    {
        var counts = kept.SelectMany(story => story.Event.Topics.Distinct()).GroupBy(topic => topic).ToDictionary(group => group.Key, group => group.Count());
        var most = counts.Count == 0 ? 0 : counts.Values.Max();
        var leading = kept[0].Event.Topics.FirstOrDefault(topic => counts[topic] == most && Names.ContainsKey(topic));
        if (leading is not null && most >= 2)
        {
            return $"{Names[leading]} led {window.Span()} with {most} of {kept.Count} events";
        }

        return MostTold(kept) ? $"The most told of {kept.Count} events" : $"First of {kept.Count} events";
    }

    private static bool MostTold(IReadOnlyList<Story> kept) => kept[0].Event.Publishers > kept.Skip(1).Select(story => story.Event.Publishers).DefaultIfEmpty(1).Max();

    private static string Period(Window window) => window.Span() switch { "the day" => "day", "the week" => "week", "these two weeks" => "fortnight", _ => "stretch" };
}
