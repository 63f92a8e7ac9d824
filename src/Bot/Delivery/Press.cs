namespace Bot.Delivery;

/// <summary>A part of the event card that "Show…" opens.</summary>
internal enum CardPart { Insight, Competitors, Timeline, Sources, Related, Recap }

/// <summary>What a person asked for by pressing a button or choosing from a menu of ours: one of the records nested here, nothing else.</summary>
internal abstract record Press
{
    private Press()
    {
    }

    /// <summary>"Details": the event's card, privately.</summary>
    public sealed record OpenEvent(long EventId) : Press;

    /// <summary>One part of the event's card.</summary>
    public sealed record ShowPart(long EventId, CardPart Part) : Press;

    /// <summary>"Add to my list".</summary>
    public sealed record AddToList(long ActionId) : Press;

    /// <summary>The menu under /next: done, snoozed, not for me, open again.</summary>
    public sealed record MarkAction(long ActionId, ActionDone Done) : Press;

    /// <summary>All actions of an edition.</summary>
    public sealed record AllActions(long RecapId) : Press;

    /// <summary>"Get it by DM".</summary>
    public sealed record GetByDm(long RecapId) : Press;

    /// <summary>"Hide something": asks a manager which event of the edition.</summary>
    public sealed record HideSomething(long RecapId) : Press;

    /// <summary>Takes an event down in this server.</summary>
    public sealed record HideEvent(long EventId) : Press;

    public sealed record Follow(long EventId) : Press;

    /// <summary>"Useful" (+1) or "Not useful" (-1).</summary>
    public sealed record Vote(long EventId, int Value) : Press;

    /// <summary>A reader's word that a version of a card is wrong.</summary>
    public sealed record Report(long EventId, long AnalysisId) : Press;

    /// <summary>In a personal recap: change its day and time.</summary>
    public sealed record ChangeTime : Press;

    /// <summary>In a personal recap: send no more.</summary>
    public sealed record StopDms : Press;

    /// <summary>In a notice of a missing right: look whether it is there now.</summary>
    public sealed record CheckAgain(long SubscriptionId) : Press;

    /// <summary>In a draft under review: leave an event out.</summary>
    public sealed record DropFromDraft(long SlotId, long EventId) : Press;

    /// <summary>In a draft under review: take in what a member asked about.</summary>
    public sealed record TakeIntoDraft(long SlotId, long SuggestionId) : Press;

    public sealed record ApproveDraft(long SlotId) : Press;

    /// <summary>Add a note from the mods to a draft.</summary>
    public sealed record NoteOnDraft(long SlotId) : Press;
}
