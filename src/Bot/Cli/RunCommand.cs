using System.CommandLine;

namespace Bot.Cli;

/// <summary><c>run</c>: the bot. Without a token there is no Discord to go to, so it shows the product on this machine instead.</summary>
internal sealed class RunCommand : IVerb
{
    public Command Describe(string[] settings)
    {
        var command = new Command("run", "Run the bot (also without a verb). Needs Discord:Token; without one it does what try does.");
        command.SetAction((_, cancel) => RunAsync(settings, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, CancellationToken cancel)
    {
        var builder = BotApplication.CreateBuilder(settings);
        if (string.IsNullOrWhiteSpace(builder.Configuration["Discord:Token"]))
        {
            if (builder.Configuration.GetValue<bool>("DOTNET_RUNNING_IN_CONTAINER"))
            {
                throw new BadUsageException("Discord:Token is not set. Give the container your bot's token: -e Discord__Token=…");
            }

            await Console.Error.WriteLineAsync("No Discord:Token is set, so this is a try on sample news; with a token the bot goes to Discord.");
            return await TryCommand.RunAsync(null, TryCommand.Port, settings, cancel);
        }

        using var host = builder.AddBot().Build();
        await host.PrepareAsync(cancel);
        await host.StartAsync(cancel);
        await StoppedAsync(host, cancel);
        return host.Services.GetRequiredService<GatewayLoop>().Refusal is { } why ? throw new CannotGoOnException(why) : 0;
    }

    /// <summary>Waits for the end of the host.</summary>
    /// <exception cref="CannotGoOnException">A service that runs beside the others ended it by a fault.</exception>
    internal static async Task StoppedAsync(IHost host, CancellationToken cancel)
    {
        await host.WaitForShutdownAsync(cancel);
        foreach (var service in host.Services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            if (service.ExecuteTask?.Exception?.GetBaseException() is { } fault and not OperationCanceledException)
            {
                throw new CannotGoOnException($"The bot stopped because of a fault in {service.GetType().Name}: {fault.Message}");
            }
        }
    }
}
