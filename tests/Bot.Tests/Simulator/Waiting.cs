using Bot.Simulator.World;

namespace Bot.Tests.Simulator;

/// <summary>Waits for what the local Discord sees instead of for time.</summary>
internal static class Waiting
{
    /// <summary>Waits until the local Discord is as wished, looking whenever anything changed in it; thirty seconds at most.</summary>
    public static async Task UntilAsync(this SimulatedWorld world, Func<bool> wished)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (wished())
            {
                done.TrySetResult();
            }
        }

        world.Changed += Look;
        try
        {
            Look();
            await done.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
        finally
        {
            world.Changed -= Look;
        }
    }
}
