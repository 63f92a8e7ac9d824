namespace Bot.Commands.Asking;

/// <summary>The words a person may choose from.</summary>
internal static class ClosedLists
{
    public static readonly IReadOnlyList<string> Audiences = ["builders", "researchers", "security", "product", "leaders", "policy"];

    public static readonly IReadOnlyList<string> Topics =
        ["models", "agents", "tools", "chips", "cloud", "research", "safety", "policy", "business", "open source", "robotics", "media"];

    public static readonly IReadOnlyList<string> Lengths = ["short", "normal", "full"];
}
