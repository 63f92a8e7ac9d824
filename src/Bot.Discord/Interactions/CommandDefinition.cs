using System.Globalization;
using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>A command as code defines it; <see cref="Build"/> holds it to Discord's limits.</summary>
public sealed record CommandDefinition
{
    private readonly ApplicationCommand command;

    private CommandDefinition(ApplicationCommand command) => this.command = command;

    public string Name => command.Name;

    /// <summary>A slash command, offered in servers and in direct messages with the bot until <see cref="In(InteractionPlace[])"/> says otherwise.</summary>
    public static CommandDefinition Slash(string name, string description) => Of(CommandType.ChatInput, name, description);

    /// <summary>A command in the menu of a message; it has neither description nor options.</summary>
    public static CommandDefinition OnMessage(string name) => Of(CommandType.Message, name, null);

    /// <summary>A command in the menu of a person; it has neither description nor options.</summary>
    public static CommandDefinition OnUser(string name) => Of(CommandType.User, name, null);

    /// <summary>The options, required ones first.</summary>
    public CommandDefinition With(params IReadOnlyList<CommandOption> options) => new(command with { Options = [.. command.Options ?? [], .. options] });

    /// <summary>Where it is offered.</summary>
    public CommandDefinition In(params InteractionPlace[] places) => new(command with { Contexts = places });

    /// <summary>Whether it comes with the bot in a server, with a person who installed it, or both.</summary>
    public CommandDefinition InstalledBy(params IntegrationType[] types) => new(command with { IntegrationTypes = types });

    /// <summary>Who is offered it in a server, until the server's own settings say otherwise.</summary>
    public CommandDefinition Needing(Permissions permissions) =>
        new(command with { DefaultMemberPermissions = ((ulong)permissions).ToString(CultureInfo.InvariantCulture) });

    /// <summary>Its name and description in one more language, such as <c>de</c>.</summary>
    public CommandDefinition In(string locale, string name, string? description) => new(command with
    {
        NameLocalizations = Option.With(command.NameLocalizations, locale, name),
        DescriptionLocalizations = description is null ? command.DescriptionLocalizations : Option.With(command.DescriptionLocalizations, locale, description),
    });

    /// <exception cref="CommandDefinitionException">A limit is broken; the message names the command, the option and the limit.</exception>
    public ApplicationCommand Build()
    {
        var violations = CommandLimits.Check(command);
        return violations.Count == 0 ? command : throw new CommandDefinitionException(violations);
    }

    private static CommandDefinition Of(CommandType type, string name, string? description) => new(new ApplicationCommand
    {
        Type = type,
        Name = name,
        Description = description,
        Contexts = [InteractionPlace.Guild, InteractionPlace.BotDm],
        IntegrationTypes = [IntegrationType.Guild],
    });
}

/// <summary>A command that Discord would refuse, found before it was sent.</summary>
public sealed class CommandDefinitionException(IReadOnlyList<string> violations) : Exception(string.Join(Environment.NewLine, violations))
{
    public IReadOnlyList<string> Violations { get; } = violations;
}
