using System.Text.RegularExpressions;
using Bot.News.Grouping.Reading;

namespace Bot.News.Grouping;

/// <summary>Chooses whose words head an event.</summary>
internal static partial class Headline
{
    private const int Telling = 8;
    private const int Many = 5;

    /// <summary>The report whose headline tells the happening most clearly: names, a verb, a fair length, a sober voice, and what the other headlines tell too.</summary>
    public static Sketch Clearest(IReadOnlyList<Sketch> reports, IReadOnlyList<string> actors)
    {
        var words = reports.ToDictionary(report => report, WordsOf);
        var told = words.Values.SelectMany(all => all).CountBy(word => word).ToDictionary();
        return reports.MaxBy(report => (Clarity(report, actors) + Shared(words[report], told, reports.Count), -report.ArticleId))!; // an event has a report
    }

    private static HashSet<string> WordsOf(Sketch report) =>
        [.. Tokenizer.Cut(report.Title, 40).Select(token => token.Text).Where(word => !StopWords.Has(word)).Select(Stemmer.Stem)];

    /// <summary>How much a headline tells, and the share of it that another of the headlines tells as well.</summary>
    private static double Shared(HashSet<string> words, Dictionary<string, int> told, int reports)
    {
        if (words.Count == 0) return 0;
        var often = reports < 3 ? 0 : words.Average(word => (told[word] - 1.0) / (reports - 1)) * 0.7;
        return (0.5 * Math.Min(Telling, words.Count) / Telling) + often;
    }

    private static double Clarity(Sketch report, IReadOnlyList<string> actors)
    {
        var title = report.Title;
        var score = report.Trust switch { Trust.Press => 1.0, Trust.Primary => 0.9, Trust.Aggregator => 0.3, Trust.Community => 0.0, _ => 0.5 };
        score += report.Language == "en" ? 0.6 : 0;
        score += Math.Min(2, report.Names.Take(report.TitleNames).Count(name => actors.Contains(name.Text))) * 0.5;
        score += report.Versions.Length > 0 ? 0.3 : 0;
        score += report.Type != Kinds.Other ? 0.4 : 0;
        score -= title.Length is < 25 or > 120 ? 0.8 : 0;
        score -= Loose().IsMatch(title) ? 1 : 0;
        score -= Weak().IsMatch(title) ? 0.6 : 0;
        score -= report.Trust == Trust.Primary && IsVendorNote(title) ? 0.4 : 0;
        return score;
    }

    /// <summary>The earliest report that speaks for one of the actors itself, and not for somebody whom hardly any of many headlines names.</summary>
    public static Sketch? Primary(IReadOnlyList<Sketch> reports, IReadOnlyList<string> actors) =>
        reports.Where(report => (report.SpeaksFor.Length > 0 && (actors.Count == 0 || report.SpeaksFor.Any(actors.Contains)) || report is { Trust: Trust.Primary, IsPaper: false }) && !Beside(report, reports))
            .OrderBy(report => report.Trust == Trust.Primary ? 0 : 1).ThenBy(report => report.When).FirstOrDefault();

    private static bool Beside(Sketch page, IReadOnlyList<Sketch> reports) =>
        page.SpeaksFor.Length > 0 && reports.Count >= Many && reports.Count(report => Array.Exists(page.SpeaksFor, owner => report.Title.Contains(owner, StringComparison.OrdinalIgnoreCase))) * Many < reports.Count;

    /// <summary>Questions, first person, teasers and forum marks.</summary>
    public static bool IsLoose(string title) => Loose().IsMatch(title);

    /// <summary>A vendor's tutorial, customer story or hosting note: published by the actor, but nothing happened.</summary>
    public static bool IsVendorNote(string title) => Vendor().IsMatch(title);

    [GeneratedRegex(
        @"^(?:build|building|deliver\w*|run|running|accelerat\w+|automat\w+|comprehensive|technical|deep dive|power\w+|evaluat\w+|deploy\w*|scal\w+|secur(?:e|ing)|integrat\w+|enforc\w+|fine-?tun\w+|optimi[sz]\w+|monitor\w*|use|using|creat(?:e|ing)|improv\w+|manag\w+|configur\w+|train(?:ing)?|cost|reduc\w+|enhanc\w+|migrat\w+|implement\w*|design\w*|agent-guided|shared infrastructure|multi-tenant|best practices|\d+ demos)\b|\b(?:on|in|with|to|for|using) (?:amazon|aws|azure|sagemaker|bedrock|microsoft foundry|vertex)\b|\b(?:customers?|employees|partners?|case study|uses|used|helps?|helped|boosts?|advances?|reshapes?|faster|quiz|hackathon|webinar|cohort|certification|course|office|meetup|named a leader|collaborate)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Vendor();

    /// <summary>Of films, shows and songs, where AI is the subject or the gossip.</summary>
    public static bool IsCulture(string title) => Culture().IsMatch(title);

    [GeneratedRegex(@"\b(?:films?|movies?|documentar(?:y|ies)|biopics?|tv (?:show|series)|sitcoms?|box office|novels?|songs?|albums?|pop ?stars?|celebrit(?:y|ies))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Culture();

    /// <summary>Commands, and "is here", which tell that something happened and not what.</summary>
    [GeneratedRegex(@"^(?:update|upgrade|patch|try|stop|start|watch|read|listen)\b|\b(?:is|are) (?:open|here|back|out|live)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Weak();

    [GeneratedRegex(
        @"\?$|^(?:show|ask|tell|launch) hn\b|^(?:why|how|what|when|who|should|can|could|is|are|do|does|will|i|my|we|our|on|inside|meet|here|a |an |quoting|introduction|thoughts|notes|opinion|the case|the problem|the future|the end|understanding|towards?|a guide|behind the scenes|beyond)\b|\b(?:here(?:’|')s (?:what|why|how)|is what|imperative|(?:is|it(?:’|')s) wild|gallery)\b|\b(?:i|my|you|your|imo|lol|wtf|rant)\b|!{1,}$|…$|\.\.\.$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Loose();
}
