using Bot.News.Analysing;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Microsoft.EntityFrameworkCore;

namespace Bot.News.Tests.Analysing;

public sealed class AnalyserTests
{
    [Fact]
    public async Task A_standing_event_gets_one_card_and_no_second_one_while_nothing_happens()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.TellsAsync("funding", desk.Article("Ledger", "Brightloom raises $80 million", "Brightloom raised 80 million dollars on Thursday to build inference servers in Oslo."));

        Assert.Equal(new AnalyseSummary(1, 0, 1, 1, 0), await desk.AnalyseAsync());
        Assert.Equal(new AnalyseSummary(0, 0, 0, 0, 0), await desk.AnalyseAsync());
        desk.Restart();
        Assert.Equal(0, (await desk.AnalyseAsync()).Cards);

        var card = Assert.Single(await desk.VersionsAsync(id));
        Assert.Equal("Extracted, no AI", card.Producer);
        Assert.Equal("first card", card.Reason);
        Assert.False(card.Rich);
        var claim = Assert.Single(card.Claims);
        Assert.Equal(Section.Changed, claim.Section);
        Assert.True(claim.Quoted);
        Assert.Equal(claim.Text, Assert.Single(claim.Citations).Sentence);
    }

    [Fact]
    public async Task A_material_change_makes_a_new_version_at_once_and_the_old_one_stays()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.TellsAsync("security", desk.Article("Ledger", "Flaw found in Packhorse", "A flaw in Packhorse lets strangers read the memory of agents."));
        await desk.AnalyseAsync();
        await desk.JoinsAsync(id, desk.Article("Wire", "Packhorse flaw patched", "Packhorse fixed the vulnerability in version 2.4.1 on Friday."), "fixed in 2.4.1");
        await desk.AnalyseAsync();

        var versions = await desk.VersionsAsync(id);
        Assert.Equal([1, 2], versions.Select(v => v.Version));
        Assert.Equal("fixed in 2.4.1", versions[1].Reason);
        await using var db = await desk.Store.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var action = await db.ActionItems.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("patch", "Update Packhorse to 2.4.1", false), (action.Verb, action.Text, action.Withdrawn));
    }

    [Fact]
    public async Task Plain_joins_wait_for_an_hour_and_then_make_one_version()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.TellsAsync("launch", desk.Article("Ledger", "Halcyon launches Echo", "Halcyon launched Echo, a voice model for phones, on Friday morning."));
        await desk.AnalyseAsync();
        await desk.JoinsAsync(id, desk.Article("Wire", "Halcyon's Echo is out", "The voice model Echo from Halcyon launched and runs on phones without a network."));
        await desk.JoinsAsync(id, desk.Article("Post", "Echo arrives", "Halcyon launched its Echo voice model with support for 14 languages."));
        Assert.Equal(0, (await desk.AnalyseAsync()).Cards);
        desk.Clock.Advance(TimeSpan.FromHours(2));
        await desk.AnalyseAsync();
        Assert.True((await desk.VersionsAsync(id)).Count <= 2);
        Assert.Equal(0, (await desk.AnalyseAsync()).Cards);
    }

    [Fact]
    public async Task An_event_that_only_a_server_wishes_for_is_written_from_its_own_articles_and_others_never_quote_them()
    {
        await using var desk = await Desk.OpenAsync();
        var hidden = desk.Article("Private Blog", "Halcyon launches Echo early", "Halcyon launched Echo for a private circle of testers last week.");
        hidden.Tier = Tier.Server;
        var id = await desk.TellsAsync("launch", desk.Article("Ledger", "Halcyon launches Echo", "Halcyon launched Echo, a voice model for phones, on Friday morning."), hidden);
        await desk.AnalyseAsync();
        var card = Assert.Single(await desk.VersionsAsync(id));
        Assert.DoesNotContain(card.Claims.SelectMany(c => c.Citations), c => c.Publisher == "Private Blog");
    }

    [Fact]
    public async Task An_event_out_of_every_readers_reach_gets_its_card_when_it_grows_again()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.TellsAsync("funding", desk.Article("Ledger", "Brightloom raises $80 million", "Brightloom raised 80 million dollars on Thursday to build inference servers in Oslo."));
        desk.Clock.Advance(TimeSpan.FromDays(61));
        Assert.Equal(0, (await desk.AnalyseAsync()).Cards);
        await desk.JoinsAsync(id, desk.Article("Wire", "Brightloom raises $80 million", "Brightloom raised 80 million dollars for servers in Oslo."));
        Assert.Equal(1, (await desk.AnalyseAsync()).Cards);
    }
}
