namespace Bot.Discord.Wire;

/// <summary>
/// What is sent to create or edit a message. Nobody is ever mentioned unless <see cref="AllowedMentions"/> says so, because
/// Discord's own default would let any text ping everyone.
/// https://discord.com/developers/docs/resources/message#create-message
/// </summary>
public sealed record MessageBody
{
    /// <summary>At most 2,000 characters; absent with Components V2.</summary>
    public string? Content { get; init; }

    /// <summary>At most 10, and 6,000 characters together; absent with Components V2.</summary>
    public IReadOnlyList<Embed>? Embeds { get; init; }

    /// <summary>At most 40 with all that is nested in them, and 4,000 characters of text together.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;

    /// <summary>At most 25 characters. With <see cref="EnforceNonce"/> the same nonce never makes a second message within minutes.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    /// <summary>A Components V2 message of these components.</summary>
    public static MessageBody Of(params IReadOnlyList<Component> components) => new() { Components = components, Flags = MessageFlags.ComponentsV2 };

    /// <summary>A Components V2 message of this one text.</summary>
    public static MessageBody Text(string text) => Of(new TextDisplay(text));

    /// <summary>The same message, made safe to send again for some minutes.</summary>
    public MessageBody WithNonce(string nonce) => this with { Nonce = nonce, EnforceNonce = true };
}

/// <summary>https://discord.com/developers/docs/resources/message#allowed-mentions-object</summary>
public sealed record AllowedMentions
{
    /// <summary>Nobody is pinged, whatever the text says.</summary>
    public static AllowedMentions None { get; } = new();

    public IReadOnlyList<string> Parse { get; init; } = [];
    public IReadOnlyList<string>? Roles { get; init; }
    public IReadOnlyList<string>? Users { get; init; }
}
