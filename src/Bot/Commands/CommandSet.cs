using Bot.Discord.Interactions;

namespace Bot.Commands;

/// <summary>All commands and all that answers presses, by name and by verb. Nothing is listed by hand: one scan finds them.</summary>
internal sealed class CommandSet
{
    private readonly Dictionary<string, ISlashCommand> _commands;
    private readonly Dictionary<string, IAnswersPresses> _presses;

    public CommandSet(IEnumerable<ISlashCommand> commands, IEnumerable<IAnswersPresses> presses)
    {
        _commands = commands.ToDictionary(c => c.Definition.Name, StringComparer.Ordinal);
        _presses = presses.SelectMany(p => p.Verbs.Select(verb => (verb, p))).ToDictionary(v => v.verb, v => v.p, StringComparer.Ordinal);
    }

    /// <summary>What Discord is told of, in the order of the names.</summary>
    public IReadOnlyList<CommandDefinition> Definitions => [.. _commands.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Value.Definition)];

    public ISlashCommand? Command(string name) => _commands.GetValueOrDefault(name);

    public IAnswersPresses? Pressed(string verb) => _presses.GetValueOrDefault(verb);
}
