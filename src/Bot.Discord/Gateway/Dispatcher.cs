using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Bot.Discord.Gateway;

/// <summary>
/// Hands events to the host so that nothing it does can hold up the reader: interactions at once and side by side, all else
/// one after another. What a handler throws stays here.
/// </summary>
internal sealed class Dispatcher(Func<GatewayEvent, ValueTask> handle, TimeProvider clock, ILogger log)
{
    private const int RememberedInteractions = 4096;
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly Channel<GatewayEvent> line = Channel.CreateUnbounded<GatewayEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<long, Task> running = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> seenOrder = new();
    private long number;

    /// <summary>Called by the reader alone, one event at a time.</summary>
    public void Post(GatewayEvent happened)
    {
        if (happened is not InteractionCreated interaction)
            line.Writer.TryWrite(happened);
        else if (Wanted(interaction.Received))
            Start(interaction);
    }

    /// <summary>Handles the events that keep their order, until cancelled; then waits a little for what is under way.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            await foreach (var happened in line.Reader.ReadAllAsync(cancel))
                await HandleAsync(happened);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await FinishAsync();
        }
    }

    /// <summary>Discord may send an interaction twice, and replays old ones that nobody waits for any more.</summary>
    private bool Wanted(ReceivedInteraction received)
    {
        if (!seen.Add(received.Interaction.Id))
            return false;
        seenOrder.Enqueue(received.Interaction.Id);
        if (seenOrder.Count > RememberedInteractions)
            seen.Remove(seenOrder.Dequeue());
        if (received.LateBy < AnswerTime)
            return true;
        log.LogInformation("An interaction of {Seconds:0.0} s ago is not answered; Discord has given it up.", received.LateBy.TotalSeconds);
        return false;
    }

    private void Start(GatewayEvent happened)
    {
        var key = Interlocked.Increment(ref number);
        var task = Task.Run(() => HandleAsync(happened));
        running[key] = task;
        task.ContinueWith(_ => running.TryRemove(key, out var _), TaskScheduler.Default);
    }

    private async Task HandleAsync(GatewayEvent happened)
    {
        try
        {
            await handle(happened);
        }
        catch (OperationCanceledException)
        {
            // the host is stopping
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            log.LogError(fault, "Handling {Event} failed.", happened.GetType().Name);
        }
    }

    private async Task FinishAsync()
    {
        try
        {
            await Task.WhenAll(running.Values).WaitAsync(Farewell, clock);
        }
        catch (TimeoutException)
        {
            log.LogWarning("{Count} interactions were still being handled at the end.", running.Count);
        }
    }
}
