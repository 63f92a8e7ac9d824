namespace Bot.Discord.Gateway;

/// <summary>Why a connection ended, and what that means for the session.</summary>
/// <param name="Next">What to do now.</param>
/// <param name="Reached">How far it had come.</param>
/// <param name="Why">One line for the log.</param>
internal sealed record ConnectionEnd(Next Next, string Why, int? Code = null)
{
    public Reached Reached { get; init; }

    /// <summary>https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes</summary>
    public static ConnectionEnd Closed(int? code, string? reason)
    {
        var next = code switch
        {
            4004 or 4010 or 4011 or 4012 or 4013 or 4014 => Next.GiveUp,
            4003 or 4007 or 4009 => Next.Identify,
            _ => Next.Resume, // no code, an unknown one, 1000 and 1001 too: if the session is gone, op 9 says so
        };
        return new ConnectionEnd(next, $"Discord closed the connection: {code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no code"} {reason}".TrimEnd(), code);
    }

    /// <summary>What the operator has to do about a close that is final.</summary>
    public static string Mend(int code) => code switch
    {
        4004 => "Discord refused the bot's token (4004): set a valid one in Discord:Token.",
        4010 => "Discord refused the shard (4010): the bot sent a wrong shard number.",
        4011 => "Discord asks for sharding (4011): the bot is in too many servers for one connection.",
        4012 => "Discord no longer offers this version of its gateway (4012): update the bot.",
        4013 => "Discord refused the intents as invalid (4013): check DiscordOptions.Intents.",
        4014 => "Discord refused the intents as not allowed (4014): enable them in the developer portal or ask for fewer.",
        _ => $"Discord closed the gateway for good ({code}).",
    };
}

/// <summary>What an ended connection leaves to do.</summary>
internal enum Next { Resume, Identify, GiveUp, Stop }

/// <summary>How far a connection came.</summary>
internal enum Reached { Nothing, Hello, Session }
