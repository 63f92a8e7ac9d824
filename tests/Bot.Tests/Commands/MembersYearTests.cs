using System.Globalization;
using System.Text.Json.Nodes;
using Bot.News.Store.Analysing;
using Bot.Schedule;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Commands;

/// <summary>Follows on from the newcomer's day: a member follows a company, a card is doubted and corrected, an event is hidden, and all data is taken out and deleted.</summary>
public sealed class MembersYearTests(AnsweringWorld world) : IClassFixture<AnsweringWorld>
{
    [Fact]
    public async Task A_manager_sends_a_companys_updates_to_a_channel_and_a_member_may_not()
    {
        var told = await world.RunAsync("owner", "timeline", ("name", "Orrery Labs"));
        var followed = await world.PressAsync("owner", told, "Follow");
        var here = await world.PressAsync("owner", followed, "Post it in this channel instead");
        Assert.Contains($"<#{world.ChannelId}>", here.Text, StringComparison.Ordinal);
        Assert.Equal(world.ChannelId, await world.StoreAsync(db => db.Follows.Where(f => f.Name == "Orrery Labs").Select(f => f.ChannelId).SingleAsync()));
        var own = await world.PressAsync("member", await world.RunAsync("member", "timeline", ("name", "Orrery Labs")), "Follow");
        Assert.DoesNotContain("Post it in this channel", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hidden_event_is_gone_for_its_server_and_comes_back()
    {
        var recap = await world.RunAsync("owner", "recap");
        var which = await world.PressAsync("owner", recap, "Hide something");
        var astrolabe = await world.StoreAsync(db => db.Events.Where(e => e.MergedInto == null && e.Title.Contains("Astrolabe")).Select(e => e.Id).FirstAsync());
        var id = string.Create(CultureInfo.InvariantCulture, $"1:x:{astrolabe}");
        var menu = which.View.Replies[0].ToJsonString();
        Assert.Contains(id, menu, StringComparison.Ordinal);
        var hidden = await world.PressAsync("owner", which.MessageId, "1:menu:hide", id);
        Assert.Contains("Hidden in this server", hidden.Text, StringComparison.Ordinal);
        Assert.Contains("taken down here", (await world.RunAsync("member", "event", ("event", string.Create(CultureInfo.InvariantCulture, $"#{astrolabe}")))).Text, StringComparison.Ordinal);
        Assert.Contains("was taken down here", (await world.RunAsync("member", "timeline", ("name", "Astrolabe 3"))).Text, StringComparison.Ordinal);
        await world.PressAsync("owner", hidden, "Undo");
        Assert.Contains("Astrolabe", (await world.RunAsync("member", "timeline", ("name", "Astrolabe 3"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_doubted_card_is_checked_and_what_its_source_took_back_falls()
    {
        var card = await world.RunAsync("doubter", "event", ("event", "tidewater"));
        var form = await world.PressAsync("doubter", card, "Report");
        var thanks = await world.FillAsync("doubter", form, new JsonObject { ["text"] = "They edited that page." });
        Assert.Contains("checked again", thanks.Text, StringComparison.Ordinal);
        var told = await world.StoreAsync(async db =>
        {
            var claim = await db.Analyses.Where(a => a.Headline.Contains("Tidewater")).OrderByDescending(a => a.Version).SelectMany(a => a.Claims).Where(c => c.Section == Section.Changed).Include(c => c.Citations).FirstAsync();
            var article = await db.Articles.SingleAsync(a => a.Id == claim.Citations[0].ArticleId);
            (article.FullText, article.Teaser, article.Revision) = ("This report was withdrawn.", "", article.Revision + 1);
            await db.SaveChangesAsync();
            return await db.Analyses.Where(a => a.Id == claim.AnalysisId).Select(a => a.EventId).SingleAsync();
        });
        await world.RunJobAsync<UpkeepJob>();
        var corrected = await world.StoreAsync(db => db.Analyses.Where(a => a.EventId == told).OrderByDescending(a => a.Version).FirstAsync());
        Assert.True(corrected.Correction);
        Assert.StartsWith("correction:", corrected.Reason, StringComparison.Ordinal);
        var next = await world.RunAsync("doubter", "help");
        await world.UntilAsync(() => world.World.Interaction(next.Id)!.Replies.Count == 2);
        Assert.Contains("You were right about a card", world.World.Interaction(next.Id)!.Replies[1].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_kept_of_a_person_is_shown_and_then_deleted()
    {
        var person = world.Person("leaver");
        await world.PressAsync("leaver", await world.RunAsync("leaver", "timeline", ("name", "Tidewater")), "Follow");
        await world.PressAsync("leaver", await world.RunAsync("leaver", "event", ("event", "astrolabe")), "Useful");
        var panel = await world.RunAsync("leaver", "subscribe");
        var languages = await world.PressAsync("leaver", panel, "Languages");
        await world.PressAsync("leaver", languages, "Choose languages…", "de");
        var export = await world.PressAsync("leaver", panel, "Export my data");
        Assert.Contains("\"Name\": \"Tidewater\"", export.Text, StringComparison.Ordinal);
        Assert.Contains("\"de\"", export.Text, StringComparison.Ordinal);
        var sure = await world.PressAsync("leaver", panel, "Delete my data");
        await world.PressAsync("leaver", sure, "Delete everything of mine");
        Assert.Equal(0, await world.StoreAsync(async db =>
            await db.Follows.CountAsync(f => f.PersonId == person) + await db.Votes.CountAsync(v => v.PersonId == person) + await db.PersonSettings.CountAsync(p => p.PersonId == person)));
    }

    [Fact]
    public async Task Calls_to_a_model_are_kept_for_sixty_days()
    {
        var now = world.World.Clock.GetUtcNow();
        await world.StoreAsync(db =>
        {
            db.ModelCalls.AddRange(new[] { 0, 59, 61, 400 }.Select(days => new ModelCall { Key = $"{days} days", At = now.AddDays(-days), InputTokens = 1, Answer = "{}" }));
            return db.SaveChangesAsync();
        });
        await world.RunJobAsync<UpkeepJob>();
        Assert.Equal(["0 days", "59 days"], await world.StoreAsync(db => db.ModelCalls.Where(c => c.Key.EndsWith(" days")).OrderBy(c => c.Id).Select(c => c.Key).ToListAsync()));
    }

    [Fact]
    public async Task A_server_is_deleted_when_the_bot_left_it_for_good_and_not_before()
    {
        await world.UseAsync<ServerBook>(book => book.ChangeAsync("909", s => s.Zone = "Europe/Berlin", TestContext.Current.CancellationToken));
        await world.UseAsync<ServerBook>(book => book.LeftAsync("909", TestContext.Current.CancellationToken));
        await world.RunJobAsync<UpkeepJob>();
        Assert.Equal(1, await world.StoreAsync(db => db.ServerSettings.CountAsync(s => s.ServerId == "909")));
        await world.StoreAsync(db => db.ServerSettings.Where(s => s.ServerId == "909").ExecuteUpdateAsync(set => set.SetProperty(s => s.LeftAt, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))));
        await world.RunJobAsync<UpkeepJob>();
        Assert.Equal(0, await world.StoreAsync(db => db.ServerSettings.CountAsync(s => s.ServerId == "909")));
    }
}
