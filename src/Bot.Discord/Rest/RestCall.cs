namespace Bot.Discord.Rest;

/// <summary>One request as the callers mean it; what may be done with it when the answer is lost stands on it.</summary>
/// <param name="Path">From the slash after the version, with its query.</param>
/// <param name="Json">UTF-8; empty for none.</param>
internal sealed record RestCall(HttpMethod Method, string Path, ReadOnlyMemory<byte> Json)
{
    /// <summary>Doing it twice is like doing it once.</summary>
    public bool Repeatable { get; init; }

    /// <summary>The path holds a token of its own; the bot's is not sent.</summary>
    public bool Anonymous { get; init; }

    /// <summary>The error code that means "that was done before", and so is a success.</summary>
    public int? DoneAlready { get; init; }

    /// <summary>The same, but only when an earlier attempt of ours got no answer.</summary>
    public int? DoneAfterFault { get; init; }

    /// <summary>How long all attempts together may take, where that is less than usual.</summary>
    public TimeSpan? Deadline { get; init; }

    public static RestCall Get(string path) => new(HttpMethod.Get, path, default) { Repeatable = true };

    public static RestCall Post(string path, ReadOnlyMemory<byte> json) => new(HttpMethod.Post, path, json);

    public static RestCall Put(string path, ReadOnlyMemory<byte> json) => new(HttpMethod.Put, path, json) { Repeatable = true };

    public static RestCall Patch(string path, ReadOnlyMemory<byte> json) => new(HttpMethod.Patch, path, json) { Repeatable = true };

    public static RestCall Delete(string path) => new(HttpMethod.Delete, path, default) { Repeatable = true };
}
