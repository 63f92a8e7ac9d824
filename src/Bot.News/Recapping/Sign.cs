namespace Bot.News.Recapping;

/// <summary>The sign behind each line that a model wrote; the last line of an edition explains it. Quotations and what the desk wrote have none.</summary>
public static class Sign
{
    public const string OfModel = "✦";

    /// <summary>The one line under an event's title. An update is told by the desk.</summary>
    public static string Line(EditionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Signed(item.Line, item.ByModel && item.Update is null);
    }

    public static IReadOnlyList<string> Changed(EditionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return [.. item.Changed.Select(line => Signed(line, item.ByModel))];
    }

    public static IReadOnlyList<string> Matters(EditionItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return [.. item.Matters.Select(line => Signed(line, item.ByModel))];
    }

    public static string Sentence(EditionAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return Signed(action.Sentence, action.ByModel);
    }

    private static string Signed(string line, bool byModel) => byModel && line.Length > 0 && line[0] != '“' ? $"{line} {OfModel}" : line;
}
