using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Commands;
using Bot.Delivery;
using Bot.News.Store.Analysing;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Commands;

/// <summary>What only managers may do, over the whole bot: it works for them, and for nobody else, nor across servers.</summary>
public sealed class ManagingTests(AnsweringWorld world) : IClassFixture<AnsweringWorld>
{
    /// <summary>Every verb that changes or shows what is a server's own; those of panels and those of buttons in channels.</summary>
    private static readonly string[] s_managers = ["dig-", "src-", "set-", "fol-here"];

    [Fact]
    public async Task A_wrong_address_adds_nothing_a_list_of_feeds_is_taken_and_a_source_is_muted_and_removed()
    {
        var refused = await world.RunAsync("owner", "sources", ("url", "https://user:word@harbour-gazette.example/feed"));
        Assert.Contains("holds a user name or password", refused.Text, StringComparison.Ordinal);
        Assert.Contains("I find no feed", (await world.RunAsync("owner", "sources", ("opml", File("no list")))).Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.StoreAsync(db => db.SourceWishes.CountAsync(w => w.Stance == Stance.Add)));

        var taken = await world.RunAsync("owner", "sources", ("opml", File("<opml><body><outline xmlUrl=\"https://reef.example/feed\"/><outline xmlUrl=\"https://u:p@reef.example/\"/></body></opml>")));
        Assert.Contains("1 of 2 feeds are added", taken.Text, StringComparison.Ordinal);
        var own = await world.RunAsync("owner", "sources", ("name", "reef.example"));
        Assert.Contains("is removed", (await world.PressAsync("owner", own, "Remove")).Text, StringComparison.Ordinal);

        var paper = await world.RunAsync("owner", "sources", ("name", "kiln report"));
        Assert.Contains("**Kiln Report**", paper.Text, StringComparison.Ordinal);
        var muted = await world.PressAsync("owner", paper, "Mute here");
        Assert.Contains("Muted here", muted.Text, StringComparison.Ordinal);
        Assert.Equal(Stance.Mute, await world.StoreAsync(db => db.SourceWishes.Select(w => w.Stance).SingleAsync()));
        await world.PressAsync("owner", muted, "Unmute");
        Assert.Equal(0, await world.StoreAsync(db => db.SourceWishes.CountAsync()));
    }

    [Fact]
    public async Task Settings_are_kept_and_an_unclear_zone_loses_nothing_else()
    {
        var panel = await world.RunAsync("owner", "settings");
        var form = await world.PressAsync("owner", panel, "Change zone and mutes");
        var unclear = await world.FillAsync("owner", form, new JsonObject { ["timezone"] = "Berlin time", ["words"] = "crypto, horoscope", ["publishers"] = "Plain Ledger" });
        Assert.Contains("Did you mean **Europe/Berlin**", unclear.Text, StringComparison.Ordinal);
        var kept = await world.PressAsync("owner", unclear, "Use it");
        Assert.Contains("**Time zone** Europe/Berlin", kept.Text, StringComparison.Ordinal);
        Assert.Contains("**Muted words** crypto, horoscope", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_managers_share_a_members_answer_stays_private_and_says_why()
    {
        var server = world.World.Guilds[0].Id;
        var panel = await world.RunAsync("owner", "settings");
        await world.PressAsync("owner", panel, "Who may share…", "managers");
        var answer = await world.RunAsync("member", "timeline", ("name", "Tidewater"), ("share", true));
        Assert.True(answer.IsPrivate);
        Assert.Contains("**Manage Server**", answer.Text, StringComparison.Ordinal);
        Assert.False((await world.RunAsync("owner", "timeline", ("name", "Tidewater"), ("share", true))).IsPrivate);
        await world.PressAsync("owner", panel, "Who may share…", "everyone");
        Assert.False((await world.RunAsync("member", "timeline", ("name", "Tidewater"), ("share", true))).IsPrivate);
        Assert.Equal("everyone", await world.StoreAsync(db => db.ServerSettings.Where(s => s.ServerId == server).Select(s => s.Sharing).SingleAsync()));
    }

    [Fact]
    public async Task What_is_muted_in_the_settings_is_gone_from_that_servers_answers_until_it_is_unmuted()
    {
        Assert.Contains("Tidewater", (await world.RunAsync("member", "recap", ("week", "now"))).Text, StringComparison.Ordinal);
        await MuteAsync("tidewater", "");
        Assert.DoesNotContain("Tidewater", (await world.RunAsync("member", "recap", ("week", "now"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tidewater", (await world.RunAsync("member", "recap")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tidewater flaw", (await world.RunAsync("member", "timeline", ("name", "security"))).Text, StringComparison.Ordinal);
        await MuteAsync("", "Harbour Gazette, Kiln Report, Plain Ledger");
        var now = await world.RunAsync("member", "recap", ("week", "now"));
        Assert.DoesNotContain("Astrolabe", now.Text, StringComparison.Ordinal); // nobody else tells of it
        Assert.Contains("Tidewater", now.Text, StringComparison.Ordinal);
        await MuteAsync("", "");
        Assert.Contains("Astrolabe", (await world.RunAsync("member", "recap", ("week", "now"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_muted_is_offered_neither_by_event_nor_by_next_and_still_opens_by_its_name()
    {
        var (told, item) = await world.StoreAsync(async db =>
        {
            var tidewater = await db.Events.FirstAsync(e => e.MergedInto == null && e.Title.Contains("Tidewater"));
            var action = db.ActionItems.Add(new ActionItem { EventId = tidewater.Id, Key = "read:audit", Verb = "read", Text = "Read the audit of the flaw", Url = "https://kiln-report.example/audit", Publisher = "Kiln Report", At = tidewater.LastAt }).Entity;
            await db.SaveChangesAsync();
            return (tidewater, action.Id);
        });
        await world.UseAsync<ActionList>(list => list.MarkAsync(world.Person("collector"), world.World.Guilds[0].Id, item, ActionDone.OnMyList, null, TestContext.Current.CancellationToken));
        Assert.Contains(await world.SuggestAsync("member", "event", "event", ""), name => name.Contains("Tidewater", StringComparison.Ordinal));
        Assert.Contains("Read the audit", (await world.RunAsync("member", "next")).Text, StringComparison.Ordinal);

        await MuteAsync("tidewater", "");
        foreach (var typed in (string[])["", "tidewater", "agent"])
        {
            Assert.DoesNotContain(await world.SuggestAsync("member", "event", "event", typed), name => name.Contains("Tidewater", StringComparison.Ordinal));
        }

        Assert.DoesNotContain(told.Title, Labels(await world.RunAsync("member", "event", ("event", "zzzz qqqq"))), StringComparison.Ordinal);
        Assert.DoesNotContain("Read the audit", (await world.RunAsync("member", "next")).Text, StringComparison.Ordinal);
        Assert.Contains("Read the audit", (await world.RunAsync("collector", "next")).Text, StringComparison.Ordinal); // what a person keeps is theirs
        foreach (var name in (string[])[$"#{told.Id}", told.Title, "tidewatr"])
        {
            Assert.Contains("Tidewater", (await world.RunAsync("member", "event", ("event", name))).Text, StringComparison.Ordinal);
        }

        await MuteAsync("", "Harbour Gazette, Kiln Report, Plain Ledger");
        Assert.DoesNotContain(await world.SuggestAsync("member", "event", "event", ""), name => name.Contains("Astrolabe", StringComparison.Ordinal)); // nobody else tells of it
        Assert.Contains(await world.SuggestAsync("member", "event", "event", ""), name => name.Contains("Tidewater", StringComparison.Ordinal));
        await MuteAsync("", "");
        Assert.Contains(await world.SuggestAsync("member", "event", "event", "orrery"), name => name.Contains("Astrolabe", StringComparison.Ordinal));

        await world.UseAsync<Opinions>(opinions => opinions.HideAsync(world.World.Guilds[0].Id, told.Id, world.Person("owner"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain(await world.SuggestAsync("member", "event", "event", ""), name => name.Contains("Tidewater", StringComparison.Ordinal));
        Assert.DoesNotContain("Read the audit", (await world.RunAsync("collector", "next")).Text, StringComparison.Ordinal);
        await world.UseAsync<Opinions>(opinions => opinions.ShowAgainAsync(world.World.Guilds[0].Id, told.Id, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Votes_stand_in_the_settings_and_a_manager_resets_them()
    {
        var card = await world.RunAsync("member", "event", ("event", "astrolabe"));
        await world.PressAsync("member", card, "Useful");
        var panel = await world.RunAsync("owner", "settings");
        var votes = await world.PressAsync("owner", panel, "Votes");
        Assert.Contains("ranked up: 1 member", votes.Text, StringComparison.Ordinal);
        var sure = await world.PressAsync("owner", votes, "Reset all votes");
        Assert.Equal(1, await world.StoreAsync(db => db.Votes.CountAsync()));
        await world.PressAsync("owner", sure, "Reset all votes");
        Assert.Equal(0, await world.StoreAsync(db => db.Votes.CountAsync()));
    }

    [Fact]
    public async Task Whoever_lacks_the_right_is_refused_by_its_name_and_changes_nothing()
    {
        await DraftAsync();
        var before = await KeptAsync();
        foreach (var (message, id) in await PostAllAsync(world.ChannelId))
        {
            var refused = await world.PressAsync("newcomer", message, id);
            Assert.True(refused.IsPrivate);
            Assert.True(refused.Text.Contains("**Manage Server**", StringComparison.Ordinal), $"{id}: {refused.Text}");
        }

        Assert.Equal(before, await KeptAsync());
    }

    [Fact]
    public async Task No_id_of_one_server_does_anything_from_another()
    {
        await world.RunAsync("owner", "sources", ("opml", File("<opml><body><outline xmlUrl=\"https://lagoon.example/feed\"/></body></opml>")));
        var stranger = world.Person("stranger");
        var other = world.World.AddGuild(stranger, "Elsewhere");
        var channel = world.World.AddChannel(other, "their-news");
        await DraftAsync();
        var before = await KeptAsync();
        foreach (var (message, id) in await PostAllAsync(channel))
        {
            if (id.StartsWith("dig-check", StringComparison.Ordinal) || id.StartsWith("dig-use", StringComparison.Ordinal) || id.StartsWith("set-", StringComparison.Ordinal) || id.StartsWith("fol-here", StringComparison.Ordinal) || id.StartsWith("src-add", StringComparison.Ordinal) || id == CustomId.Of(new Press.HideEvent(1)))
            {
                continue; // these name no row: they are about the server they are pressed in
            }

            var answer = await world.PressAsAsync(stranger, message, id);
            Assert.DoesNotContain("lagoon", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(world.ChannelId, answer.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("lagoon", (await world.RunInAsync(channel, stranger, "sources", ("name", "lagoon.example"))).Text.Replace("\"lagoon.example\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(before, await KeptAsync());
        var own = await world.PostAsync(world.ChannelId, new JsonObject { ["content"] = "A draft", ["components"] = new JsonArray(new JsonObject { ["type"] = 1, ["components"] = new JsonArray(new JsonObject { ["type"] = 2, ["style"] = 2, ["label"] = "Drop", ["custom_id"] = (await DraftAsync())[0] }) }) });
        Assert.Contains("Dropped", (await world.PressAsync("owner", own, (await DraftAsync())[0])).Text, StringComparison.Ordinal); // where it belongs, the same id does
        await world.StoreAsync(db => db.SourceWishes.ExecuteDeleteAsync());
    }

    /// <summary>A draft under review, and its buttons with those that hide what was posted.</summary>
    private Task<string[]> DraftAsync() => world.StoreAsync(async db =>
    {
        var review = await db.Reviews.FirstOrDefaultAsync();
        if (review is null)
        {
            var digest = new Subscription { ServerId = world.World.Guilds[0].Id, ChannelId = world.ChannelId, State = SubscriptionState.Paused };
            var slot = new Slot { Subscription = digest, Due = DateTimeOffset.UnixEpoch.AddYears(80), Profile = Profile.Default.ToJson(), ProfileKey = Profile.Default.Key() };
            db.Slots.Add(slot);
            await db.SaveChangesAsync();
            review = db.Reviews.Add(new Review { SlotId = slot.Id, At = DateTimeOffset.UnixEpoch }).Entity;
            await db.SaveChangesAsync();
        }

        Press[] presses = [new Press.DropFromDraft(review.SlotId, 1), new Press.NoteOnDraft(review.SlotId), new Press.ApproveDraft(review.SlotId), new Press.HideEvent(1), new Press.HideSomething(1)];
        return presses.Select(CustomId.Of).Append($"draft-note:{review.SlotId}").ToArray();
    });

    private async Task MuteAsync(string words, string publishers)
    {
        var form = await world.PressAsync("owner", await world.RunAsync("owner", "settings"), "Change zone and mutes");
        await world.FillAsync("owner", form, new JsonObject { ["timezone"] = "UTC", ["words"] = words, ["publishers"] = publishers });
    }

    /// <summary>All that an answer's menus offer.</summary>
    private static string Labels(Answered answer) => string.Join('\n', answer.View.Replies.Select(r => r.ToJsonString()));

    private static JsonObject File(string content) => new() { ["filename"] = "feeds.opml", ["content"] = content };

    /// <summary>Messages that hold a button for every verb of managers, about the first row there is.</summary>
    private async Task<IReadOnlyList<(string Message, string Id)>> PostAllAsync(string channel)
    {
        using var host = BotApplication.CreateBuilder([]).AddBot().Build();
        var verbs = host.Services.GetServices<IAnswersPresses>().SelectMany(p => p.Verbs).Where(v => s_managers.Any(m => v.StartsWith(m, StringComparison.Ordinal))).Distinct().ToList();
        Assert.True(verbs.Count > 25, "too few verbs of managers were found");
        List<(string, string)> all = [];
        foreach (var some in verbs.Select(v => v + ":1").Append("unhide:1").Concat(await DraftAsync()).Chunk(25))
        {
            var rows = some.Chunk(5).Select(five => new JsonObject { ["type"] = 1, ["components"] = new JsonArray([.. five.Select(id => new JsonObject { ["type"] = 2, ["style"] = 2, ["label"] = id, ["custom_id"] = id })]) });
            var message = await world.PostAsync(channel, new JsonObject { ["content"] = "A panel that was shared", ["components"] = new JsonArray([.. rows]) });
            all.AddRange(some.Select(id => (message, id)));
        }

        return all;
    }

    /// <summary>All that managers of servers keep.</summary>
    private Task<string> KeptAsync() => world.StoreAsync(async db => JsonSerializer.Serialize(new object[]
    {
        await db.Subscriptions.AsNoTracking().OrderBy(s => s.Id).ToListAsync(), await db.SourceWishes.AsNoTracking().OrderBy(w => w.Id).ToListAsync(),
        await db.ServerSettings.AsNoTracking().OrderBy(s => s.ServerId).ToListAsync(), await db.Hidden.AsNoTracking().ToListAsync(), await db.Reviews.AsNoTracking().ToListAsync(), await db.Votes.AsNoTracking().ToListAsync(), await db.Follows.AsNoTracking().ToListAsync(),
    }));
}
