using Bot.Simulator.Chat.Texts;

namespace Bot.Simulator.Chat.Messages;

/// <summary>What the parts of one message need to know beyond their own JSON.</summary>
/// <param name="View">Who reads, where and when.</param>
/// <param name="Press">Sends a component interaction.</param>
/// <param name="Busy">The custom id that waits for the bot's answer; null when none does.</param>
/// <param name="Entities">What a select of users, roles or channels offers, by component type (5 to 8).</param>
public sealed record MessageContext(Viewpoint View, Func<Press, Task> Press, string? Busy, Func<int, IReadOnlyList<Entity>> Entities);

/// <summary>A pressed button, or a select with what was chosen.</summary>
public sealed record Press(string CustomId, IReadOnlyList<string>? Values = null);

/// <summary>A person, role or channel that a select offers.</summary>
public sealed record Entity(string Id, string Name);
