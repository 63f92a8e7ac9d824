using Bot.Delivery;
using Bot.News.Store.Analysing;
using Bot.News.Store.Recapping;
using Bot.News.Store.Subscriptions;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Delivery;

public sealed class EditTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_a_manager_takes_down_leaves_every_message_of_that_server()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (here, elsewhere) = (world.Channel(), world.Channel(name: "other"));
        await world.DueAsync("text", here, EditionLength.Full);
        var other = await world.DueAsync("text", elsewhere, EditionLength.Full);
        await world.StoreAsync(db => db.Subscriptions.Where(s => s.Id == other.SubscriptionId).ExecuteUpdateAsync(set => set.SetProperty(s => s.ServerId, "another"), Cancel));
        await world.DeliverAsync();
        var first = await world.StoreAsync(db => db.RecapItems.OrderBy(i => i.Rank).Select(i => new { i.EventId, i.Analysis!.Headline }).FirstAsync(Cancel));
        var before = world.Messages(here).Count;
        Assert.Contains(first.Headline, All(world, here), StringComparison.Ordinal);

        await world.Get<Opinions>().HideAsync(world.Discord.GuildId, first.EventId, "mod", Cancel);
        await world.EditAsync();
        await world.EditAsync();

        Assert.DoesNotContain(first.Headline, All(world, here), StringComparison.Ordinal);
        Assert.Contains("taken down", All(world, here), StringComparison.Ordinal);
        Assert.Contains("Story 2 of the week", All(world, here), StringComparison.Ordinal);
        Assert.Contains(first.Headline, All(world, elsewhere), StringComparison.Ordinal);
        Assert.Equal(before, world.Messages(here).Count);
        Assert.Equal("[]", await world.ViolationsAsync());
    }

    [Fact]
    public async Task What_is_taken_down_between_composing_and_posting_is_taken_down_too()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel);
        var first = await world.StoreAsync(db => db.RecapItems.OrderBy(i => i.Rank).Select(i => i.EventId).FirstAsync(Cancel));
        await world.Get<Opinions>().HideAsync(world.Discord.GuildId, first, "mod", Cancel);
        await world.EditAsync();
        await world.DeliverAsync();
        await world.EditAsync();
        Assert.DoesNotContain("Story 1 of the week", All(world, channel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_takes_an_event_down_everywhere_and_in_direct_messages()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var (channel, person) = (world.Channel(), world.Person("ada"));
        await world.DueAsync("text", channel);
        await world.DueAsync("dm", person);
        await world.DeliverAsync();
        var first = await world.StoreAsync(db => db.RecapItems.OrderBy(i => i.Rank).Select(i => i.EventId).FirstAsync(Cancel));
        await world.StoreAsync(db =>
        {
            db.Hidden.Add(new Hidden { EventId = first, PersonId = "operator", At = world.Clock.GetUtcNow() });
            return db.SaveChangesAsync(Cancel);
        });
        await world.EditAsync();
        Assert.DoesNotContain("Story 1 of the week", All(world, channel), StringComparison.Ordinal);
        Assert.DoesNotContain("Story 1 of the week", All(world, world.Discord.World.DirectMessagesOf(person)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_card_corrects_every_edition_that_pinned_the_wrong_one()
    {
        await using var world = await DeliveryWorld.StartAsync();
        var channel = world.Channel();
        await world.DueAsync("text", channel, EditionLength.Full);
        await world.DeliverAsync();
        await world.StoreAsync(async db =>
        {
            var wrong = await db.Analyses.Include(a => a.Claims).OrderBy(a => a.Id).FirstAsync(Cancel);
            db.Analyses.Add(new Analysis
            {
                EventId = wrong.EventId,
                Version = 2,
                At = world.Clock.GetUtcNow(),
                Reason = "correction: the number was wrong",
                Correction = true,
                Producer = wrong.Producer,
                Headline = "Story 1 as it really was",
                Url = wrong.Url,
                Publisher = wrong.Publisher,
                Claims = [new Claim { Section = Section.Changed, Text = "Seven were meant, not seventy." }],
            });
            return await db.SaveChangesAsync(Cancel);
        });
        await world.EditAsync();
        Assert.Equal(0, (await world.EditAsync()).Sent);
        var now = All(world, channel);
        Assert.Contains("Corrected: ", now, StringComparison.Ordinal);
        Assert.Contains("Story 1 as it really was", now, StringComparison.Ordinal);
        Assert.DoesNotContain("Story 1 of the week", now, StringComparison.Ordinal);
        Assert.Contains("Story 2 of the week", now, StringComparison.Ordinal);
        Assert.Equal("[]", await world.ViolationsAsync());
    }

    /// <summary>All that stands in a channel and in the thread under its first message.</summary>
    private static string All(DeliveryWorld world, string channel)
    {
        var messages = world.Messages(channel);
        var thread = messages.Count > 0 ? world.Messages(messages[0]["id"]!.GetValue<string>()) : [];
        return string.Join('\n', messages.Concat(thread).Select(message => message["components"]?.ToJsonString()));
    }
}
