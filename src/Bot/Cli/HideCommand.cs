using System.CommandLine;
using Bot.Subscriptions;

namespace Bot.Cli;

/// <summary><c>hide EVENT</c>: the operator takes an event down everywhere; a running bot edits what it posted within a minute.</summary>
internal sealed class HideCommand : IVerb
{
    private readonly Argument<long> _event = new("event") { Description = "the event's number, as /event and the JSON of recap give it" };
    private readonly Option<bool> _undo = new("--undo") { Description = "let it be told again; messages that were edited stay as they are" };

    public Command Describe(string[] settings)
    {
        var command = new Command("hide", "Take an event down everywhere: out of what was posted and of every edition to come.") { _event, _undo };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(_event), parsed.GetValue(_undo), settings, cancel));
        return command;
    }

    private static async Task<int> RunAsync(long eventId, bool undo, string[] settings, CancellationToken cancel)
    {
        var builder = BotApplication.CreateBuilder(["--Logging:LogLevel:Default=Warning", .. settings]).AddDesk();
        builder.Services.AddSingleton<Opinions>();
        using var host = builder.Build();
        await host.PrepareAsync(cancel);
        var title = await host.Services.GetRequiredService<Opinions>().HideEverywhereAsync(eventId, undo, cancel);
        Console.WriteLine(title is null ? $"There is no event {eventId}." : $"{(undo ? "Told again" : "Taken down everywhere")}: {title}");
        return title is null ? 1 : 0;
    }
}
