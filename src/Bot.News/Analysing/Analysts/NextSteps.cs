using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.News.Analysing.Analysts;

/// <summary>What a reader can do, only where a source names the object and a handle to it: patch, migrate, try, read, check.</summary>
internal static partial class NextSteps
{
    private const int Most = 3;

    private sealed record Step(string Verb, string Object, string Text, string? Url, Sentence Sentence, Sentence? Also = null);

    /// <summary>At most three steps, one per verb, most urgent first, each as a claim and as the row that outlives the card.</summary>
    public static List<(Claim Claim, ActionItem Action)> Of(Material material, DateTimeOffset now)
    {
        var all = material.All.Where(s => s.Length is >= 4 and <= 60 && s.Text.Length <= 300).Concat(material.Titles).ToList();
        IEnumerable<Step?> steps = [Patch(material, all), Migrate(material, all), First(all, s => Check(s, material)), Try(material, all), Read(material, all)];
        return [.. steps.OfType<Step>().Take(Most).Select(step => Told(step, material.Event, now))];
    }

    private static Step? Patch(Material material, List<Sentence> all) =>
        Patches.Of(material, all) is { } patch ? new Step("patch", patch.Product, patch.Text, patch.Sentence.Article.Url, patch.Sentence, patch.Also) : null;

    private static (Claim, ActionItem) Told(Step step, NewsEvent told, DateTimeOffset now)
    {
        List<string> audiences = step.Verb switch
        {
            "patch" => ["security", "builders"],
            "migrate" or "try" or "check" => ["builders"],
            _ => told.Audiences.Count > 0 ? [.. told.Audiences] : ["leaders"],
        };
        var key = $"{step.Verb}:{string.Join('-', Words.Content(step.Object))}:{audiences[0]}";
        var claim = Quoting.Fact(step.Text, step.Also is { } also ? [step.Sentence, also] : [step.Sentence]);
        claim.Key = key;
        return (claim, new ActionItem { EventId = told.Id, Key = key, Verb = step.Verb, Text = step.Text, Url = step.Url, Audiences = audiences, Publisher = step.Sentence.Article.Publisher, At = now });
    }

    private static Step? First(List<Sentence> all, Func<Sentence, Step?> rule) => all.Select(rule).FirstOrDefault(step => step is not null);

    /// <summary>What ends and by which day: the thing that is retired, never its vendor alone; the report that came first counts the days.</summary>
    private static Step? Migrate(Material material, List<Sentence> all) => all.OrderBy(s => s.Day).Select(s => Migrate(s, material)).FirstOrDefault(step => step is not null);

    private static Step? Migrate(Sentence s, Material material)
    {
        if (Ends().Match(s.Text) is not { Success: true } end) return null;
        var date = s.Dates.FirstOrDefault(d => d.Precision is Precision.Day or Precision.Month && d.From > s.Day && d.From < s.Day.AddYears(3));
        if (date is null) return null;
        var thing = Thing().Match(s.Text) is { Success: true } named && named.Index < end.Index + 60 ? named.Value : Retired(s, end, material);
        var day = date.From.ToString(date.Precision == Precision.Day ? "d MMMM yyyy" : "MMMM yyyy", CultureInfo.InvariantCulture);
        return thing is null ? null : Make("migrate", thing, $"Move off {Lower(thing)} before {day}", s);
    }

    /// <summary>The name that follows the ending, else the last before it that is neither an actor nor a vendor.</summary>
    private static string? Retired(Sentence s, Match end, Material material)
    {
        var things = s.Names.Where(n => !material.Event.Actors.Contains(n.Text, StringComparer.OrdinalIgnoreCase) && Products.PlayersIn(n.Text).All(p => !p.Player.StartsWith(n.Text, StringComparison.OrdinalIgnoreCase))).ToList();
        return (things.FirstOrDefault(n => n.Start >= end.Index + end.Length && n.Start - end.Index - end.Length < 25) ?? things.LastOrDefault(n => n.End <= end.Index))?.Text;
    }

    /// <summary>The licence of a thing that the sentence names: one with a version before any other, never its maker.</summary>
    private static Step? Check(Sentence s, Material material)
    {
        if (Licence().Match(s.Text) is not { Success: true } licence) return null;
        var things = s.Names.Where(n => n.End <= licence.Index && !licence.Value.Contains(n.Text, StringComparison.Ordinal) && (n.Text.Any(char.IsAsciiDigit) || (n.Start > 0 && !Maker(n.Text, material)))).ToList();
        return (things.LastOrDefault(n => n.Text.Any(char.IsAsciiDigit)) ?? things.LastOrDefault()) is { } thing
            ? Make("check", thing.Text + " licence", $"Check the {licence.Groups["name"].Value} licence of {thing.Text}", s) : null;
    }

    private static bool Maker(string name, Material material) =>
        material.Event.Actors.Contains(name, StringComparer.OrdinalIgnoreCase) || Products.PlayersIn(name).Any(p => name.Contains(p.Player, StringComparison.OrdinalIgnoreCase) || p.Player.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static Step? Try(Material material, List<Sentence> all)
    {
        if (material.Event.Type is not ("launch" or "release" or "research" or "other" or "chips")) return null;
        // what an article only mentions on its way is not what it gives its readers to try
        foreach (var article in material.Articles)
        {
            var link = article.Links.Append(article.Url).FirstOrDefault(l => Repository().IsMatch(l));
            if (link is null) continue;
            var name = Repository().Match(link).Groups["name"].Value;
            var carrier = all.FirstOrDefault(s => s.Article == article && Offers().IsMatch(s.Text) && s.Text.Contains(name.Replace('-', ' ').Split(' ')[0], StringComparison.OrdinalIgnoreCase));
            var product = carrier?.Names.FirstOrDefault(n => name.Contains(n.Text.Split(' ', '-')[0], StringComparison.OrdinalIgnoreCase))?.Text;
            if (carrier is not null && product is not null && (carrier.Start < 0 || Offers().IsMatch(article.Title) || article == material.Primary)) return new Step("try", product, $"Try {product}", link, carrier);
        }

        return null;
    }

    private static Step? Read(Material material, List<Sentence> all)
    {
        foreach (var sentence in all.OrderByDescending(s => s.Article == material.Primary))
        {
            if (Document().Match(sentence.Text) is not { Success: true } document) continue;
            var link = sentence.Article == material.Primary ? sentence.Article.Url
                : sentence.Article.Links.FirstOrDefault(l => PrimaryLink().IsMatch(l)) ?? material.Primary?.Url ?? (Published().IsMatch(sentence.Text) ? sentence.Article.Url : null);
            if (link is not null) return Make("read", document.Groups["doc"].Value, $"Read the {Lower(document.Groups["doc"].Value)}", sentence, link);
        }

        return null;
    }

    private static Step Make(string verb, string thing, string text, Sentence s, string? url = null) => new(verb, thing, text, url ?? s.Article.Url, s);

    private static string Lower(string text) => text.StartsWith("The ", StringComparison.Ordinal) || text.Skip(1).All(c => !char.IsUpper(c)) && text.Contains(' ') ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    [GeneratedRegex(@"\b(?:deprecat\w+|retir(?:e[sd]?|ing)|sunset\w*|shut(?:s|ting)? down|end of life|discontinu\w+|no longer (?:be )?(?:available|supported|work)|switch(?:ed|es)? off|turn(?:ed|s)? off|remov(?:e[sd]?|ing)|stop (?:working|accepting))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\b(?:[Tt]he\s)?(?:[A-Zv][\w.+-]*\s){1,4}(?:and\s(?:[A-Z][\w.+-]*\s){1,3})?(?:APIs?|endpoints?|models?|SDKs?|services?|plans?|platforms?|versions?)\b")]
    private static partial Regex Thing();

    [GeneratedRegex(@"\bunder\s(?:the|a|an)\s(?:permissive\s|open\s|open-source\s)?(?<name>(?:modified\s)?[A-Z][\w.-]*(?:\s[A-Z\d][\w.-]*){0,3})\s(?:open[- ]source\s|community\s)?licen[cs]e")]
    private static partial Regex Licence();

    [GeneratedRegex(@"^https?://(?:www\.)?(?:github\.com|huggingface\.co)/(?!(?:blog|papers|docs|orgs|sponsors|features|about|login|collections|spaces|datasets)/)[\w.-]+/(?<name>[\w.-]+)/?(?:$|[?#]|/tree|/releases|/blob)", RegexOptions.IgnoreCase)]
    private static partial Regex Repository();

    [GeneratedRegex(@"\b(?:released?|releases|open[- ]sourc\w+|available|weights|download\w*|try|code|repository|launch\w*|publish\w*|introduc\w*|presents?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Offers();

    [GeneratedRegex(@"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|annual|new|['’]s)\s(?:annual\s|new\s|latest\s|public\s|open\s|full\s|detailed\s|own\s|\d+-page\s)*(?<doc>shareholder letter|letter to shareholders|technical report|system card|model card|white ?paper|research paper|executive order|open letter|impact assessment|safety framework|code of practice|security advisory|migration guide|postmortem|post-mortem|court filing|annual report|earnings release)\b")]
    private static partial Regex Document();

    [GeneratedRegex(@"arxiv\.org/|\.pdf(?:$|\?)|sec\.gov/|courtlistener\.com|federalregister|whitehouse\.gov|europa\.eu|\.gov/|/model-?card|system-?card|/papers?/|shareholder", RegexOptions.IgnoreCase)]
    private static partial Regex PrimaryLink();

    [GeneratedRegex(@"\b(?:published|posted|released|in (?:the|a|an|his|her|its) (?:annual )?(?:shareholder letter|letter))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Published();
}
