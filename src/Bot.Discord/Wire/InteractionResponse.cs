namespace Bot.Discord.Wire;

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object</summary>
public sealed record InteractionResponse(CallbackType Type, CallbackData? Data = null);

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type</summary>
public enum CallbackType { Pong = 1, Message = 4, DeferredMessage = 5, DeferredUpdate = 6, Update = 7, Autocomplete = 8, Modal = 9 }

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-data-structure</summary>
public sealed record CallbackData
{
    public string? Content { get; init; }
    public IReadOnlyList<Embed>? Embeds { get; init; }
    public IReadOnlyList<Component>? Components { get; init; }
    public AllowedMentions? AllowedMentions { get; init; }
    public MessageFlags? Flags { get; init; }

    /// <summary>At most 25.</summary>
    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public string? CustomId { get; init; }

    /// <summary>Of a modal, at most 45 characters.</summary>
    public string? Title { get; init; }
}
