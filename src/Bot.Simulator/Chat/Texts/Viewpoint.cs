namespace Bot.Simulator.Chat.Texts;

/// <summary>Who reads a text, where and when: decides what timestamps and mentions show.</summary>
/// <param name="Now">The simulator's clock.</param>
/// <param name="Zone">The reader's time zone.</param>
/// <param name="Name">Gives the name behind an id, or null when the id is unknown.</param>
public sealed record Viewpoint(DateTimeOffset Now, TimeZoneInfo Zone, Func<MentionKind, string, string?> Name)
{
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);
}

/// <summary>What a mention points at.</summary>
public enum MentionKind
{
    User,
    Role,
    Channel,
}
