using System.Text.Json.Nodes;

namespace Bot.Simulator.Acting;

/// <summary>A command as a person types it. People and channels may be named by id or by name; <c>@me</c> is the direct conversation with the bot.</summary>
public sealed record CommandUse(string User, string Name)
{
    /// <summary>Where it is typed; the first text channel of the guild by default.</summary>
    public string? Channel { get; init; }

    /// <summary>The guild, where no channel is named; the first by default.</summary>
    public string? Guild { get; init; }

    /// <summary>Values by option name. Subcommands are words of the name (<c>digest add</c>) or nested objects.</summary>
    public JsonObject Options { get; init; } = [];

    /// <summary><c>chat_input</c>, <c>user</c> or <c>message</c>.</summary>
    public string Type { get; init; } = "chat_input";

    /// <summary>The message or user that a message or user command is used on.</summary>
    public string? Target { get; init; }
}
