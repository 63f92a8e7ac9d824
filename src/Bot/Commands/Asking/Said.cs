using Bot.Delivery;

namespace Bot.Commands.Asking;

/// <summary>A person's own words, quoted back to them.</summary>
internal static class Said
{
    private const int Longest = 60;

    /// <summary>At most 60 characters on one line, with nothing in it that Discord would format or take for a mention.</summary>
    public static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return DiscordMarkdown.Escape(line.Length <= Longest ? line : line[..(Longest - 1)] + "…");
    }
}
