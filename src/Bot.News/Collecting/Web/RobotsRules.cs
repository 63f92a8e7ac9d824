using System.Globalization;

namespace Bot.News.Collecting.Web;

/// <summary>What a site's robots.txt lets us fetch. https://www.rfc-editor.org/rfc/rfc9309</summary>
internal sealed class RobotsRules
{
    public static readonly RobotsRules AllowAll = new([], null);

    private const string Ourselves = "weeklyairecapbot";
    private readonly List<(string Path, bool Allow)> _rules;

    private RobotsRules(List<(string, bool)> rules, TimeSpan? delay) => (_rules, Delay) = (rules, delay);

    /// <summary>How long the site wants us to wait between requests (Crawl-delay, which the standard does not know and many sites use).</summary>
    public TimeSpan? Delay { get; }

    /// <summary>Takes the groups that name us, else those for everybody.</summary>
    public static RobotsRules Parse(string text)
    {
        List<(string, bool)> ours = [], all = [];
        var (forUs, forAll, inRules, named) = (false, false, true, false);
        double? ourDelay = null, allDelay = null;
        foreach (var raw in text.TrimStart('\uFEFF').Split('\n', '\r'))
        {
            var line = raw.Split('#')[0].Split(':', 2, StringSplitOptions.TrimEntries);
            if (line.Length < 2)
                continue;

            var field = line[0].ToLowerInvariant();
            if (field == "user-agent")
            {
                (forUs, forAll) = inRules ? (false, false) : (forUs, forAll);
                inRules = false;
                forUs |= Ourselves.Equals(line[1].Split('/')[0], StringComparison.OrdinalIgnoreCase);
                forAll |= line[1] == "*";
                named |= forUs;
            }
            else if (field is "allow" or "disallow")
            {
                inRules = true;
                if (forUs && line[1].Length > 0)
                    ours.Add((line[1], field == "allow"));
                if (forAll && line[1].Length > 0)
                    all.Add((line[1], field == "allow"));
            }
            else if (field == "crawl-delay" && double.TryParse(line[1], CultureInfo.InvariantCulture, out var seconds))
            {
                inRules = true;
                ourDelay = forUs ? seconds : ourDelay;
                allDelay = forAll ? seconds : allDelay;
            }
        }

        return new RobotsRules(named ? ours : all, (named ? ourDelay : allDelay) is { } delay and > 0 and < 86_400 ? TimeSpan.FromSeconds(delay) : null);
    }

    /// <summary>The longest rule that fits decides; of two as long, the one that allows.</summary>
    public bool Allows(Uri url)
    {
        var (length, allowed) = (-1, true);
        foreach (var (path, allow) in _rules)
        {
            if (!Fits(path, url.PathAndQuery) || path.Length < length || (path.Length == length && !allow))
                continue;

            (length, allowed) = (path.Length, allow);
        }

        return allowed;
    }

    /// <summary>A rule is a prefix in which * stands for anything and a last $ for the end. Greedy from left to right, so it takes linear time.</summary>
    private static bool Fits(ReadOnlySpan<char> rule, ReadOnlySpan<char> path)
    {
        var toEnd = rule.EndsWith("$");
        rule = toEnd ? rule[..^1] : rule;
        var first = true;
        foreach (var range in rule.Split('*'))
        {
            var part = rule[range];
            var last = range.End.Value == rule.Length;
            var at = first ? (path.StartsWith(part) ? 0 : -1) : last && toEnd ? (path.EndsWith(part) ? path.Length - part.Length : -1) : path.IndexOf(part);
            if (at < 0)
                return false;

            path = path[(at + part.Length)..];
            first = false;
        }

        return !toEnd || path.Length == 0 || rule.EndsWith("*");
    }
}
