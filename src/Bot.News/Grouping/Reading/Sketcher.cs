using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Bot.News.Grouping.Reading;

/// <summary>Reads an article once and keeps what identifies its happening.</summary>
internal sealed class Sketcher(Gazetteer gazetteer, Lexicon lexicon)
{
    private const int BodyTokens = 420;
    private const int OpeningTokens = 60;
    private const int MaxTerms = 140;
    private const double TitleCount = 2.5;

    public Sketch Draw(Article article)
    {
        var speaksFor = gazetteer.Owners(article.Url);
        var headline = Headlines.Named(Headlines.Clean(article.Title, article.Publisher), speaksFor);
        var title = Headlines.WithoutMark(headline);
        var body = article.Text.Length > 6000 ? article.Text[..6000] : article.Text;
        var titleTokens = Tokenizer.Cut(title, 80);
        var bodyTokens = Tokenizer.Cut(body, BodyTokens);
        var titleMentions = gazetteer.Find(title, titleTokens);
        var bodyMentions = gazetteer.Find(body, bodyTokens);
        var counts = new Dictionary<int, float>();
        var amounts = new List<string>();
        Count(title, titleTokens, titleMentions, TitleCount, counts, amounts, titleTokens.Count);
        Count(body, bodyTokens, bodyMentions, 1, counts, amounts, OpeningTokens);
        LearnCases(titleTokens);
        LearnCases(bodyTokens);
        var versions = Versions.Find(title, titleTokens, titleMentions);
        foreach (var version in versions) counts[Lexicon.Number("v:" + version)] = (float)TitleCount;
        var names = titleMentions.Select(mention => mention.Name).Distinct().ToList();
        var inTitle = names.Count;
        names.AddRange(bodyMentions.Where(mention => mention.From < OpeningTokens).Select(mention => mention.Name).Distinct().Except(names));
        var (terms, strengths) = Strongest(counts);
        var type = Kinds.Of(titleTokens, bodyTokens);
        return new Sketch
        {
            ArticleId = article.Id,
            Revision = article.Revision,
            When = article.When,
            Title = headline,
            Publisher = article.Publisher,
            Family = article.Family,
            Trust = article.Trust,
            Tier = article.Tier,
            Language = article.Language ?? (titleTokens.Exists(token => Tokenizer.IsCjk(token.Text[0])) ? "zh" : "en"),
            Points = article.Points ?? 0,
            Length = article.Text.Length,
            Terms = terms,
            Counts = strengths,
            Links = LinksOf(article),
            Names = [.. names],
            TitleNames = inTitle,
            Versions = [.. versions],
            Amounts = [.. amounts.Distinct()],
            Type = type,
            Relevance = Grouping.Relevance.Of(titleTokens, titleMentions, bodyTokens, bodyMentions, Tokenizer.Cut(string.Join(". ", article.Categories), 60)),
            SpeaksFor = speaksFor,
            IsPaper = Addresses.IsPaper(article.Url),
            IsPost = article.Trust == Trust.Community && Addresses.IsPost(article.Url),
            Topics = Subjects.Of(titleTokens, bodyTokens, names, type),
        };
    }

    private static void Count(string text, List<Token> tokens, List<Mention> mentions, double weight, Dictionary<int, float> counts, List<string> amounts, int opening)
    {
        var next = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            while (next < mentions.Count && mentions[next].To <= i) next++;
            if (next < mentions.Count && mentions[next].From <= i) continue; // counted once below, under one spelling
            var word = tokens[i].Text;
            if (char.IsAsciiDigit(word[0]))
            {
                if (Numbers.At(text, tokens, i) is not { } amount) continue;
                if (i < opening) amounts.Add(amount);
                Add(counts, amount, weight);
            }
            else if (!StopWords.Has(word))
            {
                Add(counts, Synonyms.Of(Stemmer.Stem(word)), weight);
            }
        }

        foreach (var mention in mentions) Add(counts, "n:" + mention.Name.Text, weight);
    }

    private static void Add(Dictionary<int, float> counts, string term, double weight)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, Lexicon.Number(term), out _);
        count += (float)weight;
    }

    /// <summary>Only sentences in sentence case teach: in a headline in title case every word is capitalised.</summary>
    private void LearnCases(List<Token> tokens)
    {
        var capitals = tokens.Count(token => token.Capital);
        if (tokens.Count < 5 || capitals * 2 > tokens.Count) return;
        foreach (var token in tokens)
        {
            if (!token.Opens && token.Text.Length > 1 && char.IsLetter(token.Text[0])) lexicon.LearnCase(Lexicon.Number(Synonyms.Of(Stemmer.Stem(token.Text))), token.Capital);
        }
    }

    private static (int[] Terms, float[] Counts) Strongest(Dictionary<int, float> counts)
    {
        var kept = counts.Count <= MaxTerms ? counts : counts.OrderByDescending(pair => pair.Value).Take(MaxTerms).ToDictionary();
        return ([.. kept.Keys], [.. kept.Values.Select(count => MathF.Log(1 + count))]);
    }

    private static ulong[] LinksOf(Article article)
    {
        var links = new List<ulong> { Hash(article.Url) };
        foreach (var link in article.Links)
        {
            var hash = Hash(link);
            if (Addresses.TellsSomething(link) && !links.Contains(hash)) links.Add(hash);
        }

        return [.. links.Take(12)];
    }

    private static ulong Hash(string url) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(Addresses.Plain(url).AsSpan()));
}
