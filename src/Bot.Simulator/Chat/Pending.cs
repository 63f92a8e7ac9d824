using System.Text.Json.Nodes;

namespace Bot.Simulator.Chat;

/// <summary>Something a person did that the bot has not answered yet, or failed to.</summary>
/// <param name="InteractionId">Empty where the interaction could not even be sent.</param>
/// <param name="MessageId">The message whose component was used; null for a command or a modal.</param>
/// <param name="CustomId">The component or modal.</param>
/// <param name="Command">The command's name; null for components and modals.</param>
public sealed record Pending(string InteractionId, string UserId, string ChannelId, string? MessageId, string? CustomId, string? Command)
{
    /// <summary>Why it failed; null while it waits.</summary>
    public string? Failure { get; init; }

    /// <summary>The command was picked from a message's menu, not typed.</summary>
    public bool OnMessage { get; init; }
}

/// <summary>A dialog that the bot opened as its answer to an interaction.</summary>
public sealed record OpenModal(string InteractionId, string UserId, JsonObject Modal)
{
    public bool IsSending { get; init; }

    public string? Failure { get; init; }
}
