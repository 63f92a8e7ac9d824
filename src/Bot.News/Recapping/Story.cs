namespace Bot.News.Recapping;

/// <summary>An event of the window at its place in the ranking, with its newest card: what an edition is chosen from.</summary>
/// <param name="Lead">The family behind its headline.</param>
/// <param name="Primary">One of its reports is the actor's own.</param>
/// <param name="Update">What changed since an earlier edition told of it; null when it is new to this reader.</param>
/// <param name="Actions">What its card asks people to do, in the card's order.</param>
public sealed record Story(
    NewsEvent Event, Analysis Card, string Lead, bool Primary, double Score, IReadOnlyList<string> Why,
    string? Update, IReadOnlyList<ActionItem> Actions)
{
    /// <summary>Moderators took it in: it has a place whatever the others are worth.</summary>
    public bool Taken { get; init; }
}
