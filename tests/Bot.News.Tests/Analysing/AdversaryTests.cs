using Bot.News.Analysing;
using Bot.News.Analysing.Analysts;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Bot.News.Tests.Grouping;
using Evaluation;
using Evaluation.Models;

namespace Bot.News.Tests.Analysing;

/// <summary>Five hundred answers that lie, each by one twist a statement, over the sample's own events.</summary>
public sealed class AdversaryTests
{
    private const int Answers = 500;
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Quotes = ["this changes everything we knew about safety", "nobody inside believed it would ever work", "we will never sell this to anyone again"];
    private static readonly string[] Twists = ["wrong citation", "number", "swapped", "plan", "date", "name", "negation", "invented quotation", "link", "mention"];

    [Fact]
    public async Task No_twisted_statement_is_published()
    {
        var random = new Random(20261127);
        var events = Materials();
        var lies = new HashSet<string>();
        object answer = new();
        await using var model = await Models.PlayAsync(_ => new ModelConduct(Models.Json(answer)));
        await using var desk = await Desk.OpenAsync(Models.Of(model, budget: long.MaxValue / 2));
        var (told, twists, byModel, published) = (0, Twists.ToDictionary(t => t, _ => 0), 0, new List<string>());
        for (var i = 0; i < Answers; i++)
        {
            var assignment = new Assignment(events[random.Next(events.Count)], Now, true, []);
            var prompt = Prompt.Of(assignment);
            lies.Clear();
            answer = Twisted(prompt, random, lies, twists);
            told += lies.Count;
            var draft = await desk.Analyst.WriteAsync(assignment, TestContext.Current.CancellationToken);
            var card = Cards.From(draft, assignment.Material, null, [], Now);
            byModel += card.ByModel ? 1 : 0;
            var shown = card.Claims.Select(c => c.Text).Append(card.Hook).Concat(draft.Actions.Select(a => a.Text)).Concat(draft.Predictions.Select(p => p.Text));
            if (card.ByModel) published.AddRange(shown.Where(lies.Contains));
        }

        TestContext.Current.SendDiagnosticMessage($"{told} lies in {Answers} answers, {byModel} cards by the model; {string.Join(", ", twists.Select(t => $"{t.Key} {t.Value}"))}; published {published.Count}\n{string.Join('\n', published.Distinct())}");
        Assert.True(byModel > Answers / 2, $"only {byModel} cards were the model's");
        Assert.All(twists, twist => Assert.True(twist.Value >= 30, $"{twist.Key}: {twist.Value}"));
        Assert.True(published.Count == 0, $"{published.Count} of {told}: {string.Join('\n', published.Distinct())}");
    }

    /// <summary>One true statement, so that the card is the model's, and lies in every section.</summary>
    private static object Twisted(Prompt prompt, Random random, HashSet<string> lies, Dictionary<string, int> twists)
    {
        var first = prompt.Sentences.Select((s, i) => (s, i)).First(p => p.s.Start >= 0);
        object? Lie()
        {
            for (var tries = 0; tries < 12; tries++)
            {
                var twist = Twists[random.Next(Twists.Length)];
                var number = random.Next(prompt.Sentences.Count);
                if (Twist(twist, prompt.Sentences, number, random) is not var (text, cite) || lies.Contains(text) || Same(text, first.s.Text)) continue;
                lies.Add(text);
                twists[twist]++;
                return new { text, cites = new[] { cite + 1 } };
            }

            return null;
        }

        var action = Lie();
        return new
        {
            hook = Lie(),
            changed = new { text = first.s.Text, cites = new[] { first.i + 1 } },
            why = Lie(),
            next = action is null ? [] : new[] { new { verb = "read", @object = prompt.Sentences[0].Text, handle = prompt.Sentences[0].Text, text = "Read " + lies.Last(), audience = "builders", cites = new[] { 1 } } },
            takeaways = new[] { Lie(), Lie(), Lie(), Lie() },
            deep = new[] { Lie(), Lie(), Lie() },
        };
    }

    private static (string Text, int Cite)? Twist(string twist, IReadOnlyList<Sentence> all, int number, Random random)
    {
        var (sentence, text) = (all[number], all[number].Text);
        if (sentence.Start < 0 || text.Length < 40) return null;
        string? By(string name) => Mutations.All.Single(m => m.Name == name).Make(text, all[(number + 1) % all.Count].Text, random);
        string? lie = twist switch
        {
            "number" or "swapped" or "plan" or "date" or "name" or "negation" => By(twist),
            "invented quotation" => sentence.Names.Count > 0 ? $"{sentence.Names[0].Text} said \"{Quotes[random.Next(Quotes.Length)]}\"." : null,
            "link" => text.TrimEnd('.') + (random.Next(2) == 0 ? " at https://evil.example/x." : ", see evil.com."),
            "mention" => text.TrimEnd('.') + (random.Next(2) == 0 ? " @everyone." : " <@&123456>."),
            _ => text,
        };
        if (lie is null || (twist != "wrong citation" && all.Any(s => Same(s.Text, lie)))) return null;
        if (twist != "wrong citation") return (lie, number);
        var other = Enumerable.Range(0, all.Count).Where(i => all[i].Overlap(sentence) < 0.4).ToList();
        return other.Count == 0 ? null : (lie, other[random.Next(other.Count)]);
    }

    private static bool Same(string a, string b) => string.Equals(a.Trim(' ', '.'), b.Trim(' ', '.'), StringComparison.OrdinalIgnoreCase);

    private static List<Material> Materials()
    {
        var labels = SampleNewsstand.Labels();
        var id = 0L;
        var articles = SampleNewsstand.Articles(1);
        foreach (var article in articles) article.Id = ++id;
        return [.. articles.Where(a => labels.TryGetValue(a.Url, out var told) && !told.StartsWith("noise:", StringComparison.Ordinal)).GroupBy(a => labels[a.Url]).Select(g => new Material(Told(g.Key, [.. g]), [.. g])).Where(m => Prompt.Of(new Assignment(m, Now, true, [])).Sentences.Any(s => s.Start >= 0))];
    }

    private static NewsEvent Told(string name, List<Article> articles) => new()
    {
        Id = articles[0].Id,
        Title = articles[0].Title,
        TitleArticleId = articles[0].Id,
        FirstArticleId = articles[0].Id,
        Type = name,
        Reports = articles.Count,
        FirstAt = articles[0].When,
        LastAt = articles[^1].When,
    };
}
