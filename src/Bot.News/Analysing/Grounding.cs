using System.Text.RegularExpressions;

namespace Bot.News.Analysing;

/// <summary>Whether the cited sentences carry a claim, and if not, the first thing they lack.</summary>
internal sealed record Verdict(bool Supported, string Why)
{
    public static readonly Verdict Yes = new(true, "");

    public static Verdict No(string why) => new(false, why);
}

/// <summary>
/// The mechanical check that every claim of every analyst passes or is dropped. A claim stands when one cited sentence carries it whole, or
/// when each of its clauses is carried by one: its numbers, times, names and quotations are there, in the same roles, affirmed or denied and
/// held as certain to the same degree, and nearly all its words of content are there too.
/// </summary>
internal static partial class Grounding
{
    /// <summary>Whether <paramref name="sentences"/> carry <paramref name="claim"/>.</summary>
    /// <param name="written">The day the sentences were written, for relative times; null where unknown.</param>
    public static Verdict Check(string claim, IReadOnlyList<string> sentences, DateOnly? written)
    {
        if (sentences.Count == 0) return Verdict.No("no citation");
        if (sentences.Any(s => Plain(s) == Plain(claim))) return Verdict.Yes;
        sentences = [.. sentences.Select(Told).Where(s => s.Length > 0)];
        if (sentences.Count == 0) return Verdict.No("a question");
        var mine = new Reading(claim, written);
        var whole = Best(mine, Named(sentences).Select(s => new Reading(s, written)));
        return whole.Supported || sentences.Count == 1 ? whole : By(mine, Reading.Of(sentences, written));
    }

    /// <summary>
    /// Whether a source carries an action: its object and handle must be there word for word and not be denied. An action states no fact, so
    /// it may follow from what the source plans, urges or allows for.
    /// </summary>
    public static Verdict CheckAction(string action, string source, DateOnly? written)
    {
        var (mine, theirs) = (new Reading(action, written), new Reading(source, written));
        return Facts.Lacking(mine, theirs) is { } fact ? Verdict.No(fact)
            : Coverage.Lacking(mine, new Alignment(mine, theirs)) is { } content ? Verdict.No(content)
            : Polarity.Denies(mine, theirs) is { } denied ? Verdict.No(denied)
            : Verdict.Yes;
    }

    /// <summary>The text without its questions, which state nothing.</summary>
    private static string Told(string text) => !text.Contains('?', StringComparison.Ordinal) ? text
        : string.Join(' ', Sentences.Split(text).Select(s => text.Substring(s.Start, s.Length)).Where(s => !s.TrimEnd('"', '”', '’', '\'', ')').EndsWith('?')));

    /// <summary>The verdict of the sentence that carries most of the claim.</summary>
    private static Verdict Best(Reading claim, IEnumerable<Reading> sources)
    {
        Verdict? best = null;
        foreach (var source in sources.OrderByDescending(s => Coverage.Share(claim, s)))
        {
            var verdict = By(claim, source);
            if (verdict.Supported) return verdict;
            best ??= verdict;
        }

        return best!;
    }

    private static Verdict By(Reading claim, Reading source)
    {
        if (Quotes(claim.Text).FirstOrDefault(q => !Plain(source.Text).Contains(Plain(q), StringComparison.OrdinalIgnoreCase)) is { } quote) return Verdict.No("quotation: " + quote);
        if (Attribution.Differs(claim, source) is { } speaker) return Verdict.No(speaker);
        if (Edits.Judge(claim, source) is { } copied) return copied;
        if (Facts.Lacking(claim, source) is { } fact) return Verdict.No(fact);
        var map = new Alignment(claim, source);
        if (Coverage.Lacking(claim, map) is { } content) return Verdict.No(content);
        return (Polarity.Differs(claim, source, map) ?? Certainty.Differs(claim, source, map) ?? Scope.Differs(claim, source, map) ?? Roles.Differ(claim, source, map) ?? Verbatim.Bends(claim, source)) is { } why ? Verdict.No(why) : Verdict.Yes;
    }

    /// <summary>The sentences, and those that open with "It" or "The firm" once more with the name that another cited sentence opens with.</summary>
    private static IEnumerable<string> Named(IReadOnlyList<string> sentences)
    {
        foreach (var sentence in sentences)
        {
            yield return sentence;
            if (Pointer().Match(sentence) is not { Success: true } pointer) continue;
            foreach (var other in sentences)
                if (other != sentence && Names.Of(other) is [{ Start: < 4 } name, ..]) yield return name.Text + sentence[pointer.Length..];
        }
    }

    private static IEnumerable<string> Quotes(string text) => Quotation().Matches(text).Select(m => m.Groups["q"].Value).Where(q => Words.Of(q).Count >= 2);

    /// <summary>One kind of quotation marks, dashes and spaces, without the end mark.</summary>
    private static string Plain(string text) => Spaces().Replace(text.Replace('“', '"').Replace('”', '"').Replace('’', '\'').Replace('‘', '\'').Replace('–', '-').Replace('—', '-'), " ").Trim(' ', '.', '"');

    [GeneratedRegex("[\"“](?<q>[^\"“”]{3,})[\"”]")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:It|The (?:firm|company|startup|start-up|group|lab|chip maker|chipmaker|maker|agency))(?=\s)")]
    private static partial Regex Pointer();
}
