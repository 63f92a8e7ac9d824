namespace Bot.Simulator.Chat;

/// <summary>When the hosting process next owes an edition; registered by a host that knows.</summary>
/// <returns>The instant, or null when nothing is due.</returns>
public delegate DateTimeOffset? NextSlot();
