using Bot.Discord.Interactions;
using Bot.Discord.Wire;

namespace Bot.Commands;

/// <summary>One command: a file of its own, found by scan. It reads what it needs from the call and gives back its reply; the dispatcher sends it.</summary>
internal interface ISlashCommand
{
    CommandDefinition Definition { get; }

    Task<Reply> RunAsync(InteractionContext call, CancellationToken cancel);

    /// <summary>Suggestions for the option that is being typed, at most 25.</summary>
    Task<IReadOnlyList<CommandChoice>> CompleteAsync(InteractionContext call, CancellationToken cancel) => Task.FromResult<IReadOnlyList<CommandChoice>>([]);
}

/// <summary>Answers buttons, menus and forms. Found by the same scan; a command may answer its own.</summary>
internal interface IAnswersPresses
{
    /// <summary>The verbs it answers: see <see cref="Pressed"/>.</summary>
    IReadOnlyList<string> Verbs { get; }

    Task<Reply> PressAsync(InteractionContext call, Pressed pressed, CancellationToken cancel);
}
