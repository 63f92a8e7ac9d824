namespace Bot.Commands.FreeText;

/// <summary>What came of reading a person's words: a value, or the nearest one that would have been understood.</summary>
internal abstract record Reading<T>
{
    private Reading()
    {
    }

    internal sealed record Understood(T Value) : Reading<T>;

    /// <param name="Suggestion">What was probably meant; null where nothing is near.</param>
    internal sealed record Unclear(T? Suggestion, bool HasSuggestion) : Reading<T>;

    public static Reading<T> Of(T value) => new Understood(value);

    public static Reading<T> Perhaps(T value) => new Unclear(value, true);

    public static Reading<T> Nothing { get; } = new Unclear(default, false);
}
