using Bot.News.Store.Subscriptions;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Delivery;

public sealed class SettlingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delivered_slot_is_closed_once()
    {
        await using var world = await DeliveryWorld.StartAsync();
        await world.DueAsync("text", world.Channel());
        await world.DeliverAsync();
        Assert.Equal(1, await new Settling(world.Store).SettleAsync(Cancel));
        Assert.Equal(0, await new Settling(world.Store).SettleAsync(Cancel));
        Assert.Equal((SlotState.Posted, null), Assert.Single(await SlotsAsync(world)));
    }

    [Fact]
    public async Task A_gone_channel_a_lost_right_and_closed_messages_stop_their_subscriptions_alone_and_are_told()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (gone, mute, closed, well, alerts) = (world.Channel(name: "gone"), world.Channel(name: "mute"), world.Person("Bob"), world.Channel(name: "well"), world.Channel(name: "alerts"));
        await world.DueAsync("text", gone);
        await world.DueAsync("text", mute);
        await world.DueAsync("dm", closed);
        await world.DueAsync("text", well);
        await using (var db = await world.Store.CreateDbContextAsync(Cancel))
        {
            db.ServerSettings.Add(new ServerSettings { ServerId = world.Discord.GuildId, AlertChannelId = alerts });
            await db.SaveChangesAsync(Cancel);
        }

        await world.FaultAsync($$"""{"kind":"channel_deleted","channel":"{{gone}}"}""");
        await world.FaultAsync($$"""{"kind":"permission_removed","channel":"{{mute}}"}""");
        await world.FaultAsync($$"""{"kind":"dms_closed","user":"{{closed}}"}""");
        await world.DeliverAsync();
        await new Settling(world.Store).SettleAsync(Cancel);

        await using var after = await world.Store.CreateDbContextAsync(Cancel);
        var states = await after.Subscriptions.OrderBy(s => s.Id).Select(s => s.State).ToListAsync(Cancel);
        Assert.Equal([SubscriptionState.Gone, SubscriptionState.NoRight, SubscriptionState.Blocked, SubscriptionState.Active], states);
        Assert.Contains("/subscribe", (await after.PersonSettings.SingleAsync(Cancel)).Note, StringComparison.Ordinal);
        Assert.Equal(2, world.Messages(alerts).Count);
        Assert.Single(world.Messages(alerts), message => message.ToJsonString().Contains("Check again", StringComparison.Ordinal));
        await world.DeliverAsync();
        Assert.Equal(2, world.Messages(alerts).Count);
    }

    private static async Task<List<(SlotState, string?)>> SlotsAsync(DeliveryWorld world)
    {
        await using var db = await world.Store.CreateDbContextAsync(Cancel);
        return (await db.Slots.ToListAsync(Cancel)).ConvertAll(slot => (slot.State, slot.Problem));
    }
}
