using System.Text.RegularExpressions;

namespace Bot.News.Analysing.Analysts;

/// <summary>Finds dated facts and tells each in at most twelve words.</summary>
internal static partial class Chronology
{
    private const int Least = 3;
    private const int Most = 8;
    private const int MostWords = 12;

    /// <summary>Dated facts, oldest first; none where there are fewer than three.</summary>
    public static List<Claim> Timeline(Material material)
    {
        var facts = new List<(DateMention Date, string Text, Sentence Sentence, Sentence? Named)>();
        Sentence? before = null;
        (Name Name, Sentence Where)? subject = null;
        foreach (var sentence in material.All)
        {
            if (before is null || before.Article != sentence.Article) subject = null;
            before = sentence;
            var points = Points().Match(sentence.Text);
            if (!points.Success) subject = sentence.Names is [{ Start: < 4 } first, ..] ? (first, sentence) : null;
            if (Usability.Whole(sentence) && (points.Success ? subject is not null : Usability.Allows(sentence)))
                facts.AddRange(Of(sentence, points.Success ? points.Length : 0, subject?.Name).Select(f => (f.Date, f.Text, sentence, points.Success ? subject?.Where : null)));
        }

        var told = new List<(DateMention Date, Claim Claim)>();
        foreach (var same in facts.GroupBy(f => (f.Date.Say(), Topic: Topic(f.Text))).OrderByDescending(g => g.Select(f => f.Sentence.Article.Family).Distinct().Count()).ThenByDescending(g => g.Max(f => Named(f.Text))).ThenBy(g => g.Key.Topic, StringComparer.Ordinal))
        {
            var best = same.OrderBy(f => Words.Count(f.Text)).First();
            if (told.Any(t => Again(t.Claim, same.Key.Item1, best.Text))) continue;
            var claim = Quoting.Fact(best.Text, [.. same.DistinctBy(f => f.Sentence.Article.Family).OrderByDescending(f => f == best).Take(3).SelectMany(f => new[] { f.Sentence, f.Named }).OfType<Sentence>().Distinct()]);
            claim.Date = same.Key.Item1;
            told.Add((best.Date, claim));
        }

        var ordered = told.OrderBy(t => t.Date.From).ThenBy(t => t.Claim.Text, StringComparer.Ordinal).Select(t => t.Claim).ToList();
        return ordered.Count < Least ? [] : ordered.Count > Most ? [.. ordered.Skip(ordered.Count - Most)] : ordered;
    }

    /// <summary>How far a fact says what happened to whom by name; that one is kept where several tell the same.</summary>
    private static int Named(string text) => Names.Of(text).Select(n => n.Text).Distinct().Count();

    /// <summary>The same fact once more: at that time with two words in common, or at another time in nearly the same words.</summary>
    private static bool Again(Claim told, string date, string text)
    {
        var (mine, theirs) = (Words.Content(text).ToHashSet(), Words.Content(told.Text).ToHashSet());
        var shared = mine.Count(theirs.Contains);
        var near = told.Date!.StartsWith(date, StringComparison.Ordinal) || date.StartsWith(told.Date, StringComparison.Ordinal);
        return near ? shared >= 2 : shared >= 3 && shared >= 0.8 * Math.Min(mine.Count, theirs.Count);
    }

    /// <summary>The clause of a past month or day in the sentence, each as a fact in the past.</summary>
    /// <param name="pointer">Length of the "It" or "The firm" that opens the sentence and stands for <paramref name="subject"/>; 0 where it names its subject itself.</param>
    private static IEnumerable<(DateMention Date, string Text)> Of(Sentence sentence, int pointer, Name? subject)
    {
        var text = sentence.Text;
        var dates = sentence.Dates.Where(d => d.Precision is Precision.Day or Precision.Month && d.From <= sentence.Day && Explicit().IsMatch(text.AsSpan(d.Start, d.Length))).ToList();
        if (dates.Count == 0 || Cues.Forecasts(text) && dates.Count == 1 && Ahead().IsMatch(text)) yield break;
        var actor = pointer > 0 ? subject?.Text : sentence.Names.FirstOrDefault()?.Text;
        foreach (var date in dates)
        {
            var (start, end) = Clause(text, date);
            if (sentence.Dates.Any(d => d != date && d.Start >= start && d.End <= end)) continue; // another time's clause: what belongs to which is not plain
            if (pointer > 0 && start < pointer && date.Start > pointer) start = pointer;
            if (Tell(Without(text, start, end, date), actor, start) is { } fact) yield return (date, fact);
        }
    }

    /// <summary>The stretch between the marks and joining words nearest to the date; another date ends it too.</summary>
    private static (int Start, int End) Clause(string text, DateMention date)
    {
        var start = 0;
        var end = text.Length;
        foreach (Match mark in Mark().Matches(text))
        {
            if (mark.Index + mark.Length <= date.Start && text[(mark.Index + mark.Length)..date.Start].Trim().Length > 0 && HasContent(text[(mark.Index + mark.Length)..date.Start])) start = mark.Index + mark.Length;
            if (mark.Index >= date.End && mark.Index < end && (HasContent(text[start..date.Start]) || HasContent(text[date.End..mark.Index]))) end = mark.Index;
        }

        return (start, end);
    }

    private static bool HasContent(string text) => Words.Content(text).Count >= 2 && Past().IsMatch(text);

    private static string Without(string text, int start, int end, DateMention date)
    {
        var before = Preposition().Replace(text[start..date.Start], "");
        var after = text[date.End..end];
        return Spaces().Replace($"{before.TrimEnd(' ', ',')} {after.TrimStart(' ', ',')}", " ").Trim(' ', ',', '.', ';', '—', '–', '-', ':', '"', '”', '“');
    }

    private static string? Tell(string clause, string? actor, int start)
    {
        clause = Relative().Replace(Connective().Replace(clause, ""), " ");
        if (!Past().IsMatch(clause)) return null;
        if (start > 0 && actor is not null && PastStart().IsMatch(clause)) clause = actor + " " + clause;
        var words = Words.Count(clause);
        if (words is < 3 or > MostWords || Names.Of(clause + " was").Count == 0 || Pronoun().IsMatch(clause) || Dangling().IsMatch(clause)) return null;
        return char.ToUpperInvariant(clause[0]) + clause[1..];
    }

    private static string Topic(string text) => string.Join(' ', Words.Content(text).Order().Take(3));

    [GeneratedRegex(@"\d{4}|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)$")]
    private static partial Regex Explicit();

    [GeneratedRegex(@"\b(?:will|would|plans? to|expects?|expected to|forecasts?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ahead();

    [GeneratedRegex(@",\s(?!(?:which|who)\s(?:was|were|had)\b)(?:and\s|but\s|while\s|then\s|followed by\s|which\s|who\s|where\s|with\s|when\s)?|;\s|\s(?:—|–|-)\s|:\s|\s(?:and|but|while|before|after|then|(?<!,\s?)which|when|followed by)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"(?:\b(?:in|on|since|by|as of|back in|from|during|until|dated|of|early|late|mid)\s*)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Preposition();

    [GeneratedRegex(@"^(?:and|but|then|while|which|who|when|later|also|it|first|that|the firm|the company)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Connective();

    [GeneratedRegex(@"\b(?:[a-z]{2,}ed|was|were|began|came|went|became|made|built|took|gave|got|won|lost|cut|put|set|bought|sold|spent|sent|led|left|held|met|paid|ran|rose|fell|grew|saw|wrote|hit|shut|sued|broke|struck|announces|launches|debuted|arrived|followed)\b")]
    private static partial Regex Past();

    [GeneratedRegex(@"^(?:[a-z]{2,}ed|was|were|began|came|went|became|made|built|took|gave|won|lost|cut|bought|sold|spent|led|left|paid|rose|fell|grew|hit|shut|sued)\b")]
    private static partial Regex PastStart();

    [GeneratedRegex(@"\b(?:they|he|she|this|these|those|we|our|I|since)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"\b(?:the|a|an|of|to|in|for|with|and|or|by|on|at|from|as|its)$|^(?:according|as|of|to|with|in|said|says)\b|\bsaid$|\bthe (?:chip|model|firm|company|service|tool|product|project|deal|plan|system|platform|software|feature)$", RegexOptions.IgnoreCase)]
    private static partial Regex Dangling();

    [GeneratedRegex(@"^(?:It|The (?:firm|company|startup|start-up|group|lab|chip maker|chipmaker|maker|agency))\s")]
    private static partial Regex Points();

    [GeneratedRegex(@",\s(?:which|who)\s(?=was|were|had)")]
    private static partial Regex Relative();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Spaces();
}
