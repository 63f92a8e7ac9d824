using System.Text.RegularExpressions;
using Bot.News.Analysing.Analysts;

namespace Bot.News.Analysing;

/// <summary>Whether a claim may stand on a card: its section's form of the one check that all analysts pass.</summary>
internal static partial class ClaimCheck
{
    /// <summary>What an action may begin with; it is the one word of a card that no source needs to hold.</summary>
    private static readonly HashSet<string> Verbs = [.. "Patch Update Upgrade Move Migrate Switch Try Test Run Benchmark Read Review Check Compare Pin Rotate Disable Audit Plan Evaluate Watch Download".Split(' ')];

    public static Verdict Of(Claim claim, Material material)
    {
        var sentences = claim.Citations.Select(c => Spoken(c, claim.Text, material)).ToList();
        if (sentences.Count == 0) return Verdict.No("no citation");
        var written = material.Articles.Where(a => a.Id == claim.Citations[0].ArticleId).Select(a => (DateOnly?)DateOnly.FromDateTime((a.Published ?? a.When).UtcDateTime)).FirstOrDefault();
        return claim.Section switch
        {
            Section.Next => Action(claim.Text, string.Join(' ', sentences), written),
            Section.Timeline => Grounding.Check($"{claim.Text} in {claim.Date}", sentences, written),
            Section.Comparison => Cell(claim, sentences, written, material.Event.Actors),
            Section.Implication => Implication(claim, sentences, written),
            _ => Statement(claim, sentences, written, material),
        };
    }

    /// <summary>What a cited article says, its publisher may be told to say.</summary>
    private static Verdict Statement(Claim claim, List<string> sentences, DateOnly? written, Material material)
    {
        var verdict = Grounding.Check(claim.Text, sentences, written);
        return !verdict.Supported && Attribution.Of(claim.Text) is var (who, said) && material.Articles.Any(a => claim.Citations.Exists(c => c.ArticleId == a.Id) && (Names.Mentions(a.Publisher, who) || Names.Mentions(who, a.Publisher)))
            ? Grounding.Check(said, sentences, written) : verdict;
    }

    /// <summary>The sentence as it is meant: on an actor's own page "we" and "our" are the actor, on another the publisher where the claim names him.</summary>
    private static string Spoken(Citation citation, string claim, Material material)
    {
        if (material.Articles.FirstOrDefault(a => a.Id == citation.ArticleId) is not { } article) return citation.Sentence;
        var actor = material.Event.Actors.FirstOrDefault(a => article == material.Primary && Names.Mentions(article.Publisher, a)) ?? (Names.Mentions(claim, article.Publisher) ? article.Publisher : null);
        return actor is null || Quoted(article.Text, citation) ? citation.Sentence
            : Possessive().Replace(Person().Replace(citation.Sentence, actor), actor + "'s");
    }

    /// <summary>Somebody else speaks: the sentence has a quotation, or stands inside a longer one.</summary>
    private static bool Quoted(string text, Citation citation)
    {
        if (citation.Sentence.IndexOfAny(['"', '“', '”', '‘']) >= 0) return true;
        var before = citation.Start < 0 || citation.Start > text.Length ? "" : text[..citation.Start];
        return before.Count(c => c == '"') % 2 == 1 || before.Count(c => c == '“') > before.Count(c => c == '”');
    }

    [GeneratedRegex(@"\b(?:[Ww]e|[Uu]s)\b(?!['’])")]
    private static partial Regex Person();

    [GeneratedRegex(@"\b[Oo]ur\b")]
    private static partial Regex Possessive();

    private static Verdict Action(string text, string source, DateOnly? written)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 || !Verbs.Contains(text[..space]) ? Verdict.No("no action's verb: " + text.Split(' ')[0]) : Grounding.CheckAction(text[(space + 1)..], source, written);
    }

    /// <summary>A forecast's horizon must be a source's own words, and its rationale be carried like any statement.</summary>
    private static Verdict Implication(Claim claim, List<string> sentences, DateOnly? written)
    {
        if (claim.Date is { } horizon && !sentences.Any(s => s.Contains(horizon, StringComparison.OrdinalIgnoreCase))) return Verdict.No("horizon: " + horizon);
        var verdict = Grounding.Check(claim.Text, sentences, written);
        return verdict.Supported && claim.Facet is { } why ? Grounding.Check(why, sentences, written) : verdict;
    }

    private static Verdict Cell(Claim claim, List<string> sentences, DateOnly? written, List<string> actors)
    {
        foreach (var value in claim.Text.Split(", "))
            if (!sentences.Any(s => SaysOf(s, claim.Player ?? "", value, actors) && Holds(s, value, written))) return Verdict.No($"not said of {claim.Player}: {value}");
        return Verdict.Yes;
    }

    /// <summary>A bare amount has no words to compare: its figure must be there.</summary>
    private static bool Holds(string sentence, string value, DateOnly? written) =>
        Grounding.Check(value, [sentence], written).Supported || (Amounts.Of(value) is [{ } amount] && Words.Count(value[..amount.Start] + value[amount.End..]) == 0 && sentence.Contains(value, StringComparison.OrdinalIgnoreCase) && Amounts.Of(sentence).Any(a => a.Value == amount.Value && a.Unit == amount.Unit));

    /// <summary>The sentence names the player, and it, not a rival, is the last one named before the value or the maker of the last product there.</summary>
    private static bool SaysOf(string sentence, string player, string value, List<string> actors)
    {
        if (player.Length == 0 || !(Products.Names(sentence, player) || Names.Mentions(sentence, player))) return false;
        if (Products.In(value).Any(p => p.Owner is not null && p.Owner != player)) return false;
        var at = sentence.IndexOf(value, StringComparison.OrdinalIgnoreCase);
        if (at < 0) at = sentence.Length;
        if (Products.In(sentence).LastOrDefault(p => p.Start <= at && p.Owner is not null).Owner == player) return true;
        var named = Products.PlayersIn(sentence).Concat(actors.Append(player).Select(a => (Start: Names.Place(sentence, a), Player: a)).Where(p => p.Start >= 0)).OrderBy(p => p.Start).ToList();
        var near = named.LastOrDefault(p => p.Start <= at, named[0]);
        return named.Any(p => p.Start == near.Start && p.Player == player) || named.Select(p => p.Player).Distinct().Count() == 1;
    }
}
