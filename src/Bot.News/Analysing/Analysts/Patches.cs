using System.Text.RegularExpressions;

namespace Bot.News.Analysing.Analysts;

/// <summary>What to patch and how: the version that the sources name as the fix of this very happening.</summary>
internal static partial class Patches
{
    /// <summary>A sentence that dates its fix longer ago than this tells of an earlier one.</summary>
    private const int OldDays = 30;

    internal sealed record Patch(string Product, string Text, Sentence Sentence, Sentence? Also);

    private sealed record Vote(string Product, string Handle, Sentence Sentence, Sentence? Also);

    /// <summary>The version that the actor's own report or most publishers name; where they disagree evenly, nothing. Without any version, the advisory.</summary>
    public static Patch? Of(Material material, IReadOnlyList<Sentence> all)
    {
        var current = all.Where(s => (Secures().IsMatch(s.Text) || material.Event.Type == "security") && !Past(s)).ToList();
        var fixes = current.SelectMany(s => Fixes(s, material)).ToList();
        if (fixes.Count > 0) return Agreed(fixes, material) is { } fix ? Told(fix, $"Update {fix.Product} to {fix.Handle}") : null;
        var advisories = current.SelectMany(s => Advisories(s, material)).ToList();
        return Agreed(advisories, material) is { } advisory ? Told(advisory, $"Patch {advisory.Product} for {advisory.Handle}") : null;
    }

    private static Patch Told(Vote vote, string text) => new(vote.Product, text, vote.Sentence, vote.Also);

    private static Vote? Agreed(List<Vote> votes, Material material)
    {
        var ranked = votes.GroupBy(v => v.Handle).Select(g => (Votes: g.ToList(), Own: g.Any(v => v.Sentence.Article == material.Primary), Families: g.Select(v => v.Sentence.Article.Family).Distinct().Count()))
            .OrderByDescending(g => g.Own).ThenByDescending(g => g.Families).ToList();
        if (ranked.Count == 0 || (ranked.Count > 1 && ranked[0].Own == ranked[1].Own && ranked[0].Families == ranked[1].Families)) return null;
        return ranked[0].Votes.OrderByDescending(v => v.Also is null).First();
    }

    private static IEnumerable<Vote> Fixes(Sentence s, Material material)
    {
        if (Fixed().Match(s.Text) is not { Success: true } fix) return [];
        var version = fix.Groups["version"];
        var own = fix.Groups["product"].Success ? fix.Groups["product"].Value : Owner(s, version.Index, material.Subject);
        return Voted(s, material, own, version.Value);
    }

    private static IEnumerable<Vote> Advisories(Sentence s, Material material) =>
        Cve().Match(s.Text) is { Success: true } cve ? Voted(s, material, Owner(s, cve.Index, material.Subject), cve.Value) : [];

    /// <summary>A vote where the named product is the subject, or where nothing is named and the article's title names the subject.</summary>
    private static IEnumerable<Vote> Voted(Sentence s, Material material, string? named, string handle)
    {
        if (named is not null && (material.Subject is null || Same(named, material.Subject) || Names.Mentions(material.Event.Title, named))) return [new Vote(named, handle, s, null)];
        if (named is not null || material.Subject is not { } subject || (material.Event.Type != "security" && !Secures().IsMatch(s.Text))) return [];
        return material.Titles.FirstOrDefault(t => t.Article == s.Article && Names.Mentions(t.Text, subject)) is { } title ? [new Vote(subject, handle, s, title)] : [];
    }

    /// <summary>The product named last before a place, first after it where none is before; null where the sentence names none.</summary>
    private static string? Owner(Sentence s, int place, string? subject)
    {
        var names = s.Names.Where(n => n.Text.Any(char.IsLower) && !Cve().IsMatch(n.Text)).ToList();
        var name = names.LastOrDefault(n => n.End <= place) ?? names.FirstOrDefault();
        return name is null ? null : subject is not null && Names.Mentions(name.Text, subject) ? subject : name.Text;
    }

    private static bool Same(string name, string subject) => Names.Mentions(name, subject) || Names.Mentions(subject, name);

    private static bool Past(Sentence s) => s.Dates.Any(d => d.To < s.Day.AddDays(-OldDays));

    [GeneratedRegex(@"\b(?:CVE-\d{4}-\d{4,}|vulnerab\w+|security (?:fix|flaw|update|patch|bug|issue|hole)|flaws?|exploit\w*|remote code execution|patch(?:e[sd])?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Secures();

    [GeneratedRegex(@"(?:\b(?:[Uu]pgrad(?:e|ing)|[Uu]pdat(?:e|ing)|[Pp]atch|[Mm]ov(?:e|ed|ing)|[Ss]witch)\s(?:(?<product>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2})\s)?to\s(?:(?:version|release)\s)?|\b[Ii]nstall(?:ing|ed)?\s(?:(?<product>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})\s)?(?:(?:version|release)\s)?|\b(?:fix(?:ed|es)?|patched|addressed|resolved|closed|repaired|corrected|removed)\b[^.;]{0,40}?\b(?:in|with|by)\s(?:(?:version|release)\s)?(?:(?<product>[A-Z][\w-]*(?:\s[A-Z][\w-]*){0,2})\s)?(?:(?:version|release)\s)?)(?<version>v?\d+\.\d+(?:\.\d+)*)(?!\s?(?:percent|%|million|billion|points?|dollars?)|\w)")]
    private static partial Regex Fixed();

    [GeneratedRegex(@"\bCVE-\d{4}-\d{4,}\b")]
    private static partial Regex Cve();
}
