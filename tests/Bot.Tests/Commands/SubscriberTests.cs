using Bot.News.Store;
using Bot.News.Store.Subscriptions;
using Bot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Commands;

public sealed class SubscriberTests
{
    private static readonly DateTimeOffset s_tuesday = new(2026, 11, 24, 10, 17, 0, TimeSpan.Zero);
    private static readonly Wanted s_monday = new() { Days = [DayOfWeek.Monday], Time = new TimeOnly(9, 0), Zone = "Europe/Berlin" };

    [Fact]
    public async Task A_new_subscription_gets_a_first_edition_at_once_and_knows_its_next_three()
    {
        await using var store = await TestStore.OpenAsync();
        var subscriber = new Subscriber(store, new SubscriptionChanges(), new FakeTimeProvider(s_tuesday));
        var kept = await subscriber.ForPersonAsync("ada", s_monday, TestContext.Current.CancellationToken);
        Assert.True(kept.FirstEditionComes);
        Assert.Equal(s_tuesday, await store.ReadAsync(db => db.Slots.Select(s => s.Due).SingleAsync()));
        Assert.Equal(["2026-11-30T08:00", "2026-12-07T08:00", "2026-12-14T08:00"], subscriber.NextSlots(kept.Subscription, 3).Select(s => s.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Subscribing_again_changes_the_one_there_is_and_sends_nothing_new()
    {
        await using var store = await TestStore.OpenAsync();
        var subscriber = new Subscriber(store, new SubscriptionChanges(), new FakeTimeProvider(s_tuesday));
        await subscriber.ForPersonAsync("ada", s_monday, TestContext.Current.CancellationToken);
        var changed = await subscriber.ForPersonAsync("ada", new Wanted { Length = "short" }, TestContext.Current.CancellationToken);
        Assert.False(changed.FirstEditionComes);
        Assert.Equal(("short", "Europe/Berlin"), (changed.Subscription.Length, changed.Subscription.Zone));
        Assert.Equal(1, await store.ReadAsync(db => db.Slots.CountAsync()));
    }

    [Fact]
    public async Task After_downtime_the_missed_edition_goes_out_or_its_owner_is_told()
    {
        await using var store = await TestStore.OpenAsync();
        var clock = new FakeTimeProvider(s_tuesday);
        var subscriber = new Subscriber(store, new SubscriptionChanges(), clock);
        await subscriber.ForChannelAsync(new("server-a", "1", "text"), "owner", s_monday, TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromDays(6) + TimeSpan.FromHours(20)); // Tuesday 06:17: 22 hours after the Monday
        Assert.Equal(1, await new SlotBook(store, clock).DeriveAsync(TestContext.Current.CancellationToken));
        Assert.DoesNotContain(SlotState.Missed, await store.ReadAsync(db => db.Slots.Select(s => s.State).ToListAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.PersonSettings.CountAsync()));
        clock.Advance(TimeSpan.FromDays(8));
        await new SlotBook(store, clock).DeriveAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, await store.ReadAsync(db => db.Slots.CountAsync(s => s.State == SlotState.Missed)));
        Assert.Contains("did not go out", await store.ReadAsync(db => db.PersonSettings.Select(p => p.Note).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal(0, await new SlotBook(store, clock).DeriveAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_digest_of_one_server_is_not_found_from_another()
    {
        await using var store = await TestStore.OpenAsync();
        var subscriber = new Subscriber(store, new SubscriptionChanges(), new FakeTimeProvider(s_tuesday));
        var kept = await subscriber.ForChannelAsync(new("server-a", "1", "text"), "owner", s_monday, TestContext.Current.CancellationToken);
        Assert.Null(await subscriber.StopAsync(SubscriptionKey.OfServer(kept.Subscription.Id, "server-b"), TestContext.Current.CancellationToken));
        Assert.Null(await subscriber.StopAsync(SubscriptionKey.OfPerson(kept.Subscription.Id, "owner"), TestContext.Current.CancellationToken));
        Assert.Equal(SubscriptionState.Active, await store.ReadAsync(db => db.Subscriptions.Select(s => s.State).SingleAsync()));
        Assert.Empty(await subscriber.OfServerAsync("server-b", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_falls_due_in_a_pause_is_not_made_up()
    {
        await using var store = await TestStore.OpenAsync();
        var clock = new FakeTimeProvider(s_tuesday);
        var subscriber = new Subscriber(store, new SubscriptionChanges(), clock);
        var kept = await subscriber.ForPersonAsync("ada", s_monday, TestContext.Current.CancellationToken);
        await subscriber.PauseAsync(SubscriptionKey.OfPerson(kept.Subscription.Id, "ada"), s_tuesday.AddDays(7), TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        Assert.Equal(0, await new SlotBook(store, clock).DeriveAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new DateTimeOffset(2026, 12, 7, 8, 0, 0, TimeSpan.Zero), subscriber.NextSlots((await subscriber.OfPersonAsync("ada", TestContext.Current.CancellationToken))!, 1)[0]);
    }

    [Fact]
    public async Task A_forgotten_person_leaves_no_row_behind()
    {
        await using var store = await TestStore.OpenAsync();
        var (clock, changes) = (new FakeTimeProvider(s_tuesday), new SubscriptionChanges());
        await new Subscriber(store, changes, clock).ForPersonAsync("ada", s_monday, TestContext.Current.CancellationToken);
        await new People(store).SetZoneAsync("ada", "Europe/Berlin", TestContext.Current.CancellationToken);
        await store.AddAsync(new ActionState { PersonId = "ada", ActionItemId = 1 }, new Vote { PersonId = "ada", EventId = 1, Value = 1 }, new Vote { PersonId = "bob", EventId = 1, Value = 1 }, new Follow { PersonId = "ada", EventId = 1 });
        var eraser = new Eraser(store, changes);
        Assert.Contains("Europe/Berlin", await eraser.ExportPersonAsync("ada", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await eraser.ForgetPersonAsync("ada", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Europe/Berlin", await eraser.ExportPersonAsync("ada", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((0, 0, 0, 0, 1), await store.ReadAsync(async db =>
            (await db.Subscriptions.CountAsync(), await db.Slots.CountAsync(), await db.ActionStates.CountAsync(), await db.Follows.CountAsync(), await db.Votes.CountAsync())));
    }
}
