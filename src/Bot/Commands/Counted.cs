using Bot.Delivery;

namespace Bot.Commands;

/// <summary>Which presses are counted in a digest's history, and for which event.</summary>
internal static class Counted
{
    /// <summary>The name of the count and the event, or null where nothing is counted.</summary>
    public static (string What, long? EventId)? Of(Press? press) => press switch
    {
        Press.OpenEvent(var id) => ("opens", id),
        Press.Follow(var id) => ("follows", id),
        Press.AddToList => ("adds", null),
        Press.Vote(var id, > 0) => ("useful", id),
        Press.Vote(var id, _) => ("notuseful", id),
        _ => null,
    };
}
