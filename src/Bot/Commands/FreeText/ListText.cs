namespace Bot.Commands.FreeText;

/// <summary>Reads a choice of several from a closed list: "chips, policy", "leaders and security". "all" or "none" empties the choice.</summary>
internal static class ListText
{
    public static Reading<IReadOnlyList<string>> Read(string text, IReadOnlyList<string> closed)
    {
        var plain = text.Trim().ToLowerInvariant();
        if (plain is "all" or "any" or "everything" or "none" or "")
        {
            return Reading<IReadOnlyList<string>>.Of([]);
        }

        var words = plain.Replace(" and ", ",", StringComparison.Ordinal).Split([',', ';', '/', '+', '&'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var known = words.Select(w => One(w, closed)).ToList();
        if (known.All(k => k is not null))
        {
            return Reading<IReadOnlyList<string>>.Of([.. known.Distinct()!]);
        }

        List<string> meant = [.. words.Select(w => One(w, closed) ?? Nearest.Of(w, closed)).OfType<string>().Distinct()];
        return meant.Count > 0 ? Reading<IReadOnlyList<string>>.Perhaps(meant) : Reading<IReadOnlyList<string>>.Nothing;
    }

    /// <summary>The list typed so far with its last word completed, once for each entry that fits and is not yet named.</summary>
    public static IReadOnlyList<string> Complete(string typed, IReadOnlyList<string> closed)
    {
        var comma = typed.LastIndexOf(',');
        var before = comma < 0 ? [] : typed[..comma].ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(closed.Contains).ToList();
        var last = typed[(comma + 1)..].Trim().ToLowerInvariant();
        var fits = closed.Where(c => !before.Contains(c) && c.Contains(last, StringComparison.Ordinal)).OrderByDescending(c => c.StartsWith(last, StringComparison.Ordinal)).ToList();
        return [.. (fits.Count > 0 ? fits : Nearest.Of(last, closed) is { } near ? [near] : []).Select(f => string.Join(", ", before.Append(f)))];
    }

    private static string? One(string word, IReadOnlyList<string> closed) =>
        closed.FirstOrDefault(c => c == word || c == word + "s" || c + "s" == word || c.Replace(" ", "", StringComparison.Ordinal) == word);
}
