using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>Discord's limits on commands: https://discord.com/developers/docs/interactions/application-commands</summary>
public static class CommandLimits
{
    /// <summary>One line for each limit that is broken, each naming the command and the option; empty where all is well.</summary>
    public static IReadOnlyList<string> Check(ApplicationCommand command) =>
        command.Name.Length is 0 or > 32 ? [$"/{command.Name}: a name has 1–32 characters."] : [];
}
