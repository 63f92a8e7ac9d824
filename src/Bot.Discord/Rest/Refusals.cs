namespace Bot.Discord.Rest;

/// <summary>
/// What each of Discord's error codes asks of us. Classified by code, because the status differs between endpoints.
/// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
/// </summary>
internal static class Refusals
{
    /// <summary>Null for a code that passes by itself, to be tried again later.</summary>
    public static Refusal? Decide(int status, int code) => code switch
    {
        20016 or 20022 or 20028 or 20029 or 30040 or 30046 or 40062 or 130000 => null,
        10003 or 10004 or 10013 or 10015 or 50033 => Refusal.TargetGone,
        50001 or 50013 or 40007 or 50008 or 50024 or 40058 or 40067 or 160005 or 50083 or 400001 => Refusal.NoRight,
        50007 or 50278 or 20009 => Refusal.DmClosed,
        40003 or 20026 or 40333 or 50014 or 40001 => Refusal.BotTrouble,
        50035 or 50006 or 50109 or 40005 or 50045 or 160014 or 200000 or 200001 or 240000 => Refusal.OurBug,
        10008 or 10062 or 40060 or 50027 or 40094 => Refusal.Finished,
        _ => status switch
        {
            401 => Refusal.BotTrouble,
            403 => Refusal.NoRight,
            408 or 429 or >= 500 => null,
            _ => Refusal.OurBug,
        },
    };

    /// <summary>How long to leave a code that passes by itself alone, where Discord does not say.</summary>
    public static TimeSpan Pause(int code) => code switch
    {
        20016 or 20022 or 20028 or 20029 or 30040 or 30046 => TimeSpan.FromMinutes(10), // limits on writing, counted by the hour
        _ => TimeSpan.FromMinutes(1),
    };
}
