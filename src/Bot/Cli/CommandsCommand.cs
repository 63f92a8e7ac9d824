using System.CommandLine;
using System.Text;
using Bot.Commands;
using Bot.Discord.Wire;

namespace Bot.Cli;

/// <summary><c>commands</c>: what Discord is told of.</summary>
internal sealed class CommandsCommand : IVerb
{
    public Command Describe(string[] settings)
    {
        var list = new Command("list", "Print each command as it is registered, one JSON object a line. Needs no token, database or network.");
        list.SetAction(_ => List());
        var guild = new Option<string?>("--guild") { Description = "only in this server, where a change shows at once" };
        var sync = new Command("sync", "Register the commands, where they changed.") { guild };
        sync.SetAction((parsed, cancel) => SyncAsync(settings, parsed.GetValue(guild), cancel));
        return new Command("commands", "List or register the slash commands.") { list, sync };
    }

    private static int List()
    {
        using var host = BotApplication.CreateBuilder([]).AddBot().Build();
        foreach (var definition in host.Services.GetRequiredService<CommandSet>().Definitions)
        {
            Console.WriteLine(Encoding.UTF8.GetString(Json.Write(definition.Build())));
        }

        return 0;
    }

    private static async Task<int> SyncAsync(string[] settings, string? guild, CancellationToken cancel)
    {
        var builder = BotApplication.CreateBuilder(settings);
        if (string.IsNullOrWhiteSpace(builder.Configuration["Discord:Token"]))
        {
            throw new BadUsageException("Discord:Token is not set; give it as Discord__Token=… in the environment.");
        }

        if (guild is not null && !(guild.Length is > 0 and <= 20 && guild.All(char.IsAsciiDigit)))
        {
            throw new BadUsageException($"--guild is '{guild}': give the server's id (in Discord: right-click the server, Copy Server ID).");
        }

        using var host = builder.AddBot().Build();
        await host.PrepareAsync(cancel);
        var outcome = await host.Services.GetRequiredService<CommandSync>().RunAsync(guild, cancel);
        Console.WriteLine(outcome);
        return 0;
    }
}
