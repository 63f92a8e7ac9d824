namespace Bot.News.Analysing;

/// <summary>How firmly a text holds what it says: what is planned, possible or alleged may not stand as a fact, and a fact needs no hedge.</summary>
internal static class Certainty
{
    /// <summary>Marks of a future, an intention and a mere possibility, each less firm than the one before.</summary>
    private static readonly HashSet<string>[] Levels =
    [
        Set("will would shall 'll expects expected expecting expect set due slated scheduled upcoming forecast forecasts predict predicts predicted projected anticipate anticipates anticipated poised should"),
        Set("plan plans planned planning intend intends intended intending aim aims aimed aiming propose proposes proposed proposing hope hopes hoped hoping want wants wanted seek seeks seeking sought try tries trying tried attempt attempts attempting promise promises promised vow vows vowed pledge pledges pledged threaten threatens threatened target targets targeted targeting looking supposed bid goal ambitions"),
        Set("may might could can possible possibly perhaps potential potentially maybe likely unlikely probably appears appear seems seem suggest suggests suggested consider considers considered considering weigh weighs weighing mull mulls mulling explore explores exploring talks discuss discussing discussed discusses talking if unless whether assuming test tests testing"),
    ];

    private static readonly HashSet<string> Alleged = Set("allege alleges alleged alleging allegedly accuse accuses accused accusing accusation reportedly rumor rumour rumored rumoured rumors rumours suspected suspect purported purportedly supposedly prosecutors prosecutor leaked leaks leak");
    private static readonly HashSet<string> Voices = Set("say says said saying according report reports reported reportedly claim claims claimed argue argues argued testify testified testifies allege alleges alleged alleging allegedly accuse accuses accused sue sued sues suit lawsuit per rumor rumored rumoured rumors prosecutors leaked leak leaks tell tells told suspected believe believes");
    private static readonly HashSet<string> Asks = Set("ask asks asked asking urge urges urged urging want wants wanted tell tells told order orders ordered request requests requested push pushes pushed press presses pressed beg begs begged expect expects expected");
    private static readonly HashSet<string> Turns = Set("that which who whose because while whereas after before when although though than since until where but");

    /// <summary>The mark that makes the claim firmer or less firm than its source, or null.</summary>
    public static string? Differs(Reading claim, Reading source, Alignment map)
    {
        var compared = 0;
        foreach (var (here, there) in map.Pairs.Where(p => claim.Verb(p.Key) && Marked(claim, p.Key) < 0))
        {
            compared++;
            if (Compare(claim, Level(claim, here), source, map.Places(here).Select(p => Level(source, p)).MinBy(l => Math.Abs(l.Degree - Level(claim, here).Degree)), there) is { } why) return why;
        }

        if (compared == 0)
        {
            var mine = map.Pairs.Select(p => Level(claim, p.Key)).MaxBy(l => l.Degree);
            var theirs = map.Pairs.Select(p => Level(source, p.Value)).MaxBy(l => l.Degree);
            if (Compare(claim, mine, source, theirs, map.Pairs.First().Value) is { } why) return why;
        }

        var taken = map.Pairs.Select(p => p.Value).ToHashSet();
        if (!Enumerable.Range(0, claim.Tokens.Count).Any(i => Marked(claim, i) >= 0 || (claim.Lower[i] == "to" && i > 0 && claim.Lower[i - 1] is "is" or "are")))
            for (var i = 0; i + 1 < source.Tokens.Count; i++)
                if (Marked(source, i) >= 0 && !taken.Contains(i) && Enumerable.Range(i + 1, Math.Min(3, source.Tokens.Count - i - 1)).TakeWhile(k => !Syntax.Breaks(source, k - 1)).Any(taken.Contains)) return "certainty: " + source.Lower[i];
        return Hearsay(claim, source, map);
    }

    /// <summary>A word that does nothing else than weaken a statement.</summary>
    public static bool Hedges(Reading r, int i) => !(r.Tokens[i].Capital && i > 0) && r.Lower[i] is "may" or "might" or "could" or "possibly" or "perhaps" or "potentially" or "maybe" or "likely" or "unlikely" or "probably" or "appear" or "appears" or "seem" or "seems" or "reportedly" or "allegedly" or "supposedly" or "purportedly" or "if" or "unless" or "whether";

    /// <summary>Somebody is named as the one who says so.</summary>
    public static bool Voiced(Reading claim) => claim.Lower.Exists(Voices.Contains);

    /// <summary>A word that only says how firm a statement is.</summary>
    public static bool Marks(Reading r, int i) => Marked(r, i) >= 0 || Voices.Contains(r.Lower[i]) || Alleged.Contains(r.Lower[i]);

    private static string? Compare(Reading claim, (int Degree, int At) mine, Reading source, (int Degree, int At) theirs, int there)
    {
        if (mine.Degree < theirs.Degree) return "certainty: " + source.Lower[theirs.At];
        return mine.Degree > 0 && theirs.Degree == 0 && claim.Lower[mine.At] != "can" && !(mine.Degree < 3 && there > 0 && source.Lower[there - 1] == "to") && !Enumerable.Range(0, source.Tokens.Count).Any(i => Marked(source, i) >= 0 && source.SameSentence(i, there)) ? "certainty: " + claim.Lower[mine.At] : null;
    }

    /// <summary>What a source only alleges needs a word in the claim that says so.</summary>
    private static string? Hearsay(Reading claim, Reading source, Alignment map)
    {
        var sentences = map.Pairs.Select(p => p.Value).ToList();
        for (var i = 0; i < source.Tokens.Count; i++)
            if ((Alleged.Contains(source.Lower[i]) || Suing(source, i)) && sentences.Exists(s => s > i && source.SameSentence(i, s)) && !claim.Lower.Exists(Voices.Contains)) return "alleged: " + source.Lower[i];
        for (var i = 0; i < claim.Tokens.Count; i++)
            if (Alleged.Contains(claim.Lower[i]) && claim.Lower[i] != "reportedly" && !map.Has(i) && !source.Lower.Exists(Voices.Contains)) return "alleged: " + claim.Lower[i];
        return null;
    }

    private static bool Suing(Reading source, int i) => source.Lower[i] is "lawsuit" or "complaint" or "suit" or "indictment" or "fbi" or "critics" or "plaintiffs" or "opponents" && i + 1 < source.Tokens.Count && (source.Lower[i + 1] is "says" or "said" or "say" or "claims" or "claim" or "claimed" or "alleges" || source.Gap(i).IndexOf(':') >= 0);

    /// <summary>The degree of the least firm mark before a word in its clause, 0 for none, and where the mark stands.</summary>
    private static (int Degree, int At) Level(Reading r, int word)
    {
        var best = (Degree: 0, At: -1);
        for (var i = word - 1; i >= Math.Max(0, word - 14) && !Syntax.Breaks(r, i); i--)
        {
            if (Turns.Contains(r.Lower[i]) || (r.Lower[i] == "as" && r.Verb(word)) || (r.Lower[i] is "and" && word - i > 1 && !r.Verb(word))) break;
            if (r.Lower[i] == "to" && i > 0 && (r.Lower[i - 1] is "is" or "are" or "was" or "were" || i == word - 1 && OnlyAsked(r, i)) && best.Degree == 0) best = (1, i);
            if (Marked(r, i) + 1 > best.Degree) best = (Marked(r, i) + 1, i);
        }

        return best;
    }

    /// <summary>"SpaceX to buy Cursor", "urged OpenAI to wait": what a headline announces and what somebody is asked to do has not been done.</summary>
    private static bool OnlyAsked(Reading r, int to)
    {
        if (Syntax.Breaks(r, to - 1) || !r.Tokens[to - 1].Capital) return false;
        var before = r.NameAt(to - 1) is { } name ? r.WordAt(name.Start) - 1 : to - 2;
        return before < 0 || r.Gap(before).IndexOf('\n') >= 0 || Asks.Contains(r.Lower[before]);
    }

    /// <summary>No plan of the sentence's own: "the model they want to use", "paid plans".</summary>
    public static bool Idle(Reading r, int i) => i > 0 && (r.Lower[i] is "plan" or "plans" ? r.Lower[i - 1] is "subscription" or "paid" or "pricing" or "data" or "free" or "monthly" or "annual" or "family" or "enterprise"
        : i > 1 && r.Lower[i] is "want" or "wants" && r.Lower[i - 1] is "they" or "you" or "we" && !Syntax.Breaks(r, i - 2) && r.Content.Contains(i - 2) && !r.Verb(i - 2));

    /// <summary>0 for a future, 1 for an intention, 2 for a possibility, -1 where the word is no mark.</summary>
    private static int Marked(Reading r, int i)
    {
        if (r.Tokens[i].Capital && r.Lower[i] == "may" && i > 0) return -1;
        if (r.Lower[i] == "talks" && (i == 0 || r.Lower[i - 1] != "in")) return -1;
        if (r.Lower[i] is "explore" or "explores" or "exploring" or "discuss" or "discusses" or "discussed" && i + 1 < r.Tokens.Count && r.Lower[i + 1] is "how" or "what" or "why") return -1;
        if (Idle(r, i)) return -1;
        return Array.FindLastIndex(Levels, level => level.Contains(r.Lower[i]));
    }

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
