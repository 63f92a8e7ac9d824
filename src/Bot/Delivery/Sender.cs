using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot.Delivery;

/// <summary>Where a message goes: a channel's id, or the outcome that keeps it from going anywhere now.</summary>
internal abstract record Target
{
    private Target()
    {
    }

    public sealed record Channel(string Id) : Target;

    public sealed record Nowhere(SendOutcome Because) : Target;
}

/// <summary>What came of looking for a posting that may have been stored: it is there, it is not, or nobody can tell.</summary>
internal abstract record Search
{
    private Search()
    {
    }

    public sealed record Found(Place Place) : Search;

    public sealed record NotThere : Search;

    public sealed record CannotTell(string Why) : Search;

    /// <summary>The place itself refuses: whatever stood there, nothing more can come.</summary>
    public sealed record Denied(Refused Because) : Search;

    public sealed record NotNow(TimeSpan After, string Why) : Search;
}

/// <summary>Brings messages to one kind of destination. One file in <c>Senders</c> adds one.</summary>
internal abstract class Sender(DiscordRest rest)
{
    /// <summary>Values of <see cref="Posting.DestinationKind"/>.</summary>
    public abstract IReadOnlyList<string> Kinds { get; }

    /// <summary>Discord keeps the same nonce from making a second message here.</summary>
    public virtual bool HasNonce => true;

    protected DiscordRest Rest { get; } = rest;

    /// <summary>Sends the message. Repeating it within the nonce window makes no second one.</summary>
    public virtual async Task<SendOutcome> SendAsync(Debt debt, CancellationToken cancel) => await TargetAsync(debt, cancel) switch
    {
        Target.Channel(var id) => await Rest.CreateMessageAsync(id, debt.Payload, debt.Mark, cancel),
        Target.Nowhere(var because) => because,
        var other => throw new InvalidOperationException($"A target of an unknown kind: {other}"),
    };

    /// <summary>Looks for the message where it would stand, among what was posted since <paramref name="since"/>.</summary>
    public virtual async Task<Search> FindAsync(Debt debt, DateTimeOffset since, CancellationToken cancel) => await TargetAsync(debt, cancel) switch
    {
        Target.Channel(var id) => await MarkSearch.InChannelAsync(Rest, id, debt.Mark, since, cancel),
        Target.Nowhere(TryLater later) => new Search.NotNow(later.After, later.Why),
        Target.Nowhere(Refused refused) => new Search.Denied(refused),
        Target.Nowhere(var because) => new Search.CannotTell(because.ToString()),
        var other => throw new InvalidOperationException($"A target of an unknown kind: {other}"),
    };

    /// <summary>The channel that the message goes to.</summary>
    protected abstract Task<Target> TargetAsync(Debt debt, CancellationToken cancel);

    /// <summary>The outcome of a request that had to come before the sending.</summary>
    protected static SendOutcome Failed<T>(Answer<T> answer) => answer switch
    {
        NotNow<T> later => new TryLater(later.After, later.Why) { Unsure = later.Unsure },
        Denied<T>(var code, var why, var decision) => new Refused(code, why, decision),
        _ => throw new InvalidOperationException("It did not fail."),
    };
}
