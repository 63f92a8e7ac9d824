using Bot.Delivery.Owing;
using Bot.News.Store.Grouping;
using Bot.News.Store.Subscriptions;
using Bot.Subscriptions;
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

    [Fact]
    public async Task A_follow_that_is_refused_ends_with_the_reason_is_told_and_is_not_tried_again_until_it_is_begun_anew()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (gone, mute, well, alerts, told) = (world.Channel(name: "gone"), world.Channel(name: "mute"), world.Channel(name: "well"), world.Channel(name: "alerts"), await EventAsync(world));
        var (closed, server) = (world.Person("shut"), world.Discord.GuildId);
        foreach (var channel in new[] { gone, mute, well })
        {
            await FollowAsync(world, new Follow { PersonId = "mod", ServerId = server, ChannelId = channel, EventId = told.Id });
        }

        await FollowAsync(world, new Follow { PersonId = closed, EventId = told.Id });
        await world.StoreAsync(db =>
        {
            db.ServerSettings.Add(new ServerSettings { ServerId = server, AlertChannelId = alerts });
            return db.SaveChangesAsync(Cancel);
        });
        await world.FaultAsync($$"""{"kind":"channel_deleted","channel":"{{gone}}"}""");
        await world.FaultAsync($$"""{"kind":"permission_removed","channel":"{{mute}}","code":50001}""");
        await world.FaultAsync($$"""{"kind":"dms_closed","user":"{{closed}}"}""");
        await ChangeAsync(world, told, "released");

        var ended = await world.StoreAsync(db => db.Follows.AsNoTracking().OrderBy(f => f.Id).Select(f => f.Problem ?? "").ToListAsync(Cancel));
        Assert.Contains("gone", ended[0], StringComparison.Ordinal);
        Assert.Contains("may not post", ended[1], StringComparison.Ordinal);
        Assert.Empty(ended[2]);
        Assert.Contains("direct messages", ended[3], StringComparison.Ordinal);
        var notes = await world.StoreAsync(db => db.PersonSettings.ToDictionaryAsync(p => p.PersonId, p => p.Note, Cancel));
        Assert.Contains("direct messages are closed", notes[closed], StringComparison.Ordinal);
        Assert.Contains("stopped", notes["mod"], StringComparison.Ordinal);
        var notices = string.Concat(world.Messages(alerts).Select(m => m.ToJsonString()));
        Assert.Equal(2, world.Messages(alerts).Count);
        Assert.Contains(mute, notices, StringComparison.Ordinal);
        Assert.Contains("View Channel", notices, StringComparison.Ordinal);

        var postings = (await world.PostingsAsync()).Count;
        await ChangeAsync(world, told, "released everywhere");
        Assert.Equal(postings + 1, (await world.PostingsAsync()).Count); // to the one channel that is well
        Assert.Equal(2, world.Messages(well).Count);
        Assert.Equal(2, world.Messages(alerts).Count);

        await world.HealAsync();
        var follows = new Follows(world.Store, world.Clock);
        Assert.Equal(FollowOutcome.Begun, await follows.BeginAsync(Follower.Person(closed), new Followed(told.Id, null), Cancel));
        Assert.Equal(FollowOutcome.Already, await follows.BeginAsync(Follower.Person(closed), new Followed(told.Id, null), Cancel));
        await ChangeAsync(world, told, "licence named");
        Assert.Contains("Licence named.", Assert.Single(world.Messages(world.Discord.World.DirectMessagesOf(closed))).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(2, await world.StoreAsync(db => db.Follows.CountAsync(f => f.Problem != null, Cancel)));
    }

    [Fact]
    public async Task An_update_becomes_a_post_of_a_forum_and_a_plain_message_is_refused_there_with_the_reason()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (forum, plain, told) = (world.Channel(type: 15, name: "forum"), world.Channel(type: 15, name: "other-forum"), await EventAsync(world));
        await FollowAsync(world, new Follow { PersonId = "mod", ServerId = world.Discord.GuildId, ChannelId = forum, ChannelKind = "forum", EventId = told.Id });
        await FollowAsync(world, new Follow { PersonId = "mod", ServerId = world.Discord.GuildId, ChannelId = plain, EventId = told.Id }); // from before kinds were kept
        await ChangeAsync(world, told, "released");

        var post = Assert.Single(world.Discord.World.Channels, c => c.ParentId == forum);
        Assert.Equal("Story 1 of the week", post.Name);
        Assert.Contains("Update: [Story 1 of the week]", Assert.Single(world.Messages(post.Id)).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(world.Discord.World.Channels, c => c.ParentId == plain);
        Assert.Contains("may not post", await world.StoreAsync(db => db.Follows.Where(f => f.ChannelId == plain).Select(f => f.Problem).SingleAsync(Cancel)), StringComparison.Ordinal);
        await ChangeAsync(world, told, "released everywhere");
        Assert.Equal(2, world.Discord.World.Channels.Count(c => c.ParentId == forum));
    }

    /// <summary>A material change, told and settled as a round does it.</summary>
    private static async Task ChangeAsync(DeliveryWorld world, NewsEvent told, string what)
    {
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.Archive.ChangesAsync(told, what);
        await world.Get<FollowBook>().OweAsync(Cancel);
        await world.DeliverAsync();
        await world.Get<Settling>().SettleAsync(Cancel);
        await world.DeliverAsync();
    }

    private static Task<NewsEvent> EventAsync(DeliveryWorld world) => world.StoreAsync(db => db.Events.OrderBy(e => e.Id).FirstAsync(Cancel));

    private static Task<int> FollowAsync(DeliveryWorld world, Follow follow) => world.StoreAsync(db =>
    {
        db.Follows.Add(follow);
        return db.SaveChangesAsync(Cancel);
    });
}
