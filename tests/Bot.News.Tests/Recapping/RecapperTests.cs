using Bot.News.Recapping;
using Bot.News.Store;
using Bot.News.Store.Analysing;
using Bot.News.Store.Collecting;
using Bot.News.Store.Grouping;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Bot.News.Tests.Recapping;

public sealed class RecapperTests
{
    private static readonly DateTimeOffset LastMonday = Archive.Monday.AddDays(-7);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edition_is_composed_once_however_often_it_is_asked_for()
    {
        await using var archive = await Archive.OpenAsync();
        await archive.TellsAsync("Kimi opens its weights", action: "Read the model card");
        var first = await archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel);
        await archive.TellsAsync("A later story");
        var second = await archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel);

        Assert.Equal((first.Id, 1), (second.Id, second.Items.Count));
        Assert.Equal("AI recap · 16–22 November", second.Title);
        Assert.Equal("Kimi opens its weights", second.Items[0].Analysis!.Headline);
        Assert.Equal((1, 1, 1), (second.Articles, second.Events, second.Sources));
        Assert.Single(second.Actions);
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_edition()
    {
        await using var archive = await Archive.OpenAsync();
        await archive.TellsAsync("Kimi opens its weights");
        var recaps = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel)));
        Assert.Single(recaps.Select(recap => recap.Id).Distinct());
    }

    [Fact]
    public async Task Only_the_window_counts()
    {
        await using var archive = await Archive.OpenAsync();
        await archive.TellsAsync("Too old", daysBefore: 8);
        await archive.TellsAsync("Just in", daysBefore: 6.9);
        await archive.TellsAsync("Too new", daysBefore: -1);
        var recap = await archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel);
        Assert.Equal(["Just in"], recap.Items.Select(item => item.Analysis!.Headline));
    }

    [Fact]
    public async Task What_an_edition_told_is_not_told_again_without_a_change()
    {
        await using var archive = await Archive.OpenAsync();
        var joined = await archive.TellsAsync("Kimi opens its weights");
        var changed = await archive.TellsAsync("Amazon defends its bill");
        await archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel);

        archive.Clock.Advance(TimeSpan.FromDays(5));
        await archive.ChangesAsync(joined, "");
        await archive.ChangesAsync(changed, "a second rival raised its bill");
        archive.Clock.Advance(TimeSpan.FromDays(2));
        var next = await archive.Recapper.ComposeAsync(Profile.Default, Archive.Monday, Archive.Monday.AddDays(7), Cancel);

        var item = Assert.Single(next.Items);
        Assert.Equal((changed.Id, "a second rival raised its bill"), (item.EventId, item.Update));
        Assert.Contains("Update: Amazon defends its bill", EditionText.Text((await archive.Recapper.ReadAsync(next.Id, Cancel))!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merged_event_was_told_under_both_ids()
    {
        await using var archive = await Archive.OpenAsync();
        var told = await archive.TellsAsync("Kimi opens its weights");
        await archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel);
        archive.Clock.Advance(TimeSpan.FromDays(7));
        var into = await archive.TellsAsync("Moonshot releases Kimi weights");
        await using (var db = await archive.Store.CreateDbContextAsync(Cancel))
        {
            await db.Events.Where(e => e.Id == told.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.MergedInto, into.Id), Cancel);
        }

        Assert.Empty((await archive.Recapper.ComposeAsync(Profile.Default, Archive.Monday, Archive.Monday.AddDays(7), Cancel)).Items);
    }

    [Fact]
    public async Task A_preview_is_not_kept_and_tells_nobody()
    {
        await using var archive = await Archive.OpenAsync();
        await archive.TellsAsync("Kimi opens its weights");
        Assert.Single((await archive.Recapper.PreviewAsync(Profile.Default, LastMonday, Archive.Monday, Cancel)).Items);
        Assert.Single((await archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel)).Items);
    }

    [Fact]
    public async Task A_lone_late_copy_of_an_old_story_is_no_news()
    {
        await using var archive = await Archive.OpenAsync();
        var old = await archive.TellsAsync("An old story", daysBefore: 20);
        await archive.ChangesAsync(old, "");
        Assert.Empty((await archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel)).Items);
    }

    [Fact]
    public async Task What_a_server_hid_is_left_out_there_alone()
    {
        await using var archive = await Archive.OpenAsync();
        var hidden = await archive.TellsAsync("Kimi opens its weights");
        await using (var db = await archive.Store.CreateDbContextAsync(Cancel))
        {
            db.Hidden.Add(new Hidden { ServerId = "7", EventId = hidden.Id, PersonId = "1" });
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Empty((await archive.Recapper.ComposeAsync(new Profile { ServerId = "7" }, LastMonday, Archive.Monday, Cancel)).Items);
        Assert.Single((await archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel)).Items);
    }

    [Fact]
    public async Task Frozen_parts_stay_what_they_were()
    {
        await using var archive = await Archive.OpenAsync();
        await archive.TellsAsync("Kimi opens its weights");
        var recap = await archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel);
        Assert.Equal(["one", "two"], await archive.Recapper.FreezeAsync(recap.Id, "channel", "en", _ => ["one", "two"], Cancel));
        Assert.Equal(["one", "two"], await archive.Recapper.FreezeAsync(recap.Id, "channel", "en", _ => ["newer"], Cancel));
        Assert.Equal(["dm"], await archive.Recapper.FreezeAsync(recap.Id, "dm", "en", _ => ["dm"], Cancel));
    }

    [Fact]
    public async Task A_first_edition_over_a_thin_week_begins_two_weeks_back()
    {
        await using var archive = await Archive.OpenAsync();
        for (var n = 0; n < 4; n++)
        {
            await archive.TellsAsync($"Story {n}");
        }

        Assert.Equal(Archive.Monday.AddDays(-14), await archive.Recapper.FirstFromAsync(Archive.Monday, Cancel));
        await archive.TellsAsync("The fifth");
        Assert.Equal(LastMonday, await archive.Recapper.FirstFromAsync(Archive.Monday, Cancel));
    }

    [Fact]
    public async Task Corrections_of_earlier_editions_and_forecasts_that_came_due_are_noted()
    {
        await using var archive = await Archive.OpenAsync();
        var told = await archive.TellsAsync("Kimi opens its weights");
        await archive.Recapper.ComposeAsync(Profile.Default, LastMonday, Archive.Monday, Cancel);
        archive.Clock.Advance(TimeSpan.FromDays(7));
        await using (var db = await archive.Store.CreateDbContextAsync(Cancel))
        {
            db.Analyses.Add(new Analysis { EventId = told.Id, Version = 2, Correction = true, Reason = "correction: the size was wrong", At = Archive.Monday.AddDays(3), Producer = "Extracted, no AI", Headline = "Kimi opens its weights", Url = "https://wire.example/1", Publisher = "Wire" });
            db.Predictions.Add(new Prediction { EventId = told.Id, Key = "k", Text = "Prices fall by half", Horizon = "autumn", DueAt = Archive.Monday.AddDays(4), SaidBy = "An analyst", Publisher = "Wire", Url = "https://wire.example/1", At = LastMonday });
            await db.SaveChangesAsync(Cancel);
        }

        var next = await archive.Recapper.ComposeAsync(Profile.Default, Archive.Monday, Archive.Monday.AddDays(7), Cancel);
        Assert.Equal(["Corrected: Kimi opens its weights (the size was wrong).", "Came due: “Prices fall by half.” — An analyst, Wire, 16 November 2026."], next.Notes);
    }

    [Fact]
    public async Task A_card_is_read_through_merges_with_its_sources_numbered()
    {
        await using var archive = await Archive.OpenAsync();
        var one = await archive.TellsAsync("Kimi opens its weights", by: ["Wire", "Post"], action: "Read the model card");
        var other = await archive.TellsAsync("Kimi raises money");
        await using (var db = await archive.Store.CreateDbContextAsync(Cancel))
        {
            db.Events.Add(new NewsEvent { Id = 99, Title = "Gone", MergedInto = one.Id });
            await db.SaveChangesAsync(Cancel);
        }

        var card = (await archive.Recapper.ReadCardAsync(99, null, Cancel))!;
        Assert.Equal((one.Id, "Wire · fresh · collected in 12m · 2 reports, 2 publishers"), (card.EventId, card.Badge.ToString()));
        Assert.Equal([(1, "Wire"), (0, "Post")], card.Sources.Select(source => (source.Number, source.Publisher)));
        Assert.Equal(other.Id, Assert.Single(card.Related).EventId);
        Assert.Equal("Extracted, no AI · quoted from 1 source", card.Proof);
        Assert.Contains("Read the model card. ¹", CardText.Text(card), StringComparison.Ordinal);
        Assert.Null(await archive.Recapper.ReadCardAsync(12345, null, Cancel));
    }
}
