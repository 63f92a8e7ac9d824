namespace Bot.Discord.Rest;

/// <summary>
/// When the current window of a bucket ends, from answers that are each late by their own way back and may even tell of
/// another window. Never earlier than the truth: where an answer can be read in two ways, the later end is taken.
/// </summary>
internal sealed class LimitWindow
{
    /// <summary>Discord's windows end a little later than its headers say.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(50);

    private TimeSpan length;
    private TimeSpan before;
    private TimeSpan began = TimeSpan.MinValue;
    private TimeSpan late;
    private bool guessed;

    /// <summary>Null while no answer of this window has come.</summary>
    public TimeSpan? End { get; private set; }

    /// <summary>Whether the window has just ended; asked again, the next one has begun.</summary>
    public bool Over(TimeSpan now)
    {
        if (!(End <= now))
            return false;
        (before, began, End, guessed) = (End.Value, now, null, false);
        return true;
    }

    /// <summary>False for an answer that may be of the window before.</summary>
    public bool Learn(TimeSpan resetAfter, TimeSpan sentAt, TimeSpan now)
    {
        length = resetAfter > length ? resetAfter : length;
        var (end, trip) = (now + resetAfter + Margin, now - sentAt);
        if (sentAt < began && end <= before + trip)
        {
            if (End is null)
                (End, late, guessed) = (now + length + Margin, length, true); // no window that is open now lasts longer
            return false;
        }

        if (End is null || guessed || end > End + trip)
            Set(end, trip); // a newer window
        else if (end > End && trip + late + Margin >= length)
            Set(end, trip); // the same, or a newer one that is as short as the way there and back
        else if (end < End && End - end < length - trip - Margin)
            Set(end, trip); // the same, told with less delay
        return true;
    }

    private void Set(TimeSpan end, TimeSpan trip) => (End, late, guessed) = (end, trip, false);
}
