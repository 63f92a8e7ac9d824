using System.Text.Json;
using Bot.Discord.Gateway;
using Bot.Discord.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Discord.Tests.Gateway;

public sealed class HeartbeatTests
{
    private readonly TaskCompletionSource<JsonElement> told = new();
    private readonly TaskCompletionSource<int?> closed = new();

    [Fact]
    public async Task The_first_heartbeat_comes_after_a_random_part_of_the_interval_and_has_no_sequence()
    {
        var clock = new FasterClock(10);
        var (greeted, beaten) = (0L, 0L);
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            greeted = clock.GetTimestamp();
            await peer.HelloAsync(interval: 10_000);
            told.SetResult(await peer.ReadAsync(op: 1));
            beaten = clock.GetTimestamp();
            closed.SetResult(0);
            await peer.UntilClosedAsync();
        });
        await using var run = new GatewayRun(gateway, jitter: 0.3, clock: clock);

        Assert.Equal("""{"op":1,"d":null}""", (await told.Task).GetRawText());
        await closed.Task;
        Assert.True(clock.GetElapsedTime(greeted, beaten) >= TimeSpan.FromSeconds(2.9));
    }

    [Fact]
    public async Task A_wish_for_a_heartbeat_is_answered_at_once_with_the_newest_sequence()
    {
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            await peer.StartSessionAsync(interval: 600_000);
            await peer.DispatchAsync(33, "SOMETHING_NEW", "{}");
            await peer.SendAsync("""{"op":1,"d":null}""");
            told.SetResult(await peer.ReadAsync(op: 1));
            await peer.UntilClosedAsync();
        });
        await using var run = new GatewayRun(gateway, jitter: 1);

        Assert.Equal(33, (await told.Task.WaitAsync(TimeSpan.FromSeconds(20), Client.Cancel)).GetProperty("d").GetInt32());
    }

    [Fact]
    public async Task A_connection_that_acknowledges_nothing_is_resumed_and_its_silence_does_not_end_the_next_one()
    {
        await using var gateway = await FakeGateway.StartAsync(
            async peer =>
            {
                await peer.StartSessionAsync(interval: 3000);
                closed.SetResult(await peer.UntilClosedAsync(acknowledge: false));
            },
            async peer =>
            {
                await peer.HelloAsync(3000);
                await peer.ReadAsync(op: 6);
                await peer.DispatchAsync(9, "RESUMED", "{}");
                for (var beats = 0; beats < 4; beats++)
                {
                    await peer.ReadAsync(op: 1);
                    await peer.SendAsync("""{"op":11}""");
                }

                told.SetResult(default);
                await peer.UntilClosedAsync();
            });
        await using var run = new GatewayRun(gateway);

        Assert.NotInRange((await closed.Task).GetValueOrDefault(), 1000, 1001);
        await run.NextAsync<Resumed>();
        await told.Task;
        Assert.Equal(2, gateway.Opened.Count);
    }

    [Fact]
    public async Task A_handler_that_blocks_or_throws_costs_no_heartbeat_and_no_other_event()
    {
        using var never = new SemaphoreSlim(0);
        await using var gateway = await FakeGateway.StartAsync(async peer =>
        {
            await peer.StartSessionAsync(interval: 2000);
            for (var i = 0; i < 20; i++)
                await peer.DispatchAsync(2 + i, "INTERACTION_CREATE", $$"""{"id":"{{1000 + i}}","type":2,"token":"t"}""");
            for (var beats = 0; beats < 5; beats++)
            {
                await peer.ReadAsync(op: 1);
                await peer.SendAsync("""{"op":11}""");
            }

            told.SetResult(default);
            await peer.UntilClosedAsync();
        });
        var handled = 0;
        await using var run = new GatewayRun(gateway, handle: async happened =>
        {
            if (happened is InteractionCreated && Interlocked.Increment(ref handled) % 2 == 0)
                throw new InvalidOperationException("A handler's own fault.");
            if (happened is InteractionCreated)
                await never.WaitAsync(Client.Cancel);
        });

        await told.Task;
        Assert.Equal(20, handled);
        Assert.False(run.Ended.IsCompleted);
        Assert.Single(gateway.Opened);
        never.Release(20);
    }

    [Fact]
    public void No_flood_of_wishes_makes_the_client_send_more_than_120_in_a_minute()
    {
        var clock = new FakeTimeProvider();
        var budget = new SendBudget(clock);

        Assert.Equal(100, Enumerable.Range(0, 500).Count(_ => budget.Take(heartbeat: false)));
        Assert.Equal(20, Enumerable.Range(0, 500).Count(_ => budget.Take(heartbeat: true)));
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(budget.Take(heartbeat: true));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(budget.Take(heartbeat: false));
    }
}
