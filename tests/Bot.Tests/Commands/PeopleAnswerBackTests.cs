using System.Globalization;
using System.Text.Json.Nodes;
using Bot.News.Store;
using Bot.News.Store.Analysing;
using Bot.News.Store.Grouping;
using Bot.News.Store.Subscriptions;
using Bot.Simulator.Faults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Commands;

/// <summary>The whole bot over HTTP and WebSocket: what a member types and presses, and what comes back.</summary>
public sealed class PeopleAnswerBackTests(AnsweringWorld world) : IClassFixture<AnsweringWorld>
{
    [Fact]
    public async Task An_event_is_found_despite_a_slip_and_every_part_of_its_card_answers_privately()
    {
        var card = await world.RunAsync("member", "event", ("event", "tidewatr"));
        Assert.True(card.IsPrivate);
        Assert.Contains("Tidewater", card.Text, StringComparison.Ordinal);
        Assert.Contains("[Follow]", card.Text, StringComparison.Ordinal);
        var parts = card.Choices("Show…");
        Assert.True(parts.Count >= 2, card.Text);
        foreach (var part in parts)
        {
            var shown = await world.PressAsync("member", card, "Show…", part);
            Assert.True(shown.IsPrivate);
            Assert.Contains("Tidewater", shown.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Words_that_nothing_is_called_show_the_newest()
    {
        var none = await world.RunAsync("member", "event", ("event", "zzzz qqqq"));
        Assert.Contains("nothing like \"zzzz qqqq\"", none.Text, StringComparison.Ordinal);
        Assert.NotEmpty(none.Choices("Newest events…"));
    }

    [Fact]
    public async Task A_merged_event_answers_with_where_it_went()
    {
        var gone = await world.StoreAsync(async db =>
        {
            var standing = await db.Events.Where(e => e.MergedInto == null && e.Title.Contains("Astrolabe")).OrderByDescending(e => e.Reports).FirstAsync();
            var merged = new NewsEvent { Title = "An early word of it", FirstAt = standing.FirstAt, LastAt = standing.FirstAt, MergedInto = standing.Id };
            db.Events.Add(merged);
            await db.SaveChangesAsync();
            return merged.Id;
        });
        var card = await world.RunAsync("member", "event", ("event", string.Create(CultureInfo.InvariantCulture, $"#{gone}")));
        Assert.Contains("was merged with another", card.Text, StringComparison.Ordinal);
        Assert.Contains("Astrolabe", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_an_old_message_gets_a_useful_answer()
    {
        var old = await world.PostAsync(world.ChannelId, JsonNode.Parse(
            """{"content":"Last year's recap","components":[{"type":1,"components":[{"type":2,"style":2,"label":"Details","custom_id":"1:e:987654"},{"type":2,"style":2,"label":"Old","custom_id":"was-here-once:7"}]}]}""")!.AsObject());
        var card = await world.PressAsync("member", old, "1:e:987654");
        Assert.Contains("I don't have that event", card.Text, StringComparison.Ordinal);
        var unknown = await world.PressAsync("member", old, "was-here-once:7");
        Assert.True(unknown.IsPrivate);
        Assert.DoesNotContain("went wrong", unknown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_member_marks_done_is_done_for_them_alone()
    {
        await world.StoreAsync(async db =>
        {
            var told = await db.Events.FirstAsync(e => e.MergedInto == null && e.Title.Contains("Tidewater"));
            db.ActionItems.Add(new ActionItem { EventId = told.Id, Key = "patch:tidewater:security", Verb = "patch", Text = "Update Tidewater to 4.1.2", Url = "https://kiln-report.example/2026/2", Audiences = ["security"], Publisher = "Kiln Report", At = told.LastAt });
            return await db.SaveChangesAsync();
        });
        var list = await world.RunAsync("member", "next");
        Assert.Contains("0 done", list.Text, StringComparison.Ordinal);
        var done = await world.PressAsync("member", list, "Mark…", list.Choices("Mark…").First(v => v.EndsWith(".done", StringComparison.Ordinal)));
        Assert.Contains("1 done", done.Text, StringComparison.Ordinal);
        Assert.Contains("1 done", (await world.RunAsync("member", "next")).Text, StringComparison.Ordinal);
        Assert.Contains("0 done", (await world.RunAsync("moderator", "next")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_is_kept_its_first_edition_comes_and_all_of_it_is_deleted_at_a_press()
    {
        var kept = await world.RunAsync("newcomer", "subscribe", ("day", "Monday"), ("time", "half past eight"), ("timezone", "berlin"));
        Assert.Contains("every Monday at 08:30 (Europe/Berlin)", kept.Text, StringComparison.Ordinal);
        Assert.Equal(3, kept.Text.Split("<t:").Length - 1);
        await world.UntilAsync(() => world.DirectMessages("newcomer").Count == 1);
        Assert.Contains("AI recap", world.DirectMessages("newcomer")[0].ToJsonString(), StringComparison.Ordinal);
        var paused = await world.PressAsync("newcomer", kept, "Pause");
        Assert.Contains("paused", paused.Text, StringComparison.Ordinal);
        var sure = await world.PressAsync("newcomer", paused, "Delete my data");
        var gone = await world.PressAsync("newcomer", sure, "Delete everything of mine");
        Assert.Contains("is deleted", gone.Text, StringComparison.Ordinal);
        var person = world.Person("newcomer");
        Assert.Equal(0, await world.StoreAsync(db => db.Subscriptions.CountAsync(s => s.PersonId == person)));
    }

    [Theory]
    [InlineData("timezone", "Berlin time", "Did you mean **Europe/Berlin**?")]
    [InlineData("timezone", "Mordor", "time zone \"Mordor\"")]
    [InlineData("time", "when I wake", "Write it as **9am**, **21:30** or **half past eight**")]
    [InlineData("day", "mondya", "Did you mean **Monday**?")]
    public async Task Words_that_are_not_understood_are_named_and_nothing_is_kept(string option, string words, string says)
    {
        var unclear = await world.RunAsync("careless", "subscribe", (option, words));
        Assert.Contains(says, unclear.Text, StringComparison.Ordinal);
        Assert.Contains("[Choose another]", unclear.Text, StringComparison.Ordinal);
        var person = world.Person("careless");
        Assert.Equal(0, await world.StoreAsync(db => db.Subscriptions.CountAsync(s => s.PersonId == person)));
    }

    [Fact]
    public async Task What_was_meant_is_taken_with_one_press_and_changed_in_the_form()
    {
        var unclear = await world.RunAsync("forgetful", "subscribe", ("time", "9am"), ("timezone", "Berlin time"));
        var kept = await world.PressAsync("forgetful", unclear, "Use it");
        Assert.Contains("at 09:00 (Europe/Berlin)", kept.Text, StringComparison.Ordinal);
        var form = await world.PressAsync("forgetful", kept, "Change");
        var changed = await world.FillAsync("forgetful", form, new JsonObject { ["day"] = "thu", ["time"] = "21:30", ["timezone"] = "new york", ["topics"] = "all", ["audience"] = "builders" });
        Assert.Contains("every Thursday at 21:30 (America/New_York)", changed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_where_the_bot_may_not_post_is_refused_by_the_rights_name_until_it_has_it()
    {
        var mute = world.World.AddChannel(world.World.Guilds[0].Id, "mute");
        Answered still;
        using (world.Orders(new Fault(FaultKind.PermissionRemoved) { Channel = mute }))
        {
            var refused = await world.RunAsync("owner", "digest", ("channel", mute));
            Assert.Contains("I'm missing **Send Messages** there", refused.Text, StringComparison.Ordinal);
            still = await world.PressAsync("owner", refused, "Check again");
            Assert.Contains("I'm missing **Send Messages** there", still.Text, StringComparison.Ordinal);
            Assert.Equal(0, await world.StoreAsync(db => db.Subscriptions.CountAsync(s => s.ChannelId == mute)));
        }

        var kept = await world.PressAsync("owner", still, "Check again");
        Assert.Contains("A first recap is on its way", kept.Text, StringComparison.Ordinal);
        await world.UntilAsync(() => world.World.Messages(mute).Count > 0);
        var list = await world.RunAsync("owner", "digest");
        Assert.Contains("[Recap 2]", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_without_the_right_changes_nothing_with_a_managers_button()
    {
        var post = await world.PostAsync(world.ChannelId, JsonNode.Parse(
            """{"content":"A panel that was shared","components":[{"type":1,"components":[{"type":2,"style":4,"label":"Delete","custom_id":"dig-gone:1"},{"type":2,"style":2,"label":"Undo","custom_id":"unhide:1"}]}]}""")!.AsObject());
        foreach (var id in (string[])["dig-gone:1", "unhide:1"])
        {
            Assert.Contains("**Manage Server**", (await world.PressAsync("member", post, id)).Text, StringComparison.Ordinal);
        }

        Assert.Equal(SubscriptionState.Active, await world.StoreAsync(db => db.Subscriptions.Where(s => s.Id == 1).Select(s => s.State).SingleAsync()));
    }

    [Fact]
    public async Task The_status_counts_who_wrote_the_newest_cards_and_privacy_names_all_that_is_kept()
    {
        Assert.Matches(@"Newest cards: Extracted, no AI \(\d+\)", (await world.RunAsync("curious", "help", ("topic", "status"))).Text);
        var kept = (await world.RunAsync("curious", "help", ("topic", "privacy"))).Text;
        Assert.Contains("what you wrote under **Report**", kept, StringComparison.Ordinal);
        Assert.Contains("the pages you asked about", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_is_owed_is_told_once_below_the_next_command()
    {
        var person = world.Person("shut");
        await world.StoreAsync(async db =>
        {
            db.PersonSettings.Add(new PersonSettings { PersonId = person, Note = "Your direct messages are closed to me." });
            return await db.SaveChangesAsync();
        });
        var help = await world.RunAsync("shut", "help");
        await world.UntilAsync(() => world.World.Interaction(help.Id)!.Replies.Count == 2);
        Assert.Contains("closed to me", world.World.Interaction(help.Id)!.Replies[1].ToJsonString(), StringComparison.Ordinal);
        var again = await world.RunAsync("shut", "help");
        await world.RunAsync("shut", "next");
        Assert.Single(world.World.Interaction(again.Id)!.Replies);
    }
}
