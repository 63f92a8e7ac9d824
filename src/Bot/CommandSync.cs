using Bot.Commands;
using Bot.Delivery;
using Bot.Discord;
using Bot.Discord.Interactions;
using Bot.Discord.Rest;
using Bot.Discord.Wire;

namespace Bot;

/// <summary>Registers the commands where they changed. What Discord holds is looked at too, so that commands that somebody removed come back.</summary>
internal sealed class CommandSync(DiscordRest rest, DiscordOptions options, CommandRegistration registration, CommandSet commands, Keepsakes keepsakes)
{
    /// <param name="guild">One server, or null for all.</param>
    /// <returns>What was done, in a line.</returns>
    /// <exception cref="CommandsRefusedException">Discord would not take them; the message says why.</exception>
    public async Task<string> RunAsync(string? guild, CancellationToken cancel)
    {
        var name = guild is null ? "registered-commands" : $"registered-commands:{guild}";
        var application = await ApplicationAsync(cancel);
        var there = await rest.GetCommandsAsync(application, guild, cancel) is Got<IReadOnlyList<ApplicationCommand>>(var known)
            && commands.Definitions.All(definition => known.Any(command => command.Name == definition.Name));
        switch (await registration.RegisterAsync(commands.Definitions, application, guild, there ? await keepsakes.ReadAsync<string>(name, cancel) : null, cancel))
        {
            case Registered registered:
                await keepsakes.KeepAsync(name, registered.Hash, cancel);
                return FormattableString.Invariant($"Registered {registered.Commands.Count} commands");
            case NotRegistered failed:
                throw new CommandsRefusedException(failed.Why);
            default:
                return "The commands are registered already";
        }
    }

    private async Task<string> ApplicationAsync(CancellationToken cancel) => options.ApplicationId
        ?? (await rest.GetApplicationAsync(cancel) is Got<Application>(var found)
            ? found.Id
            : throw new CommandsRefusedException("Discord does not tell the application's id; set Discord:ApplicationId"));
}

/// <summary>Discord would not take the commands.</summary>
internal sealed class CommandsRefusedException(string why) : Exception(why);
