namespace Bot.News.Analysing;

/// <summary>Who did what to whom: whoever does it in the claim stands where the doer stands in the source, and what it is done to on the other side.</summary>
internal static class Roles
{
    public const int Beside = 7;

    private static readonly HashSet<string> Titles = ["ceo", "cfo", "cto", "chief", "president", "founder"];
    private static readonly HashSet<string> Mutual = ["team", "teams", "teamed", "teaming", "partner", "partners", "partnered", "partnering", "partnership", "collaborate", "collaborates", "collaborated", "collaborating", "merge", "merges", "merged", "merging"];
    private static readonly HashSet<string> Measures = ["market", "revenue", "revenues", "sales", "shares", "stock", "price", "prices", "profit", "latency", "valuation", "value", "income"];

    private static readonly HashSet<string> Documents = ["letter", "memo", "paper", "report", "manifesto", "statement", "filing", "post", "study", "survey", "poll", "complaint", "lawsuit", "interview", "document", "book"];

    /// <summary>Why the words of the claim play other parts than in the source, or null.</summary>
    public static string? Differ(Reading claim, Reading source, Alignment map)
    {
        for (var verb = 0; verb < claim.Tokens.Count; verb++)
            if (Verb(claim, verb, source, map) is { } why) return why;
        return Mixture.Differs(claim, source, map) ?? Exchanged(claim, source, map) ?? Belonging.Differs(claim, source, map);
    }

    private static string? Verb(Reading claim, int verb, Reading source, Alignment map)
    {
        if (!claim.Verb(verb)) return null;
        string? first = null;
        var places = map.Has(verb) ? map.Places(verb).OrderBy(p => p != map[verb]) : Syntax.Speech.Contains(claim.Lower[verb]) ? Enumerable.Range(0, source.Tokens.Count).Where(i => Syntax.Speech.Contains(source.Lower[i])) : [];
        foreach (var place in places)
        {
            var why = At(claim, verb, source, place, map);
            if (why is null) return null;
            first ??= why;
        }

        return first;
    }

    private static string? At(Reading claim, int verb, Reading source, int place, Alignment map)
    {
        var passive = Syntax.Passive(claim, verb);
        var before = Syntax.Subject(claim, verb, out var mine);
        var after = Syntax.Object(claim, verb);
        var agent = Syntax.Agent(claim, verb);
        var (doers, targets) = passive ? (agent < 0 ? [] : after.Where(i => i >= agent).TakeWhile(i => !Enumerable.Range(agent, i - agent).Any(k => Syntax.Prepositions.Contains(claim.Lower[k]))).ToList(), before) : (before, after.TakeWhile(i => !Syntax.Prepositions.Contains(claim.Lower[i - 1]) || i == verb + 1).ToList());
        var speech = Syntax.Speech.Contains(claim.Lower[verb]);
        if (speech) return doers.Count == 0 ? null : Speaker(claim, doers, source, place, map);
        if (doers.Count > 1) doers = doers.FindAll(i => Before(claim, i) is not ("in" or "on") && (claim.NameAt(i) is not null || Led(claim, i) is not ("of" or "on" or "for" or "about") || !doers.Exists(d => d < i - 1))); // "the lab in Oslo", "the future of work"
        if (doers.Exists(i => Measures.Contains(claim.Lower[i])) && doers.Exists(i => claim.NameAt(i) is not null)) doers = doers.FindAll(i => claim.NameAt(i) is not null);
        if (!passive && source.Verb(place) && !Syntax.Passive(source, place) && !Pointed(source, place) && targets.Exists(i => map.Has(i) && !Lexicon.Soft(claim.Stems[i])) && !targets.Exists(i => map.Places(i).Any(p => (Math.Abs(p - place) <= Beside || Called(source, place, p)) && source.SameSentence(p, place)))) return $"apart: {claim.Lower[verb]} {claim.Lower[targets.Find(map.Has)]}";
        if (!passive && Crossed(claim, doers, after, source, place, map) is { } crossed) return crossed;
        if (claim.QuantityAfter(verb) is { } mineOf && source.QuantityAfter(place) is { } theirs && theirs.Unlike(mineOf) is not null) return $"apart: {claim.Lower[verb]} {mineOf.Amount.Say()}";
        if (Replaced(claim, after, source, map) is { } replaced) return replaced;
        if (!passive && targets.Count > 0 && source.Verb(place) && !Syntax.Passive(source, place) && Displaced(targets[0], source, place, map)) return $"roles: {claim.Lower[verb]} {claim.Tokens[targets[0]].Text}";
        foreach (var doer in doers.Where(i => !Lexicon.Soft(claim.Stems[i])))
            if (Wrong(claim, doer, source, place, map, does: true)) return $"roles: {claim.Tokens[doer].Text} {claim.Lower[verb]}";
        foreach (var target in targets.Where(i => !Lexicon.Soft(claim.Stems[i])))
            if (Wrong(claim, target, source, place, map, does: false)) return $"roles: {claim.Lower[verb]} {claim.Tokens[target].Text}";
        return mine && !passive ? OtherActor(claim, doers, source, place) ?? Reported(claim, verb, doers, source, place, map) : null;
    }

    /// <summary>No place of the word in the source is on the side where it would have to be.</summary>
    private static bool Wrong(Reading claim, int word, Reading source, int verb, Alignment map, bool does)
    {
        var places = map.Places(word).Where(p => source.SameSentence(p, verb)).ToList();
        if (places.Count == 0) return does && map.Has(word) && claim.NameAt(word) is { } name && source.Verb(verb) && Syntax.Subject(source, verb, out var sure) is { Count: > 0 } own && sure && !own.TrueForAll(i => Lexicon.Soft(source.Stems[i])) && !own.Exists(i => source.Tokens[i].Capital && Names.Place(name.Text, source.Tokens[i].Text) >= 0); // "the Pope" of Pope Leo
        if (places.Contains(verb)) return false;
        if (!does && source.Lower[verb].EndsWith("ing", StringComparison.Ordinal) && Opens(source, verb) && places.TrueForAll(p => p < verb)) return true; // "…, keeping Orin for the rest"
        if (!does && !Syntax.Passive(source, verb) && places.TrueForAll(p => p < verb && Means(source, p, verb))) return true; // "Using Orin, Tessel cut costs" cuts no Orin
        if (does && Documents.Contains(claim.Lower[word]) && places.Exists(p => Led(source, p) == "in")) return false; // "says in a letter"
        if (!does && Syntax.Participle(source, verb)) return false;
        if (does && source.Verb(verb) && (verb == 0 || source.Gap(verb - 1).IndexOf('\n') >= 0)) return false; // "Launched today, …"
        if (does && source.Verb(verb) && Syntax.Subject(source, verb, out var clear).Count == 0 && !clear) return false; // "we", "it"
        if (does && source.Verb(verb) && !Syntax.Passive(source, verb) && places.Exists(p => Led(source, p) is "from" or "with" or "via" or "through" or "using")) return false;
        if (!source.Verb(verb)) return does && places.TrueForAll(p => p > verb && Led(source, p) is "of" or "in" or "against" or "to" or "into" or "on" or "for" or "with" or "at");
        var agent = Syntax.Agent(source, verb);
        var passive = Syntax.Passive(source, verb);
        if (does) return passive ? agent >= 0 && places.TrueForAll(p => p > verb && p < agent || p < verb && source.NameAt(agent) is not null || Beyond(source, agent, p) || p < verb && Syntax.Subject(source, verb, out var sure) is { } done && sure && done.Contains(p)) || agent < 0 && places.TrueForAll(p => p > verb) && claim.NameAt(word) is not null : places.TrueForAll(p => p > verb) && !Inverted(source, verb);
        return !passive && places.TrueForAll(p => p < verb) && !Relative(source, verb) && Syntax.Subject(source, verb, out var certain) is { Count: > 0 } subject && certain && places.TrueForAll(subject.Contains);
    }

    /// <summary>The verb opens a clause: "…, keeping", "…, while also keeping".</summary>
    private static bool Opens(Reading source, int verb)
    {
        while (verb > 1 && !Syntax.Breaks(source, verb - 1) && source.Lower[verb - 1] is "also" or "while" or "still") verb--;
        return verb > 0 && Syntax.Breaks(source, verb - 1);
    }

    /// <summary>"Runs agents on Orin" is not told as "runs Orin".</summary>
    private static bool Displaced(int target, Reading source, int verb, Alignment map) =>
        map.Has(target) && Syntax.Object(source, verb).TakeWhile(i => !Enumerable.Range(verb + 1, i - verb).Any(k => Syntax.Prepositions.Contains(source.Lower[k]))).ToList() is { Count: > 0 } objects && !map.Places(target).Any(objects.Contains)
        && map.Places(target).All(p => p > verb && source.SameSentence(p, verb) && !Enumerable.Range(verb, p - verb).Any(k => Syntax.Breaks(source, k)) && Led(source, p) is "on" or "with" or "against" or "from" or "via" or "at");

    /// <summary>"Bought by Tessel for Orin": a named agent does not act for, with or against himself.</summary>
    private static bool Beyond(Reading source, int agent, int word) =>
        word > agent && source.NameAt(agent) is { } name && source.Tokens[word].Start >= name.End && Led(source, word) is "for" or "with" or "against" or "to" or "over" or "after" or "from" or "on" or "under" or "via" or "alongside" or "behalf";

    /// <summary>"…, says Ada Lin" and the like.</summary>
    private static bool Inverted(Reading source, int verb) => Syntax.Speech.Contains(source.Lower[verb]) && (source.Gap(verb - 1).IndexOfAny(',', '"') >= 0);

    /// <summary>The object of a verb may stand before it: "the chip that Tessel built".</summary>
    private static bool Relative(Reading source, int verb)
    {
        for (var i = verb - 1; i >= Math.Max(0, verb - 6) && !source.Verb(i); i--)
            if (source.Lower[i] is "that" or "which" or "whom" or "where") return true;
        return false;
    }

    /// <summary>A word beside the verb points to what it is done to: "it is being retired", "paid the company".</summary>
    private static bool Pointed(Reading source, int verb) =>
        Enumerable.Range(Math.Max(0, verb - 4), Math.Min(source.Tokens.Count, verb + Beside) - Math.Max(0, verb - 4)).Any(i => source.Lower[i] is "it" or "it's" or "them" or "this" or "company" or "firm" or "startup");

    /// <summary>Two names have changed sides: the doer stands after the other one throughout the source.</summary>
    private static string? Crossed(Reading claim, List<int> doers, List<int> others, Reading source, int verb, Alignment map)
    {
        if (Syntax.Passive(source, verb) || Relative(source, verb) || (source.Lower[verb].EndsWith("ing", StringComparison.Ordinal) && (verb == 0 || Syntax.Breaks(source, verb - 1)))) return null; // "Using Orin, Tessel cut …"
        foreach (var doer in doers.Where(i => claim.NameAt(i) is not null && map.Has(i)))
            foreach (var other in others.Where(i => claim.NameAt(i) is { } name && name != claim.NameAt(doer) && map.Has(i)))
            {
                if (!source.Verb(verb) && Owner(source, verb) is { } owner && owner == source.NameAt(map[doer])) continue;
                if (!source.SameSentence(map[doer], verb) || !source.SameSentence(map[other], verb) || map.Places(doer).Min() < map.Places(other).Max()) continue;
                if (!Fronted(source, map[other]) && !Undisturbed(claim, doer, map.Places(doer), other, map.Places(other), source)) return $"roles: {claim.Tokens[doer].Text}, {claim.Tokens[other].Text}";
            }

        return null;
    }

    /// <summary>"Replaced Orin with Verity" told of Verity and Orin: each stands after the preposition where the other did.</summary>
    private static string? Replaced(Reading claim, List<int> after, Reading source, Alignment map)
    {
        var named = after.FindAll(i => claim.NameAt(i) is not null && map.Has(i));
        foreach (var (one, other) in named.SelectMany(one => named.Where(other => claim.NameAt(one) != claim.NameAt(other)).Select(other => (one, other))))
            if (Follows(claim, one) is null && Follows(claim, other) is { } led && map.Places(one).All(p => Follows(source, p) == led) && map.Places(other).All(p => Follows(source, p) is null)) return $"roles: {led} {claim.Tokens[other].Text}";
        return null;
    }

    /// <summary>The preposition right before a name.</summary>
    public static string? Follows(Reading r, int word)
    {
        while (word > 0 && r.NameAt(word) is { } name && r.NameAt(word - 1) == name) word--;
        return Before(r, word) is var before && Syntax.Prepositions.Contains(before) ? before : null;
    }

    /// <summary>The word stands in a phrase that opens its sentence: "At the summit, …", "Using Orin, …".</summary>
    private static bool Fronted(Reading source, int word)
    {
        var at = word;
        while (at > 0 && !Syntax.Breaks(source, at - 1)) at--;
        return Syntax.Prepositions.Contains(source.Lower[at]) || Means(source, word, word) || source.Tokens[word].Text.EndsWith("'s", StringComparison.Ordinal);
    }

    /// <summary>The word stands in a phrase that opens its sentence with a participle other than the verb: "Using Orin, …".</summary>
    private static bool Means(Reading source, int word, int verb)
    {
        var start = word;
        while (start > 0 && source.SameSentence(start - 1, word)) start--;
        return start != verb && source.Lower[start].EndsWith("ing", StringComparison.Ordinal) && source.Verb(start) && !Enumerable.Range(start + 1, word - start).Any(source.Verb) && (verb == word || Enumerable.Range(word, verb - word).Any(k => Syntax.Breaks(source, k)));
    }

    private static string? Speaker(Reading claim, List<int> doers, Reading source, int verb, Alignment map)
    {
        var named = doers.Where(i => claim.NameAt(i) is not null && map.Has(i)).ToList();
        var theirs = Syntax.Subject(source, verb, out var certain);
        if (certain && !Inverted(source, verb) && theirs.Exists(i => source.NameAt(i) is not null)) return OtherActor(claim, doers, source, verb);
        if (named.Exists(i => map.Places(i).Any(theirs.Contains))) return null;
        return named.Count > 0 && named.TrueForAll(i => map.Places(i).All(p => source.SameSentence(p, verb) && Math.Abs(p - verb) > Beside + 3)) ? $"roles: {claim.Tokens[named[0]].Text} does not say it" : null;
    }

    /// <summary>The name that does it in the source, where the claim's is another one.</summary>
    private static string? OtherActor(Reading claim, List<int> doers, Reading source, int verb)
    {
        var names = doers.Select(claim.NameAt).OfType<Name>().Distinct().ToList();
        if (names.Count == 0 || Syntax.Passive(source, verb)) return null;
        if (!source.Verb(verb)) return Owner(source, verb) is { } owner && !names.Exists(n => Same(owner, n)) ? $"roles: {names[0].Text}, not {owner.Text}" : null;
        var theirs = Syntax.Subject(source, verb, out var certain);
        var actors = theirs.Select(source.NameAt).OfType<Name>().Distinct().ToList();
        if (!certain || actors.Count == 0) return null;
        return names.Exists(n => actors.Exists(a => Same(a, n))) ? null : $"roles: {names[0].Text}, not {actors[0].Text}";
    }

    /// <summary>"Tessel found that thieves used Orin" is not told of Tessel: who does it in the reported clause is somebody whom the claim does not have.</summary>
    private static string? Reported(Reading claim, int verb, List<int> doers, Reading source, int place, Alignment map)
    {
        if (!source.Verb(place) || Syntax.Passive(source, place) || Syntax.Subject(source, place, out var certain) is not { Count: > 0 } subject || !certain || subject[^1] == 0 || source.Lower[Math.Max(0, subject.Min() - 1)] != "that" || subject.TrueForAll(i => Lexicon.Soft(source.Stems[i]))) return null;
        return doers.Count > 0 && doers.TrueForAll(d => map.Has(d) && !map.Places(d).Any(subject.Contains)) && !subject.Exists(s => claim.Stems.Contains(source.Stems[s])) ? $"roles: {claim.Tokens[doers[^1]].Text} {claim.Lower[verb]}, not {source.Lower[subject.Min()]}" : null;
    }

    /// <summary>Whose deed a noun tells: "Tessel's purchase", "the purchase by Tessel", "an investment from Tessel".</summary>
    private static Name? Owner(Reading source, int noun)
    {
        if (noun > 0 && source.NameAt(noun - 1) is { } before) return before;
        var by = Enumerable.Range(noun + 1, Math.Min(4, source.Tokens.Count - noun - 1)).FirstOrDefault(i => source.Lower[i] == "by" || (i == noun + 1 && source.Lower[i] == "from" && source.Lower[noun] is "investment" or "funding" or "backing" or "support"));
        return by > 0 && by + 1 < source.Tokens.Count && source.SameSentence(noun, by) ? source.NameAt(by + 1) : null;
    }

    /// <summary>The claim repeats most of the source word for word, and two names have changed places.</summary>
    private static string? Exchanged(Reading claim, Reading source, Alignment map)
    {
        var order = map.Pairs.Where(p => claim.NameAt(p.Key) is null).Select(p => p.Value).ToList();
        if (order.Count < 3 || map.Count < 0.75 * source.Content.Count || Syntax.Voice(claim) != Syntax.Voice(source) || order.Zip(order.Skip(1)).Count(p => p.First < p.Second) < 0.85 * (order.Count - 1)) return null;
        var names = map.Pairs.Where(p => claim.NameAt(p.Key) is not null).Select(p => p.Key).DistinctBy(k => claim.Stems[k]).ToList(); // told once more, it may stand for "it"
        foreach (var (one, other) in names.SelectMany((one, i) => names.Skip(i + 1).Select(other => (one, other))))
            if (claim.NameAt(one) != claim.NameAt(other) && source.SameSentence(map[one], map[other]) && !Fronted(source, map[other]) && map.Places(one).Min() > map.Places(other).Max() && !Undisturbed(claim, one, map.Places(one), other, map.Places(other), source)) return $"roles: {claim.Tokens[one].Text}, {claim.Tokens[other].Text}";
        return null;
    }

    /// <summary>Two names stand in another order than in the source, but each beside the word it stands beside there, or both do it with each other.</summary>
    private static bool Undisturbed(Reading claim, int one, IReadOnlyList<int> ones, int other, IReadOnlyList<int> others, Reading source) =>
        Titles.Contains(claim.Lower[one]) || Titles.Contains(claim.Lower[other]) || (Possessed(claim, one, other) || Possessed(claim, other, one)) && ones.Any(a => others.Any(b => Math.Abs(a - b) <= 2 && source.SameSentence(a, b)))
        || ones.Concat(others).Any(p => p + 1 < source.Tokens.Count && (Titles.Contains(source.Lower[p + 1]) || source.Lower[p + 1] == "based" || Titles.Contains(Next(source, p) ?? "")))
        || (Speaks(claim, one) && ones.Any(p => Speaks(source, p))) || (Speaks(claim, other) && others.Any(p => Speaks(source, p)))
        || (Keeps(claim, one, ones, source) && Keeps(claim, other, others, source)) || (Joined(claim, one, other) && ones.Concat(others).Any(p => Together(source, p)));

    /// <summary>"Corona of Tessel".</summary>
    private static bool Possessed(Reading claim, int one, int other) =>
        other > one + 1 && Enumerable.Range(one + 1, other - one - 1).All(i => claim.Lower[i] is "of" or "the" || claim.Tokens[i].Capital) && claim.Lower.FindIndex(one, other - one, w => w == "of") > one;

    /// <summary>"Said Ada Lin", "Ada Lin said".</summary>
    private static bool Speaks(Reading r, int word)
    {
        if (Next(r, word) is { } next && Syntax.Speech.Contains(next)) return true;
        while (word > 0 && r.NameAt(word) is { } name && r.NameAt(word - 1) == name) word--;
        return word > 0 && Syntax.Speech.Contains(r.Lower[word - 1]);
    }

    /// <summary>The word after a name.</summary>
    private static string? Next(Reading r, int word)
    {
        while (word + 1 < r.Tokens.Count && r.NameAt(word) is { } name && r.NameAt(word + 1) == name) word++;
        return word + 1 < r.Tokens.Count ? r.Lower[word + 1] : null;
    }

    /// <summary>"Is teaming up with Tessel": what is done with somebody is done by both.</summary>
    private static bool Together(Reading source, int name)
    {
        for (var i = name - 1; i >= Math.Max(1, name - 3); i--)
            if (source.Lower[i] == "with") return Enumerable.Range(Math.Max(0, i - 3), i - Math.Max(0, i - 3)).Any(k => Mutual.Contains(source.Lower[k]));
        return false;
    }

    /// <summary>The word that follows the name, or leads it, does so in the source.</summary>
    private static bool Keeps(Reading claim, int word, IReadOnlyList<int> places, Reading source)
    {
        var name = claim.NameAt(word);
        var (first, last) = (word, word);
        while (first > 0 && name is not null && claim.NameAt(first - 1) == name) first--;
        while (last + 1 < claim.Tokens.Count && name is not null && claim.NameAt(last + 1) == name) last++;
        return places.Any(p =>
        {
            var (start, end) = (p - (word - first), p + (last - word));
            if (start < 0 || end >= source.Tokens.Count) return false;
            var (mine, theirs) = (Before(claim, first), Before(source, start));
            var led = Syntax.Prepositions.Contains(mine) && theirs == mine;
            var (said, there) = (After(claim, last), After(source, end));
            var follows = said.Count > 0 && there.Count >= said.Count && said.SequenceEqual(there.Take(said.Count));
            return led || follows;
        });
    }

    /// <summary>The next two words of content in the name's clause.</summary>
    private static List<string> After(Reading r, int name) =>
        [.. r.Content.Where(i => i > name && i <= name + 6).TakeWhile(i => !Enumerable.Range(name, i - name).Any(k => Syntax.Breaks(r, k))).Take(2).Select(i => r.Stems[i])];

    /// <summary>The word before a name, its article left out.</summary>
    private static string Before(Reading r, int first) =>
        first > 1 && r.Lower[first - 1] is "the" or "a" or "an" ? r.Lower[first - 2] : first > 0 ? r.Lower[first - 1] : "";

    /// <summary>"Tessel and Orin are teaming up".</summary>
    private static bool Joined(Reading claim, int one, int other) =>
        Enumerable.Range(one + 1, Math.Max(0, other - one - 1)).Count(i => claim.Lower[i] == "and") == 1 && Enumerable.Range(one + 1, Math.Max(0, other - one - 1)).All(i => claim.Lower[i] is "and" or "the" || claim.Tokens[i].Capital);

    public static bool Same(Name a, Name b) => Names.Mentions(a.Text, b.Text) || Names.Mentions(b.Text, a.Text) || Names.Usual(a.Text) == Names.Usual(b.Text);

    /// <summary>"Introduced a new system for finding gaps called Orin".</summary>
    private static bool Called(Reading source, int verb, int name) =>
        name > verb + 1 && source.Lower[name - 1] is "called" or "named" or "dubbed" && Enumerable.Range(verb, name - verb).All(k => !Syntax.Breaks(source, k));

    private static string? Led(Reading source, int word)
    {
        for (var i = word - 1; i >= Math.Max(0, word - 4); i--)
            if (Syntax.Prepositions.Contains(source.Lower[i])) return source.Lower[i];
        return null;
    }
}
