namespace Bot.Discord.Rest;

/// <summary>What came of any other request: <see cref="Got{T}"/>, <see cref="NotNow{T}"/> or <see cref="Denied{T}"/>, nothing else.</summary>
public abstract record Answer<T>
{
    private protected Answer()
    {
    }

    /// <summary>One line for a log or a person; empty where it went well.</summary>
    public abstract string Problem { get; }
}

/// <summary>Discord did it and gave this.</summary>
public sealed record Got<T>(T Value) : Answer<T>
{
    public override string Problem => "";
}

/// <summary>A limit, an outage or a broken connection.</summary>
public sealed record NotNow<T>(TimeSpan After, string Why) : Answer<T>
{
    /// <inheritdoc cref="TryLater.Unsure"/>
    public bool Unsure { get; init; }

    public override string Problem => Why;
}

/// <summary>Discord said no, and would say so again.</summary>
public sealed record Denied<T>(int Code, string Why, Refusal Decision) : Answer<T>
{
    public override string Problem => $"{Why} ({Code})";
}

/// <summary>Stands where Discord answers without a body.</summary>
public sealed record Nothing
{
    public static Nothing Value { get; } = new();
}
