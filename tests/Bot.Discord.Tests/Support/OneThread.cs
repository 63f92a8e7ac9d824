using Microsoft.Extensions.Time.Testing;

namespace Bot.Discord.Tests.Support;

/// <summary>Runs everything that a virtual clock wakes on the test's own thread, so that a simulation is the same each time.</summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Call, object? State)> queue = new();

    public FakeTimeProvider Clock { get; } = new();

    /// <summary>Runs <paramref name="work"/> to its end, or until the virtual time is over.</summary>
    /// <returns>Whether it came to its end.</returns>
    public static bool Run(Func<FakeTimeProvider, Task> work, TimeSpan limit, int stepMilliseconds = 5)
    {
        var before = Current;
        var thread = new OneThread();
        SetSynchronizationContext(thread);
        try
        {
            var task = work(thread.Clock);
            var end = thread.Clock.GetUtcNow() + limit;
            thread.RunQueue();
            while (!task.IsCompleted && thread.Clock.GetUtcNow() < end)
            {
                thread.Clock.Advance(TimeSpan.FromMilliseconds(stepMilliseconds));
                thread.RunQueue();
            }

            if (task.IsFaulted)
                throw task.Exception.InnerException ?? task.Exception;
            return task.IsCompleted;
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) => queue.Enqueue((d, state));

    private void RunQueue()
    {
        while (queue.TryDequeue(out var next))
            next.Call(next.State);
    }
}
