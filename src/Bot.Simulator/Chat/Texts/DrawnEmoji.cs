namespace Bot.Simulator.Chat.Texts;

/// <summary>Emoji that the page draws itself, as Discord's client draws all: a machine without an emoji font shows them too.</summary>
internal static class DrawnEmoji
{
    private static readonly Dictionary<string, string> Names = new() { ["💡"] = "bulb", ["👍"] = "thumbs-up" };

    /// <summary>All of them, as alternatives of a regular expression.</summary>
    public const string Pattern = "💡|👍";

    /// <summary>The style sheet's name of its picture; empty where the system's font must do.</summary>
    public static string ClassOf(string emoji) => Names.GetValueOrDefault(emoji, "");
}
