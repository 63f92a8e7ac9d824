using Bot.Discord.Wire;

namespace Bot.Discord.Rest;

/// <summary>What came of sending a message: <see cref="Sent"/>, <see cref="TryLater"/> or <see cref="Refused"/>, nothing else.</summary>
public abstract record SendOutcome
{
    private protected SendOutcome()
    {
    }
}

/// <summary>Discord has it, and says it looks like this.</summary>
public sealed record Sent(Message Message) : SendOutcome;

/// <summary>Not now: a limit, an outage, or a broken connection.</summary>
/// <param name="After">Do not try before this time has passed.</param>
public sealed record TryLater(TimeSpan After, string Why) : SendOutcome
{
    /// <summary>The answer was lost on the way, so Discord may have done it: repeat only what cannot duplicate (same nonce), or look first.</summary>
    public bool Unsure { get; init; }
}

/// <summary>Discord said no, and would say so again.</summary>
/// <param name="Code">Discord's error code, or the HTTP status where it gave none.</param>
public sealed record Refused(int Code, string Why, Refusal Decision) : SendOutcome;

/// <summary>What a refusal asks of us: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json</summary>
public enum Refusal
{
    /// <summary>The channel, server, person or webhook is no more: stop sending there.</summary>
    TargetGone,

    /// <summary>A permission is missing: pause and tell someone who can give it.</summary>
    NoRight,

    /// <summary>The person does not take direct messages from the bot: stop theirs.</summary>
    DmClosed,

    /// <summary>The whole bot is refused (token, quarantine, too many refusals): stop and tell the operator.</summary>
    BotTrouble,

    /// <summary>What we sent is wrong: never send it again.</summary>
    OurBug,

    /// <summary>The interaction is over: say nothing more on it.</summary>
    Finished,
}
