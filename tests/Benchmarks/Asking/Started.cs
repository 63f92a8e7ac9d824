using Bot.Simulator;
using Bot.Simulator.Acting;
using Bot.Simulator.World;

namespace Benchmarks.Asking;

/// <summary>Tells when a bot is there: its commands are registered and one of them is answered.</summary>
internal static class Started
{
    public static async Task AnswersAsync(SimulatedDiscord discord, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        while (!Registered(discord))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, patience.Token);
        }

        while (true)
        {
            var asked = discord.World.RunCommand(new CommandUse(discord.UserId, "help") { Channel = discord.ChannelId });
            while (discord.World.Interaction(asked)?.State is InteractionState.Waiting or InteractionState.Deferred)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
            }

            if (discord.World.Interaction(asked)?.State == InteractionState.Answered)
            {
                return;
            }
        }
    }

    private static bool Registered(SimulatedDiscord discord) => discord.World.CommandsIn(discord.GuildId).Any(c => c["name"]?.ToString() == "help");
}
