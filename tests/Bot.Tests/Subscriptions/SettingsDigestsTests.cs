using Bot.Subscriptions;
using Bot.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Subscriptions;

public sealed class SettingsDigestsTests
{
    [Fact]
    public async Task Bots_started_together_on_one_database_make_one_digest_of_a_setting()
    {
        await using var store = await TestStore.OpenAsync();
        var options = Options.Create(new BotOptions { Digests = [new() { Channel = "123" }] });
        await Parallel.ForAsync(0, 8, TestContext.Current.CancellationToken, async (_, cancel) => await new SettingsDigests(store, options, TimeProvider.System).StartAsync(cancel));
        Assert.Equal((1, 1), await store.ReadAsync(async db => (await db.Subscriptions.CountAsync(), await db.Slots.CountAsync())));
    }
}
