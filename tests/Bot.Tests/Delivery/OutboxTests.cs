using Bot.News.Store.Delivery;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using Bot.News.Tests.Recapping;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Delivery;

public sealed class OutboxTests
{
    private static readonly TimeSpan PastTheNonce = TimeSpan.FromMinutes(10);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edition_is_posted_once_however_often_delivery_runs()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel);
        await world.DeliverAsync();
        Assert.Equal((PostingState.Sent, null), (await world.PostingsAsync()).Select(posting => (posting.State, posting.Problem)).Single());
        Assert.Equal(0, (await world.DeliverAsync()).Sent);
        world.Restart();
        Assert.Equal(0, (await world.DeliverAsync()).Sent);

        var message = Assert.Single(world.Messages(channel));
        Assert.Contains("Story 1 of the week", message.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("[]", await world.ViolationsAsync());
        Assert.Equal(message["id"]!.GetValue<string>(), Assert.Single(await world.PostingsAsync()).MessageId);
    }

    [Fact]
    public async Task A_recap_is_posted_once_though_the_bot_dies_between_send_and_save()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel);
        await world.DeliverAsync();
        await world.ForgetAsync(_ => true);
        await world.DeliverAsync();
        Assert.Single(world.Messages(channel));
        Assert.Equal(PostingState.Sent, Assert.Single(await world.PostingsAsync()).State);
    }

    [Fact]
    public async Task It_is_found_by_its_mark_when_the_nonce_has_expired()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel);
        await world.DeliverAsync();
        await world.ForgetAsync(_ => true);
        world.Time.Pass(PastTheNonce);
        await world.DeliverAsync();
        var message = Assert.Single(world.Messages(channel));
        Assert.Equal(message["id"]!.GetValue<string>(), Assert.Single(await world.PostingsAsync()).MessageId);
    }

    [Fact]
    public async Task What_was_leased_and_never_sent_is_sent_though_the_nonce_has_expired()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel);
        await world.OweAsync();
        await world.ForgetAsync(_ => true);
        world.Time.Pass(PastTheNonce);
        await world.DeliverAsync();
        Assert.Single(world.Messages(channel));
    }

    [Fact]
    public async Task A_full_edition_goes_on_in_a_thread_in_order_and_silently()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel, EditionLength.Full);
        await world.DeliverAsync();
        var first = Assert.Single(world.Messages(channel));
        var thread = world.Messages(first["id"]!.GetValue<string>());
        var further = thread.Where(message => message["components"] is System.Text.Json.Nodes.JsonArray { Count: > 0 }).ToList();
        Assert.NotEmpty(further);
        Assert.All(further, message => Assert.NotEqual(0, message["flags"]!.GetValue<int>() & (1 << 12)));
        Assert.Equal((await world.PostingsAsync()).Count, 1 + further.Count);
        Assert.Equal("[]", await world.ViolationsAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_edition_is_whole_and_in_order_though_the_bot_dies_after_any_part(bool nonceExpires)
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel, EditionLength.Full);
        await world.DeliverAsync();
        var parts = (await world.PostingsAsync()).Count;
        for (var part = 0; part < parts; part++)
        {
            await world.ForgetAsync(posting => posting.Part >= part);
            if (nonceExpires)
            {
                world.Time.Pass(PastTheNonce);
            }

            await world.DeliverAsync();
        }

        var first = Assert.Single(world.Messages(channel));
        Assert.Equal(parts - 1, world.Messages(first["id"]!.GetValue<string>()).Count(message => message["components"] is System.Text.Json.Nodes.JsonArray { Count: > 0 }));
    }

    [Fact]
    public async Task A_connection_that_drops_after_Discord_stored_the_message_makes_no_second_one()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel);
        await world.FaultAsync("""{"kind":"stored_but_dropped","times":1}""");
        await world.DeliverAsync();
        world.Time.Pass(PastTheNonce);
        await world.DeliverAsync();
        Assert.Single(world.Messages(channel));
        Assert.Equal(PostingState.Sent, Assert.Single(await world.PostingsAsync()).State);
    }

    [Fact]
    public async Task A_forum_gets_one_post_though_it_has_no_nonce()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var forum = world.Channel(type: 15, name: "weekly");
        await world.DueAsync("forum", forum);
        await world.DeliverAsync();
        await world.ForgetAsync(_ => true);
        await world.DeliverAsync();
        var posting = Assert.Single(await world.PostingsAsync());
        Assert.Equal(PostingState.Sent, posting.State);
        Assert.Single(world.Discord.World.Channels, channel => channel.Name == "AI recap · 16–22 November");
        Assert.Single(world.Messages(posting.ChannelId!));
    }

    [Fact]
    public async Task An_announcement_is_published_to_its_followers()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel(type: 5, name: "news");
        await world.DueAsync("announcement", channel);
        await world.DeliverAsync();
        world.Time.Pass(TimeSpan.FromMinutes(1));
        await world.DeliverAsync();
        Assert.Equal(1, Assert.Single(world.Messages(channel))["flags"]!.GetValue<int>() & 1);
    }

    [Fact]
    public async Task A_person_gets_it_by_direct_message_and_the_channel_is_kept()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var ada = world.Person("Ada");
        await world.DueAsync("dm", ada);
        await world.DeliverAsync();
        var posting = Assert.Single(await world.PostingsAsync());
        Assert.Equal(world.Discord.World.DirectMessagesOf(ada), posting.ChannelId);
        Assert.Contains("Stop these messages", Assert.Single(world.Messages(posting.ChannelId!)).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_direct_messages_and_a_deleted_channel_stop_nobody_else()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (closed, gone, well) = (world.Person("Bob"), world.Channel(name: "gone"), world.Channel(name: "well"));
        await world.DueAsync("dm", closed);
        await world.DueAsync("text", gone, EditionLength.Full);
        await world.DueAsync("text", well);
        await world.FaultAsync($$"""{"kind":"dms_closed","user":"{{closed}}"}""");
        await world.FaultAsync($$"""{"kind":"channel_deleted","channel":"{{gone}}"}""");
        var summary = await world.DeliverAsync();

        var postings = await world.PostingsAsync();
        Assert.Equal(PostingRefusal.DmsClosed, postings.Single(posting => posting.Destination == "person:" + closed).Refusal);
        Assert.Equal([PostingRefusal.Gone, PostingRefusal.EarlierPart], postings.Where(posting => posting.Destination == gone).Select(posting => posting.Refusal).Take(2));
        Assert.Single(world.Messages(well));
        Assert.Equal((1, 2), (summary.Sent, summary.Refused));
    }

    [Fact]
    public async Task A_lost_right_pauses_with_the_reason()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel);
        await world.FaultAsync($$"""{"kind":"permission_removed","channel":"{{channel}}"}""");
        await world.DeliverAsync();
        var posting = Assert.Single(await world.PostingsAsync());
        Assert.Equal((PostingState.Refused, PostingRefusal.NoRight), (posting.State, posting.Refusal));
        Assert.NotEmpty(posting.Problem!);
    }

    [Fact]
    public async Task Nothing_overtakes_in_a_channel()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel, due: Archive.Monday.AddHours(-2));
        await world.DueAsync("text", channel, due: Archive.Monday.AddHours(-1));
        await world.DueAsync("text", channel);
        await world.DeliverAsync();
        var sent = (await world.PostingsAsync()).OrderBy(posting => posting.NotBefore).Select(posting => posting.MessageId);
        Assert.Equal(world.Messages(channel).Select(message => message["id"]!.GetValue<string>()), sent);
    }

    [Fact]
    public async Task What_is_not_due_yet_waits()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        var slot = await world.DueAsync("text", channel);
        await using (var db = await world.Store.CreateDbContextAsync(Cancel))
        {
            await db.Slots.Where(s => s.Id == slot.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Due, Archive.Monday.AddMinutes(1)), Cancel);
        }

        Assert.Equal(0, (await world.DeliverAsync()).Sent);
        Assert.Empty(await world.PostingsAsync());
    }

    [Fact]
    public async Task A_stopped_subscription_gets_nothing_that_was_owed_before()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel);
        await world.OweAsync();
        await using (var db = await world.Store.CreateDbContextAsync(Cancel))
        {
            await db.Subscriptions.ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SubscriptionState.Stopped), Cancel);
        }

        await world.DeliverAsync();
        Assert.Empty(world.Messages(channel));
        Assert.Equal(PostingRefusal.Stopped, Assert.Single(await world.PostingsAsync()).Refusal);
    }
}
