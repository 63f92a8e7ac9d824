using System.Text.RegularExpressions;
using Bot.News.Analysing;
using Bot.News.Grouping;
using Bot.News.Store.Analysing;
using Bot.News.Tests.Collecting;
using Evaluation;
using Microsoft.EntityFrameworkCore;
using Words = Bot.News.Analysing.Words;

namespace Bot.News.Tests.Evaluating;

/// <summary>What holds for every extracted card of the real months, not only for made-up ones.</summary>
public sealed partial class RealWeeksTests
{
    [Theory]
    [InlineData("month-2026-03")]
    [InlineData("month-2026-05")]
    [InlineData("fortnight-2026-06-15_28")]
    public async Task Every_card_keeps_the_quoting_cap_and_holds_whole_clean_sentences(string month)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var archive = await Archive.LoadAsync(new FileInfo(Shared.Folder($"data/ainews/{month}.jsonl")), null, false, cancel);
        await archive.Stage<Grouper>().GroupAsync(cancel);
        await archive.Stage<Analyser>().AnalyseAsync(cancel);
        await using var db = await archive.Store.CreateDbContextAsync(cancel);
        var cards = await db.Analyses.AsNoTracking().Include(a => a.Claims).ThenInclude(c => c.Citations).AsSplitQuery().ToListAsync(cancel);
        Assert.True(cards.Count > 100);
        Assert.All(cards, card =>
        {
            Assert.All(card.Claims.Where(c => c.Quoted).GroupBy(c => c.Citations[0].Publisher), publisher =>
            {
                Assert.True(publisher.Count() <= 2);
                Assert.True(publisher.Sum(c => Words.Count(c.Text)) <= 50);
            });
            Assert.True(Cards.SummaryWords(card) <= 119);
            Assert.All(card.Claims, claim =>
            {
                Assert.NotEmpty(claim.Citations);
                Assert.DoesNotMatch(Unclean(), claim.Text);
                if (claim.Quoted) Assert.True(claim.Text.TrimEnd('"', '”', '’', ')', '」', '』')[^1] is '.' or '!' or '。' or '！', claim.Text);
                if (claim.Section is Section.Number or Section.Timeline or Section.Comparison) Assert.True(Words.Count(claim.Text) <= 12, claim.Text);
            });
            Assert.DoesNotMatch(Unclean(), card.Headline.TrimEnd('.')); // an author may trail off
        });
    }

    /// <summary>Tags, entities, "[+1234 chars]", cuts, and a byline in front.</summary>
    [GeneratedRegex(@"</?[a-z][^>]*>|&(?:amp|lt|gt|quot|nbsp|#\d+);|\[\+\d+|\.\.\.$|^By [A-Z][a-z]+ [A-Z]|\{\{|https?://")]
    private static partial Regex Unclean();
}
