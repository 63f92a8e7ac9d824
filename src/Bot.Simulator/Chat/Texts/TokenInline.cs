using Markdig.Syntax.Inlines;

namespace Bot.Simulator.Chat.Texts;

/// <summary>Something in angle brackets that Discord's client replaces, a bare address, or a mention of everyone.</summary>
internal sealed class TokenInline(TokenKind kind, string value, string extra) : LeafInline
{
    public TokenKind Kind => kind;

    /// <summary>An id, an address, a name or seconds since 1970, by kind.</summary>
    public string Value => value;

    /// <summary>A command's or an emoji's id, a timestamp's style; else empty.</summary>
    public string Extra => extra;
}

/// <summary>The kinds of text that Discord replaces (https://docs.discord.com/developers/reference#message-formatting-formats).</summary>
internal enum TokenKind
{
    User,
    Role,
    Channel,
    Command,
    Emoji,
    Drawn,
    Timestamp,
    Address,
    Everyone,
}
