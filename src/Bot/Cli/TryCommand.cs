using System.CommandLine;
using Bot.News.Store;
using Bot.Simulator;
using Microsoft.EntityFrameworkCore;

namespace Bot.Cli;

/// <summary><c>try</c>: the whole product on this machine alone, without account, key or network.</summary>
internal sealed class TryCommand : IVerb
{
    public const int Port = 5080;

    public Command Describe(string[] settings)
    {
        var newsstand = new Option<DirectoryInfo?>("--newsstand") { Description = "a folder of feed files and pages instead of the sample" };
        var port = PortOption.Make(Port);
        var command = new Command("try", "Start a local Discord and the bot on sample news; open the printed address in a browser.") { newsstand, port };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(newsstand), parsed.GetValue(port), settings, cancel));
        return command;
    }

    public static async Task<int> RunAsync(DirectoryInfo? newsstand, int port, string[] settings, CancellationToken cancel)
    {
        await using var session = await TrySession.StartAsync(newsstand?.FullName, port, recorded: true, ["--Logging:LogLevel:Default=Warning", .. settings], cancel);
        Console.WriteLine(session.Discord.Address.GetLeftPart(UriPartial.Authority));
        var report = new StageReport(TimeProvider.System, session.Discord.World.Progress.Report);
        await session.WindAsync(report, cancel);
        await session.GoAsync(cancel);
        await TellEditionAsync(session, report, cancel);
        await RunCommand.StoppedAsync(session.Host, cancel);
        return 0;
    }

    /// <summary>Waits until the channel holds the edition, and says so.</summary>
    private static async Task TellEditionAsync(TrySession session, StageReport report, CancellationToken cancel)
    {
        var posted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (session.Discord.World.Messages(session.Discord.ChannelId).Count > 0)
            {
                posted.TrySetResult();
            }
        }

        session.Discord.World.Changed += Look;
        Look();
        await posted.Task.WaitAsync(cancel);
        session.Discord.World.Changed -= Look;
        await using var db = await session.Host.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(cancel);
        var recap = await db.Recaps.AsNoTracking().OrderBy(r => r.Id).Select(r => new { r.Title, r.Items.Count }).FirstAsync(cancel);
        report.Line("recap", $"{recap.Title}: {recap.Count} events → #ai-news");
    }
}
