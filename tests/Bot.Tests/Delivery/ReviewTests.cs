using System.Text.Json.Nodes;
using Bot.News.Store.Subscriptions;
using Bot.Schedule;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Delivery;

public sealed class ReviewTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_comes_before_the_slot_and_the_digest_without_what_was_dropped_and_with_the_note()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (channel, mods) = await ReviewedAsync(world, holds: false);
        await PassAsync(world, TimeSpan.FromHours(1));
        Assert.Empty(world.Messages(mods));
        await PassAsync(world, TimeSpan.FromHours(1.5));
        var draft = Assert.Single(world.Messages(mods)).ToJsonString();
        Assert.Contains("Draft", draft, StringComparison.Ordinal);
        Assert.Contains("Story 1 of the week", draft, StringComparison.Ordinal);
        Assert.Empty(world.Messages(channel));

        var (slot, first) = await world.StoreAsync(async db => (await db.Slots.Select(s => s.Id).SingleAsync(Cancel), await db.RecapItems.OrderBy(i => i.Rank).Select(i => i.EventId).FirstAsync(Cancel)));
        var reviews = world.Get<Reviews>();
        Assert.NotNull(await reviews.DropAsync(world.Discord.GuildId, slot, first, "mod", Cancel));
        Assert.NotNull(await reviews.NoteAsync(world.Discord.GuildId, slot, "Meet us on *Friday*.", "mod", Cancel));
        Assert.Null(await reviews.NoteAsync("another server", slot, "No.", "stranger", Cancel));
        await world.EditAsync();
        draft = Assert.Single(world.Messages(mods)).ToJsonString();
        Assert.DoesNotContain("Story 1 of the week", draft, StringComparison.Ordinal);
        Assert.Contains("Meet us on", draft, StringComparison.Ordinal);

        await PassAsync(world, TimeSpan.FromHours(6));
        var posted = Assert.Single(world.Messages(channel));
        Assert.DoesNotContain("Story 1 of the week", posted.ToJsonString(), StringComparison.Ordinal);
        Assert.StartsWith("> Meet us on", Text(posted), StringComparison.Ordinal);
        Assert.Null(await reviews.DropAsync(world.Discord.GuildId, slot, first, "mod", Cancel));
        Assert.Equal("[]", await world.ViolationsAsync());
    }

    [Fact]
    public async Task What_was_approved_is_what_is_posted_whatever_comes_after()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (channel, mods) = await ReviewedAsync(world, holds: true);
        await PassAsync(world, TimeSpan.FromHours(2.5));
        var slot = await world.StoreAsync(db => db.Slots.Select(s => s.Id).SingleAsync(Cancel));
        Assert.NotNull(await world.Get<Reviews>().ApproveAsync(world.Discord.GuildId, slot, "mod", Cancel));
        await world.EditAsync();
        await world.Archive.TellsAsync("Story 9 came after the draft", daysBefore: 0, by: ["One", "Two", "Three", "Four"], score: 99);
        await PassAsync(world, TimeSpan.FromHours(3));
        Assert.Empty(world.Messages(channel));
        await PassAsync(world, TimeSpan.FromHours(3));
        Assert.DoesNotContain("Story 9", Assert.Single(world.Messages(channel)).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("Approved", Assert.Single(world.Messages(mods)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_nobody_approves_is_held_where_a_digest_is_set_so_and_goes_out_once_somebody_does()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (channel, mods) = await ReviewedAsync(world, holds: true);
        await PassAsync(world, TimeSpan.FromHours(3));
        await PassAsync(world, TimeSpan.FromHours(5));
        await world.EditAsync();
        Assert.Empty(world.Messages(channel));
        Assert.Contains("Held back", Assert.Single(world.Messages(mods)).ToJsonString(), StringComparison.Ordinal);
        var slot = await world.StoreAsync(db => db.Slots.SingleAsync(Cancel));
        Assert.Equal(SlotState.Held, slot.State);

        await world.Get<Reviews>().ApproveAsync(world.Discord.GuildId, slot.Id, "mod", Cancel);
        await PassAsync(world, TimeSpan.FromMinutes(1));
        Assert.Single(world.Messages(channel));
        await PassAsync(world, TimeSpan.FromMinutes(1));
        Assert.Single(world.Messages(channel));
        Assert.Equal(SlotState.Posted, await world.StoreAsync(db => db.Slots.Select(s => s.State).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task What_a_member_asked_about_is_taken_into_the_held_edition_once_an_event_tells_it()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (channel, mods) = await ReviewedAsync(world, holds: true);
        var minor = await world.Archive.TellsAsync("Story 9 that one paper told", by: ["Outlet1"], score: 0.01);
        var (told, untold) = await world.StoreAsync(async db =>
        {
            var page = await db.Articles.Where(a => a.Id == minor.TitleArticleId).Select(a => a.Key).SingleAsync(Cancel);
            Suggestion[] asked = [.. new[] { page, "https://nobody.example/1" }.Select(url => new Suggestion { ServerId = world.Discord.GuildId, PersonId = "reader", Url = url, At = world.Clock.GetUtcNow() })];
            db.Suggestions.AddRange(asked);
            await db.SaveChangesAsync(Cancel);
            return (asked[0].Id, asked[1].Id);
        });
        await PassAsync(world, TimeSpan.FromHours(2.5));
        var draft = Assert.Single(world.Messages(mods)).ToJsonString();
        Assert.Contains("Take one of them in", draft, StringComparison.Ordinal);
        Assert.DoesNotContain("Story 9", draft, StringComparison.Ordinal);

        var (reviews, slot, server) = (world.Get<Reviews>(), await world.StoreAsync(db => db.Slots.Select(s => s.Id).SingleAsync(Cancel)), world.Discord.GuildId);
        Assert.IsType<Taking.NotToldYet>(await reviews.TakeAsync(server, slot, untold, "mod", Cancel));
        Assert.IsType<Taking.TooLate>(await reviews.TakeAsync("another server", slot, told, "stranger", Cancel));
        await world.EditAsync();
        Assert.DoesNotContain("Story 9", Assert.Single(world.Messages(mods)).ToJsonString(), StringComparison.Ordinal);

        Assert.Equal(new Taking.TakenIn(minor.Id, minor.Title), await reviews.TakeAsync(server, slot, told, "mod", Cancel)); // its page was grouped since, and nobody settled it yet
        await world.StoreAsync(db => db.Suggestions.Where(s => s.Id == told).ExecuteUpdateAsync(set => set.SetProperty(s => s.EventId, minor.Id), Cancel));
        await world.EditAsync();
        draft = Assert.Single(world.Messages(mods)).ToJsonString();
        Assert.Contains("Story 9 that one paper told", draft, StringComparison.Ordinal);
        Assert.Contains("in this draft", draft, StringComparison.Ordinal);

        await reviews.DropAsync(server, slot, minor.Id, "mod", Cancel);
        await world.EditAsync();
        Assert.Contains("not in this draft", Assert.Single(world.Messages(mods)).ToJsonString(), StringComparison.Ordinal);
        await reviews.TakeAsync(server, slot, told, "mod", Cancel);
        await reviews.ApproveAsync(server, slot, "mod", Cancel);
        Assert.IsType<Taking.TooLate>(await reviews.TakeAsync(server, slot, told, "mod", Cancel));
        await PassAsync(world, TimeSpan.FromHours(6));
        Assert.Contains("Story 9 that one paper told", Assert.Single(world.Messages(channel)).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("[]", await world.ViolationsAsync());
    }

    [Fact]
    public async Task What_was_taken_down_is_not_taken_in()
    {
        await using var world = await DeliveryWorld.StartAsync();
        await ReviewedAsync(world, holds: true);
        var asked = await world.StoreAsync(async db =>
        {
            var row = db.Suggestions.Add(new Suggestion { ServerId = world.Discord.GuildId, PersonId = "reader", Url = "https://wire.example/asked", EventId = await db.Events.MinAsync(e => e.Id, Cancel), At = world.Clock.GetUtcNow() }).Entity;
            await db.SaveChangesAsync(Cancel);
            return row;
        });
        await world.Get<Opinions>().HideAsync(world.Discord.GuildId, asked.EventId!.Value, "mod", Cancel);
        await PassAsync(world, TimeSpan.FromHours(2.5));
        Assert.IsType<Taking.TakenDown>(await world.Get<Reviews>().TakeAsync(world.Discord.GuildId, await world.StoreAsync(db => db.Slots.Select(s => s.Id).SingleAsync(Cancel)), asked.Id, "mod", Cancel));
    }

    [Fact]
    public async Task An_event_that_was_taken_down_stays_out_of_the_next_edition_of_that_server()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DigestAsync(channel, s => s.Time = new TimeOnly(9, 0));
        var first = await world.StoreAsync(db => db.Events.OrderBy(e => e.Id).Select(e => e.Id).FirstAsync(Cancel));
        await world.Get<Opinions>().HideAsync(world.Discord.GuildId, first, "mod", Cancel);
        await PassAsync(world, TimeSpan.FromHours(1.1));
        var posted = Assert.Single(world.Messages(channel)).ToJsonString();
        Assert.DoesNotContain("Story 1 of the week", posted, StringComparison.Ordinal);
        Assert.Contains("Story 2 of the week", posted, StringComparison.Ordinal);

        await PassAsync(world, TimeSpan.FromDays(7)); // nothing new: what was told is not told again though the profile became the server's own
        Assert.DoesNotContain("Story 2 of the week", world.Messages(channel)[^1].ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>A digest at 15:00 on Mondays whose draft goes to the moderators five hours before; it is 08:00.</summary>
    private static async Task<(string Channel, string Mods)> ReviewedAsync(DeliveryWorld world, bool holds)
    {
        var (channel, mods) = (world.Channel(), world.Channel(name: "mods"));
        await world.DigestAsync(channel, s => (s.Time, s.ReviewChannelId, s.ReviewHours, s.HoldUnapproved) = (new TimeOnly(15, 0), mods, 5, holds));
        return (channel, mods);
    }

    private static async Task PassAsync(DeliveryWorld world, TimeSpan time)
    {
        world.Clock.Advance(time);
        await world.Get<EditionRound>().RunAsync(Cancel);
    }

    private static string Text(JsonObject message) => message["components"]![0]!["components"]![0]!["content"]!.GetValue<string>();
}
