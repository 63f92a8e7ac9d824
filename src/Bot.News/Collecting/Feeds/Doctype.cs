using System.Text.RegularExpressions;

namespace Bot.News.Collecting.Feeds;

/// <summary>The entities that a document type declares, as far as they are short plain text.</summary>
internal static partial class Doctype
{
    /// <summary>A longer entity is no abbreviation; many of them are an attack on memory.</summary>
    private const int LongestEntity = 200;

    public static Dictionary<string, string>? Declared(ReadOnlySpan<char> subset)
    {
        Dictionary<string, string>? declared = null;
        foreach (Match found in Entity().Matches(subset.ToString()))
        {
            var value = found.Groups["value"].Value;
            if (value.Length <= LongestEntity && !value.Contains('<') && declared is not { Count: > 300 })
                (declared ??= [])[found.Groups["name"].Value] = value.StartsWith("&#", StringComparison.Ordinal) ? Entities.Decode(value) : value;
        }

        return declared;
    }

    [GeneratedRegex("""<!ENTITY\s+(?<name>[\w.-]+)\s+(["'])(?<value>[^"'%]*)\1\s*>""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Entity();
}
