using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Gateway;

/// <summary>Holds the session, and has it saved soon after each change without the reader ever waiting for that.</summary>
internal sealed class SessionKeeper(GatewaySession? session, Func<GatewaySession?, ValueTask> changed, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile GatewaySession? current = session;

    public GatewaySession? Session => current;

    public void Begin(GatewaySession fresh) => Set(fresh);

    /// <summary>Sequence numbers only go forward; one that does not is of an event that came twice.</summary>
    public void Advance(long seq)
    {
        if (current is { } known && seq > known.Seq)
            Set(known with { Seq = seq });
    }

    public void Drop() => Set(null);

    /// <summary>Saves until cancelled, and once more at the end.</summary>
    public async Task SaveAsync(CancellationToken cancel)
    {
        try
        {
            while (await signal.Reader.WaitToReadAsync(cancel))
            {
                signal.Reader.TryRead(out _);
                await SaveOnceAsync();
                await Task.Delay(BetweenSaves, clock, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await SaveOnceAsync();
        }
    }

    private void Set(GatewaySession? value)
    {
        current = value;
        signal.Writer.TryWrite(true);
    }

    private async Task SaveOnceAsync()
    {
        try
        {
            await changed(current);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            log.LogWarning(fault, "The gateway session could not be saved; a restart now would begin a new one.");
        }
    }
}
