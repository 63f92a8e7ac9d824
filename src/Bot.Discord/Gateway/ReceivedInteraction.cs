using Bot.Discord.Wire;

namespace Bot.Discord.Gateway;

/// <summary>An interaction and the instant it reached us.</summary>
/// <param name="ReceivedAt">A timestamp of the options' clock (<see cref="TimeProvider.GetTimestamp"/>), which no change of the host's date can move.</param>
/// <param name="LateBy">How old it already was then: zero for a live one, its age on Discord's clock where it was replayed.</param>
public sealed record ReceivedInteraction(Interaction Interaction, long ReceivedAt, TimeSpan LateBy);
