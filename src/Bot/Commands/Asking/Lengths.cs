namespace Bot.Commands.Asking;

/// <summary>How much of a recap a person may ask for: a closed list.</summary>
internal static class Lengths
{
    public static IReadOnlyList<string> All { get; } = ["short", "normal", "full"];
}
