using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>Discord's limits on messages, lengths in Unicode code points: https://discord.com/developers/docs/components/reference</summary>
public static class MessageLimits
{
    /// <summary>Components of a message, all that is nested in them included.</summary>
    public const int Components = 40;

    /// <summary>Characters of all text displays of a message together.</summary>
    public const int Text = 4000;

    public const int ButtonsInARow = 5;
    public const int ButtonLabel = 80;
    public const int CustomId = 100;
    public const int SelectOptions = 25;

    /// <summary>One line for each limit that is broken, with the place in the message; empty where all is well.</summary>
    public static IReadOnlyList<string> Check(MessageBody body) => body.Components is { Count: > Components } ? ["More than 40 components."] : [];

    /// <summary>The length as Discord counts it: Unicode code points, not UTF-16 units.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();
}
