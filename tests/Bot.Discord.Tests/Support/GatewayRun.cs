using System.Threading.Channels;
using Bot.Discord.Gateway;
using Bot.Discord.Rest;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Discord.Tests.Support;

/// <summary>A gateway client at work: what it tells and what it saves, to be awaited.</summary>
internal sealed class GatewayRun : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Client.Cancel);
    private readonly Channel<GatewayEvent> events = Channel.CreateUnbounded<GatewayEvent>();
    private readonly DiscordRest rest;

    public GatewayRun(FakeGateway gateway, GatewaySession? session = null, Func<GatewayEvent, ValueTask>? handle = null, double jitter = 0.5, TimeProvider? clock = null)
    {
        var options = Client.Options(gateway.Web, clock ?? new FasterClock(10)) with { Jitter = () => jitter };
        rest = Client.RestFor(options);
        Ended = new GatewayClient(options, rest, NullLogger<GatewayClient>.Instance).RunAsync(
            session,
            async happened =>
            {
                events.Writer.TryWrite(happened);
                if (handle is not null)
                    await handle(happened);
            },
            saved =>
            {
                Saved = saved;
                return ValueTask.CompletedTask;
            },
            stop.Token);
    }

    public Task Ended { get; }

    public GatewaySession? Saved { get; private set; }

    /// <summary>The next event of this kind, others skipped.</summary>
    public async Task<T> NextAsync<T>() where T : GatewayEvent
    {
        while (true)
        {
            if (await events.Reader.ReadAsync(Client.Cancel) is T wanted)
                return wanted;
        }
    }

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await Ended;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Ended.ContinueWith(_ => { }, TaskScheduler.Default);
        rest.Dispose();
        stop.Dispose();
    }
}
