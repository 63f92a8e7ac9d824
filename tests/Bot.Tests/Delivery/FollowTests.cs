using Bot.Delivery.Owing;
using Bot.News.Store.Grouping;
using Bot.News.Store.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Delivery;

public sealed class FollowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_follower_hears_of_a_material_change_once_and_of_a_plain_report_never()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (ada, told) = (world.Person("ada"), await EventAsync(world));
        await FollowAsync(world, new Follow { PersonId = ada, EventId = told.Id, Seq = 1000 });
        await FollowAsync(world, new Follow { PersonId = ada, EventId = told.Id + 1 });
        await world.Archive.ChangesAsync(told, "");
        Assert.Equal(0, await world.Get<FollowBook>().OweAsync(Cancel));
        await FollowAsync(world, new Follow { PersonId = ada, EventId = told.Id });
        await world.Archive.ChangesAsync(told, "primary source: Example Labs");
        Assert.Equal(1, await world.Get<FollowBook>().OweAsync(Cancel));
        Assert.Equal(0, await world.Get<FollowBook>().OweAsync(Cancel));
        await world.DeliverAsync();

        var message = Assert.Single(world.Messages(world.Discord.World.DirectMessagesOf(ada))).ToJsonString();
        Assert.Contains("Story 1 of the week", message, StringComparison.Ordinal);
        Assert.Contains("Primary source: Example Labs.", message, StringComparison.Ordinal);
        Assert.Contains("Stop following", message, StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.StoreAsync(db =>
        {
            db.Analyses.Add(new() { EventId = told.Id, Version = 2, At = world.Clock.GetUtcNow(), Reason = "correction: wrong", Correction = true, Producer = "Extracted, no AI", Headline = "Story 1 put right", Url = "https://wire.example/1", Publisher = "Wire" });
            return db.SaveChangesAsync(Cancel);
        });
        await world.EditAsync();
        Assert.Contains("Corrected: [Story 1 put right]", Assert.Single(world.Messages(world.Discord.World.DirectMessagesOf(ada))).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("[]", await world.ViolationsAsync());
    }

    [Fact]
    public async Task A_channel_follows_a_topic_and_a_firm_by_name_through_merges()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (channel, told) = (world.Channel(), await EventAsync(world));
        await FollowAsync(world, new Follow { PersonId = "mod", ServerId = world.Discord.GuildId, ChannelId = channel, Name = "MODELS" });
        var other = await world.Archive.TellsAsync("Another report of it");
        await world.StoreAsync(db => db.Events.Where(e => e.Id == other.Id).ExecuteUpdateAsync(set => set.SetProperty(e => e.MergedInto, told.Id), Cancel));
        await world.Archive.ChangesAsync(other, "released");
        await world.Get<FollowBook>().OweAsync(Cancel);
        await world.DeliverAsync();
        var message = Assert.Single(world.Messages(channel)).ToJsonString();
        Assert.Contains("News of MODELS", message, StringComparison.Ordinal);
        Assert.Contains("Story 1 of the week", message, StringComparison.Ordinal);
    }

    private static Task<NewsEvent> EventAsync(DeliveryWorld world) => world.StoreAsync(db => db.Events.OrderBy(e => e.Id).FirstAsync(Cancel));

    private static Task<int> FollowAsync(DeliveryWorld world, Follow follow) => world.StoreAsync(db =>
    {
        db.Follows.Add(follow);
        return db.SaveChangesAsync(Cancel);
    });
}
