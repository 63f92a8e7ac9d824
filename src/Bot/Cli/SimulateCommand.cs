using System.CommandLine;
using Bot.Simulator;
using Bot.Simulator.Newsstands;

namespace Bot.Cli;

/// <summary><c>simulate</c>: the local Discord alone, for any bot.</summary>
internal sealed class SimulateCommand : IVerb
{
    public const int Port = 5081;

    public Command Describe(string[] settings)
    {
        var newsstand = new Option<DirectoryInfo?>("--newsstand") { Description = "a folder of feed files and pages instead of the sample" };
        var port = PortOption.Make(Port);
        var clock = new Option<string>("--clock") { Description = "real, or manual: moves only when told to", DefaultValueFactory = _ => "real" };
        clock.AcceptOnlyFromAmong("real", "manual");
        var command = new Command("simulate", "Start a local Discord for any bot; the first line of output says where it is and with which token.") { newsstand, port, clock };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(newsstand), parsed.GetValue(port), parsed.GetValue(clock) == "manual", settings, cancel));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo? folder, int port, bool manual, string[] settings, CancellationToken cancel)
    {
        try
        {
            var stand = folder is null ? Newsstand.Sample() : Newsstand.Load(folder.FullName);
            if (folder is null && stand.Newest is { } newest)
            {
                stand.ShiftBy(TimeProvider.System.GetUtcNow() - newest);
            }

            var openApi = BotApplication.CreateBuilder(settings).Configuration["Simulator:OpenApiFile"];
            await using var discord = await SimulatedDiscord.StartAsync(
                new() { Port = port, Newsstand = stand, ManualClock = manual, OpenApiFile = openApi is { Length: > 0 } ? openApi : null }, cancel);
            Console.WriteLine(discord.ReadyLine());
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception known) when (known is PortInUseException or NewsstandException)
        {
            throw new CannotGoOnException(known.Message);
        }
    }
}
