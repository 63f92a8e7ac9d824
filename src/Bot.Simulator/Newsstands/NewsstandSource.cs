namespace Bot.Simulator.Newsstands;

/// <summary>A feed of a newsstand: its name, who publishes it, its kind as in <c>News:Sources</c>, and its file below the folder.</summary>
/// <param name="Manner">How its server behaves: slow, dead, hanging, lying or endless; null for one that behaves well.</param>
public sealed record NewsstandSource(string Name, string Publisher, string Kind, string File, string? Manner = null);

/// <summary>The newsstand folder cannot be used; the message says what to do.</summary>
public sealed class NewsstandException(string message, Exception? inner = null) : Exception(message, inner);
