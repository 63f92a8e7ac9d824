namespace Bot.Simulator.Chat;

/// <summary>A line of the channel list.</summary>
/// <param name="Type">Discord's channel type.</param>
/// <param name="Unread">Messages that the person has not seen.</param>
public sealed record Place(string Id, string Name, int Type, string? GuildId, string? Topic, bool IsThread, int Unread, bool CanWrite)
{
    public bool IsDirect => Type == 1;

    public bool IsForum => Type is 15 or 16;

    public bool IsAnnouncement => Type == 5;

    /// <summary>The name with the sign that Discord puts before it.</summary>
    public string Title => IsDirect ? "@" + Name : "#" + Name;
}
