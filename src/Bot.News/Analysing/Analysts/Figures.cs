using System.Text.RegularExpressions;

namespace Bot.News.Analysing.Analysts;

/// <summary>A quantity and what it measures, in a few words of our own.</summary>
internal sealed record Figure(Amount Amount, string What, Sentence Sentence)
{
    public string Say() => What.Length == 0 ? Amount.Say() : Amount.Unit is "" or "x" ? $"{Amount.Say()} {What}" : $"{Amount.Say()}, {What}";
}

/// <summary>Value patterns: reads what a price, an amount, a share, a multiple, a size or a score in a sentence measures.</summary>
internal static partial class Figures
{
    private const int MostWords = 12;
    private const double Alike = 0.5;

    /// <summary>The figures whose measure the sentence itself tells; others are left out.</summary>
    public static IEnumerable<Figure> Of(Sentence sentence)
    {
        foreach (var amount in sentence.Amounts)
        {
            if (What(sentence, amount) is not { Length: > 0 } what) continue;
            var figure = new Figure(amount, what, sentence);
            if (Words.Count(figure.Say()) <= MostWords) yield return figure;
        }
    }

    /// <summary>The strongest figures of an event, one per value; a figure that several publishers give cites them all.</summary>
    public static List<Claim> Numbers(Material material, IReadOnlyDictionary<Sentence, double> salience, int most)
    {
        var title = material.Titles.SelectMany(t => t.Amounts).Select(a => (a.Value, a.Unit)).ToHashSet();
        var ranked = material.Usable.SelectMany(Of)
            .GroupBy(f => (f.Amount.Value, f.Amount.Unit))
            .OrderByDescending(g => (title.Contains(g.Key) ? 2 : 0) + 0.5 * g.Select(f => f.Sentence.Article.Family).Distinct().Count() + g.Max(f => salience.GetValueOrDefault(f.Sentence)))
            .Select(g => g.ToList()).ToList();
        var told = new List<(List<Figure> Same, Claim Claim)>();
        foreach (var same in ranked)
        {
            var rival = told.Find(t => Contradict(t.Same, same));
            if (rival.Claim is null && told.Count(t => t.Claim.Facet is null) >= most) continue;
            var claim = Told(same);
            if (rival.Claim is not null) claim.Facet = rival.Claim.Facet ??= $"{same[0].What}#{told.IndexOf(rival)}";
            told.Add((same, claim));
        }

        return [.. told.Select(t => t.Claim)];
    }

    /// <summary>Two publishers give two values of one measure, in sentences that otherwise tell the same.</summary>
    private static bool Contradict(List<Figure> some, List<Figure> others) => some.Exists(one => others.Exists(other =>
        one.Amount.Unit == other.Amount.Unit && one.Sentence.Article.Family != other.Sentence.Article.Family && one.Sentence.Dates.Count == other.Sentence.Dates.Count
        && Words.Content(one.What).ToHashSet().SetEquals(Words.Content(other.What)) && one.Sentence.Overlap(other.Sentence) >= Alike));

    private static Claim Told(IEnumerable<Figure> same)
    {
        var best = same.OrderByDescending(f => f.What.Length is > 8 and < 50).ThenBy(f => f.Sentence.Length).First();
        var stems = Words.Content(best.What).ToHashSet();
        var others = same.Where(f => f.Sentence.Article.Family != best.Sentence.Article.Family && Words.Content(f.What).Any(stems.Contains)).DistinctBy(f => f.Sentence.Article.Family).Take(2);
        return Quoting.Fact(best.Say(), [best.Sentence, .. others.Select(f => f.Sentence)]);
    }

    private static string? What(Sentence sentence, Amount amount)
    {
        var after = sentence.Text[amount.End..];
        var before = sentence.Text[..amount.Start];
        var what = amount.Unit switch
        {
            "x" => Multiple(sentence, amount, after),
            "%" => Share(before, after),
            "" or "points" => Count(sentence, amount, before, after),
            _ => Money(sentence, amount, before, after),
        };
        return what is null ? null : WithYear(what, after);
    }

    private static string? Money(Sentence sentence, Amount amount, string before, string after)
    {
        if (Valued().IsMatch(before) || ValuedAfter().IsMatch(after)) return "valuation" + Subject(sentence, amount);
        if (Raised().IsMatch(before)) return "raised" + Subject(sentence, amount, " by ");
        if (PricedPer().Match(after) is { Success: true } price) return "per " + price.Groups["unit"].Value;
        if (Measured().Match(before) is { Success: true } measure) return Tidy(measure.Groups["what"].Value);
        if (Purpose().Match(after) is { Success: true } purpose && Phrase(after[purpose.Length..]) is { } phrase) return phrase;
        return Kind().Match(after) is { Success: true } kind ? Tidy(kind.Groups["what"].Value) : null;
    }

    private static string? Share(string before, string after)
    {
        if (Part().Match(after) is { Success: true } part && Phrase(after[part.Length..]) is { } whole) return "share of " + whole;
        if (ScoreOn().Match(after) is { Success: true } on) return "on " + on.Groups["what"].Value;
        if (Compared().Match(after) is { Success: true } compared) return compared.Groups["what"].Value.Trim() + (Phrase(after[compared.Length..]) is { } more ? " " + more : "");
        return Measured().Match(before) is { Success: true } measure ? Tidy(measure.Groups["what"].Value) : null;
    }

    private static string? Multiple(Sentence sentence, Amount amount, string after)
    {
        if (Compared().Match(after) is not { Success: true } compared) return null;
        var what = compared.Groups["what"].Value.Trim() + (Phrase(after[compared.Length..]) is { } more ? " " + more : "");
        var subject = sentence.Names.LastOrDefault(n => n.End <= amount.Start);
        return subject is null ? null : $"{what}, {subject.Text}";
    }

    private static string? Count(Sentence sentence, Amount amount, string before, string after)
    {
        if (Counted().Match(after) is { Success: true } counted)
        {
            var subject = Sized().IsMatch(counted.Value) ? sentence.Names.LastOrDefault(n => n.End <= amount.Start)?.Text : null;
            return Tidy(counted.Groups["what"].Value) + (subject is null ? "" : ", " + subject);
        }

        return amount.Unit == "" && Scored().IsMatch(before) && ScoreOn().Match(after) is { Success: true } on ? "on " + on.Groups["what"].Value : null;
    }

    private static string Subject(Sentence sentence, Amount amount, string link = " of ") =>
        sentence.Names.LastOrDefault(n => n.End <= amount.Start) is { } name ? link + name.Text : "";

    private static string WithYear(string what, string after)
    {
        var year = Year().Match(after);
        return year.Success && !what.Contains(year.Groups["year"].Value, StringComparison.Ordinal) ? $"{what} {year.Groups["prep"].Value.ToLowerInvariant()} {year.Groups["year"].Value}" : what;
    }

    /// <summary>The noun phrase that a text opens with: at most five words, up to a stop word, a verb or a mark.</summary>
    private static string? Phrase(string text)
    {
        var words = Words.Of(text);
        var end = 0;
        var count = 0;
        foreach (var word in words)
        {
            if (count == 0 && word.Text is "the" or "a" or "an" or "its" or "their" or "all" or "new") { if (word.Start > end + 1) break; end = word.End; continue; }
            if (word.Start > end + 1 || (word.Start == end + 1 && text[end] is not (' ' or '-')) || count == 5) break;
            if (Words.IsStop(word.Text) || Stops().IsMatch(word.Text)) break;
            end = word.End;
            count++;
        }

        return count == 0 ? null : Tidy(text[..end]);
    }

    private static string Tidy(string text) => Article().Replace(text.Trim(), "").Trim();

    private const string Adjective = "capital|operating|annual|annuali[sz]ed|quarterly|monthly|total|net|gross|research|infrastructure|AI|data[- ]cent(?:er|re)|cloud|market|training|inference|advertising|recurring|record|combined|average|input|output|private|public|energy|power|chip|hardware|software|federal|government|seed|equity|legal|civil"
        + "|Series [A-H]";
    private const string Measure = "spending|expenditures?|capex|revenues?|valuation|investments?|funding|sales|profits?|losses|loss|income|budget|costs?|prices?|fine|penalty|contracts?|backlog|settlement|damages|debt|bonds?|loans?|margins?|stake|accuracy|growth|score|round|market share|usage|market cap(?:itali[sz]ation)?";

    [GeneratedRegex($@"(?<what>\b(?:(?:{Adjective})\s){{0,2}}(?:{Measure}))(?:\s(?:of|to|at|by|is|was|were|will|be|reached|hit|totalled|totaled|rose|grew|fell|climbed|jumped|increased|dropped|surged|worth|about|around|nearly|roughly|approximately|almost|over|more|than|up|some|for|the|year|exceed(?:ed|s|ing)?|top(?:ped|ping)?|could|would|expected|in|20\d\d)){{1,6}}\s$", RegexOptions.IgnoreCase)]
    private static partial Regex Measured();

    [GeneratedRegex($@"^\s(?<what>(?:[a-z-]+\s){{0,2}}(?:{Measure}|deal|investment|acquisition|contract|order|commitment|fund|plan|project|programme|program|campus|data cent(?:er|re)|subscription))\b", RegexOptions.None)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^\s(?:worth\s)?(?:of|in|on|for|into)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Purpose();

    [GeneratedRegex(@"\bvalu(?:ed|ing|es)\b(?:[^,;.]{0,40})\bat\s(?:\w+\s){0,3}$|\bvaluation\sof\s(?:\w+\s){0,3}$|\bvalued\sat\s(?:\w+\s){0,3}$", RegexOptions.IgnoreCase)]
    private static partial Regex Valued();

    [GeneratedRegex(@"^\s(?:post-money\s|pre-money\s)?valuation\b", RegexOptions.IgnoreCase)]
    private static partial Regex ValuedAfter();

    [GeneratedRegex(@"\b(?:raised|raises|raising|secured|secures|has raised|closed)\s(?:an?\s|about\s|over\s|more than\s|some\s|nearly\s|around\s|another\s|a total of\s)*$", RegexOptions.IgnoreCase)]
    private static partial Regex Raised();

    [GeneratedRegex(@"^\s(?:per|a|an|/|for every|each)\s(?<unit>(?:million|thousand|1M|1,000|one million)?\s?(?:input |output )?(?:tokens?|month|year|seat|user|hour|image|minute|second|share|GPU|chip|request)s?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PricedPer();

    [GeneratedRegex(@"^\sof\s", RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?:\s(?:as|better|higher|accuracy|points?))?\son\s(?:the\s)?(?<what>[A-Z][\w.-]*(?:\s(?:[A-Z][\w.-]*|\d[\w.]*)){0,3})")]
    private static partial Regex ScoreOn();

    [GeneratedRegex(@"\b(?:scor(?:es|ed|ing)|reach(?:es|ed)|achiev(?:es|ed)|hit|got|posts?|posted)\s(?:an?\s|about\s)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Scored();

    [GeneratedRegex(@"^(?<what>\s(?:the\s)?(?:faster|cheaper|slower|higher|lower|better|more|fewer|less|larger|bigger|smaller|as (?:fast|many|much|large)|increase in|decrease in|drop in|rise in|growth in|reduction in|decline in|cut in))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Compared();

    [GeneratedRegex(@"^[\s-](?<what>(?:[a-z-]+\s)?(?:active\s|total\s|weekly\s|monthly\s|daily\s|paying\s|enterprise\s|input\s|output\s|open\s)*(?:tokens?(?:\sof\scontext)?(?:\scontext(?:\swindow)?)?|parameters?|users|developers|customers|employees|jobs|workers|people|GPUs?|TPUs?|chips|accelerators|gigawatts?|GW|megawatts?|MW|data cent(?:er|re)s|countries|companies|organi[sz]ations|servers|repositories|downloads|subscribers|businesses|languages|stars|researchers|engineers|homes|sites|papers|patents|billion|nanomet(?:er|re)s?|petaflops|exaflops|vulnerabilities|attacks|regions))\b")]
    private static partial Regex Counted();

    [GeneratedRegex("parameter|token|context|nanomet|flops", RegexOptions.IgnoreCase)]
    private static partial Regex Sized();

    [GeneratedRegex(@"^[^.;]{0,40}?\b(?<prep>in|by|for|through|during)\s(?:fiscal\s|calendar\s)?(?<year>20\d\d)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Year();

    [GeneratedRegex("^(?:[a-z]+ing|[a-z]+ed|is|are|was|were|said|says|would|will|could|may|it|if|this|next|last|that|which|per|year|annually|today|monday|tuesday|wednesday|thursday|friday|against|amid|despite|without|like|including|plus|versus|vs|across|among|toward|towards|alone)$", RegexOptions.IgnoreCase)]
    private static partial Regex Stops();

    [GeneratedRegex("^(?:the|a|an|its|their|all|his|her|new)\\s", RegexOptions.IgnoreCase)]
    private static partial Regex Article();
}
