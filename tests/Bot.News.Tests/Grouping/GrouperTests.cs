using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Microsoft.EntityFrameworkCore;

namespace Bot.News.Tests.Grouping;

public sealed class GrouperTests
{
    private const string Launch = "OpenAI launched GPT-7 on Tuesday. The GPT-7 model handles two million tokens and costs 12 dollars per million output tokens.";

    [Fact]
    public async Task Reworded_reports_of_one_launch_are_one_event()
    {
        await using var stream = await Stream.StartAsync();
        var first = await stream.AddAsync("alpha", "OpenAI launches GPT-7 with a two million token window", Launch);
        var second = await stream.AddAsync("beta", "GPT-7 is here: OpenAI unveils its new model", Launch.Replace("Tuesday", "Tuesday morning", StringComparison.Ordinal), 3);
        await stream.GroupAsync();

        Assert.Equal(await stream.EventOfAsync(first), await stream.EventOfAsync(second));
        var told = await stream.EventAsync(first);
        Assert.Equal((2, 2, "launch"), (told.Reports, told.Publishers, told.Type));
        Assert.Contains("2 publishers", told.Why);
        Assert.Contains("OpenAI", told.Actors);
    }

    [Fact]
    public async Task A_post_that_talks_about_a_report_is_no_second_publisher()
    {
        await using var stream = await Stream.StartAsync();
        var report = await stream.AddAsync("alpha", "OpenAI launches GPT-7 with a two million token window", Launch);
        var post = await stream.AddAsync("forum", "OpenAI launches GPT-7: two million tokens at once", "", 1, Trust.Community, "https://www.reddit.com/r/chat/1");
        await stream.GroupAsync();

        Assert.Equal(await stream.EventOfAsync(report), await stream.EventOfAsync(post));
        var told = await stream.EventAsync(report);
        Assert.Equal((2, 1), (told.Reports, told.Publishers));
    }

    [Fact]
    public async Task A_wires_story_is_one_voice_however_many_papers_print_it()
    {
        await using var stream = await Stream.StartAsync();
        var report = await stream.AddAsync("alpha", "OpenAI launches GPT-7 with a two million token window", Launch);
        await stream.AddAsync("beta", "OpenAI launches GPT-7 with a two million token window", Launch, 1);
        await stream.AddAsync("gamma", "OpenAI launches GPT-7, its model for two million tokens", Launch, 2);
        await stream.GroupAsync();

        var told = await stream.EventAsync(report);
        Assert.Equal((3, 2), (told.Reports, told.Publishers));
    }

    [Fact]
    public async Task A_film_about_the_trade_weighs_less_than_news_of_the_trade()
    {
        await using var stream = await Stream.StartAsync();
        var film = await stream.AddAsync("alpha", "OpenAI film is losing its star in Lisbon");
        var news = await stream.AddAsync("beta", "OpenAI board is losing its chair in Porto");
        await stream.GroupAsync();
        Assert.True((await stream.EventAsync(film)).Score < (await stream.EventAsync(news)).Score);
    }

    [Fact]
    public async Task Another_version_is_another_event()
    {
        await using var stream = await Stream.StartAsync();
        var seven = await stream.AddAsync("alpha", "OpenAI launches GPT-7", Launch);
        var eight = await stream.AddAsync("beta", "OpenAI launches GPT-8 mini for phones", "GPT-8 mini runs on phones and was shown in Berlin by a small team of engineers.", 2);
        await stream.GroupAsync();

        Assert.NotEqual(await stream.EventOfAsync(seven), await stream.EventOfAsync(eight));
    }

    [Fact]
    public async Task A_link_to_the_page_of_the_happening_joins_it()
    {
        await using var stream = await Stream.StartAsync();
        const string page = "https://openai.com/index/introducing-gpt-7";
        var primary = await stream.AddAsync("OpenAI", "Introducing GPT-7", "Our most capable model so far.", trust: Trust.Primary, url: page);
        var pointer = await stream.AddAsync("Hacker News", "GPT-7", "", 1, Trust.Aggregator, page + "?utm_source=feed");
        await stream.GroupAsync();

        Assert.Equal(await stream.EventOfAsync(primary), await stream.EventOfAsync(pointer));
        Assert.Equal(primary, (await stream.EventAsync(primary)).PrimaryArticleId);
    }

    [Fact]
    public async Task A_round_on_the_makers_own_page_and_the_report_of_it_are_one_event()
    {
        await using var stream = await Stream.StartAsync();
        var page = await stream.AddAsync("Anthropic", "Series J", trust: Trust.Primary, url: "https://www.anthropic.com/news/series-j");
        var report = await stream.AddAsync("alpha", "Anthropic raises $65B in a Series J that tops every round of the year", hours: 4);
        await stream.GroupAsync();

        Assert.Equal(await stream.EventOfAsync(page), await stream.EventOfAsync(report));
    }

    [Theory]
    [InlineData("OpenAI signs a 300 billion dollar deal with Oracle for compute")]
    [InlineData("OpenAI will retire GPT-4o in 90 days")]
    [InlineData("OpenAI model lands on the download page under an open licence")]
    public async Task Words_that_noise_also_uses_do_not_cost_a_report_its_event(string title)
    {
        await using var stream = await Stream.StartAsync();
        var article = await stream.AddAsync("alpha", title);
        await stream.GroupAsync();

        Assert.NotNull(await stream.EventOfAsync(article));
    }

    [Fact]
    public async Task A_report_that_seems_off_topic_joins_the_later_one_that_is_not()
    {
        await using var stream = await Stream.StartAsync();
        var early = await stream.AddAsync("alpha", "Northmoor Ltd to buy Kesselring for two billion dollars", "Northmoor Ltd agreed to buy Kesselring of Basel for two billion dollars in cash.");
        await stream.GroupAsync();
        Assert.Null(await stream.EventOfAsync(early));
        var late = await stream.AddAsync("beta", "Northmoor Ltd buys Kesselring, maker of AI language models, for two billion dollars", "Northmoor Ltd agreed to buy Kesselring of Basel, which trains large language models, for two billion dollars.", 5);
        await stream.GroupAsync();

        Assert.NotNull(await stream.EventOfAsync(late));
        Assert.Equal(await stream.EventOfAsync(late), await stream.EventOfAsync(early));
    }

    [Theory]
    [InlineData("The Download: OpenAI launches GPT-7, and batteries slump", "roundup")]
    [InlineData("Nvidia stock price target raised: is NVDA a buy?", "stock")]
    [InlineData("Nvidia briefly passes Apple in market value. Its stock is up 90% this year.", "stock")]
    [InlineData("Mistral: small models, big plans w/ Ada Sample", "podcast")]
    [InlineData("12 best AI tools for writers", "listicle")]
    [InlineData("requests 2.33.0", "listing")]
    [InlineData("We are hiring: apply now", "job")]
    [InlineData("Local football club wins the county cup", "off-topic")]
    public async Task Noise_is_set_aside_with_its_reason(string title, string reason)
    {
        await using var stream = await Stream.StartAsync();
        var article = await stream.AddAsync("alpha", title);
        var done = await stream.GroupAsync();

        await using var db = stream.Open();
        var report = await db.Reports.SingleAsync(r => r.ArticleId == article, TestContext.Current.CancellationToken);
        Assert.Null(report.EventId);
        Assert.Equal(reason, report.SetAside);
        Assert.Equal(1, done.SetAside);
    }

    [Theory]
    [InlineData("What chatbot does everybody here use for Claude projects?", "talk")]
    [InlineData("Claude is down for everybody since this morning", null)]
    public async Task A_post_that_tells_no_happening_is_talk(string title, string? reason)
    {
        await using var stream = await Stream.StartAsync();
        var article = await stream.AddAsync("forum", title, trust: Trust.Community, url: "https://www.reddit.com/r/chat/1");
        await stream.GroupAsync();

        await using var db = stream.Open();
        Assert.Equal(reason, (await db.Reports.SingleAsync(r => r.ArticleId == article, TestContext.Current.CancellationToken)).SetAside);
    }

    [Fact]
    public async Task Grouping_twice_changes_nothing()
    {
        await using var stream = await Stream.StartAsync();
        await stream.AddAsync("alpha", "OpenAI launches GPT-7", Launch);
        await stream.AddAsync("beta", "Anthropic raises $30 billion in a new funding round", "Investors value Anthropic at 400 billion dollars.");
        await stream.GroupAsync();
        var before = await SnapshotAsync(stream);

        var again = await stream.GroupAsync();
        stream.Restart();
        var restarted = await stream.GroupAsync();

        Assert.Equal(0, again.Placed + restarted.Placed);
        Assert.Equal(before, await SnapshotAsync(stream));
    }

    [Fact]
    public async Task A_report_finds_its_event_after_a_restart()
    {
        await using var stream = await Stream.StartAsync();
        var first = await stream.AddAsync("alpha", "OpenAI launches GPT-7 with a two million token window", Launch);
        await stream.GroupAsync();
        stream.Restart();
        var second = await stream.AddAsync("beta", "OpenAI launches GPT-7, its new model", Launch, 5);
        await stream.GroupAsync();

        Assert.Equal(await stream.EventOfAsync(first), await stream.EventOfAsync(second));
    }

    [Fact]
    public async Task The_log_tells_forming_joining_and_a_new_primary_source()
    {
        await using var stream = await Stream.StartAsync();
        await stream.AddAsync("alpha", "OpenAI launches GPT-7 with a two million token window", Launch);
        await stream.GroupAsync();
        await stream.AddAsync("OpenAI", "OpenAI launches GPT-7", Launch, 1, Trust.Primary, "https://openai.com/index/introducing-gpt-7");
        await stream.GroupAsync();

        await using var db = stream.Open();
        var log = await db.EventLog.OrderBy(entry => entry.Seq).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(EventLogKind.Formed, log[0].Kind);
        Assert.Contains(log, entry => entry.Kind == EventLogKind.Joined);
        Assert.Contains(log, entry => entry.Kind == EventLogKind.Changed && entry.What == "primary source: OpenAI");
    }

    [Fact]
    public async Task An_article_edited_into_noise_leaves_its_event()
    {
        await using var stream = await Stream.StartAsync();
        var article = await stream.AddAsync("alpha", "OpenAI launches GPT-7", Launch);
        await stream.GroupAsync();
        await using (var db = stream.Open())
        {
            var row = await db.Articles.SingleAsync(a => a.Id == article, TestContext.Current.CancellationToken);
            (row.Title, row.Revision, row.EditedAt) = ("Sponsored: 10 reasons to buy our course", 2, row.When.AddHours(1));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await stream.GroupAsync();

        Assert.Null(await stream.EventOfAsync(article));
    }

    [Fact]
    public async Task A_server_tier_report_gives_neither_title_nor_score()
    {
        await using var stream = await Stream.StartAsync();
        var own = await stream.AddAsync("own", "OpenAI launches GPT-7, its new model, on Tuesday", Launch, tier: Tier.Server);
        await stream.GroupAsync();
        var alone = await stream.EventAsync(own);
        Assert.Equal((Tier.Server, 0), (alone.Tier, alone.Score));

        var shipped = await stream.AddAsync("alpha", "OpenAI launches GPT-7", Launch, 1);
        await stream.GroupAsync();
        var joined = await stream.EventAsync(own);
        Assert.Equal((Tier.Catalogue, shipped, 1), (joined.Tier, joined.TitleArticleId, joined.Publishers));
    }

    private static async Task<string> SnapshotAsync(Stream stream)
    {
        await using var db = stream.Open();
        var reports = await db.Reports.OrderBy(r => r.ArticleId).Select(r => $"{r.ArticleId}:{r.EventId}:{r.SetAside}").ToListAsync(TestContext.Current.CancellationToken);
        var events = await db.Events.OrderBy(e => e.Id).Select(e => $"{e.Id}:{e.Title}:{e.Reports}:{e.Score}").ToListAsync(TestContext.Current.CancellationToken);
        return string.Join('\n', reports.Concat(events)) + await db.EventLog.CountAsync(TestContext.Current.CancellationToken);
    }
}
