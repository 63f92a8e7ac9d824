using Bot.Discord.Interactions;
using Bot.Discord.Wire;

namespace Bot.Commands;

/// <summary>What a command says: a <see cref="Said"/>, a <see cref="Changed"/> or an <see cref="Asked"/>, nothing else.</summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>A new message, private unless shared.</summary>
    public sealed record Said(MessageBody Body, bool Shared) : Reply;

    /// <summary>The message the component is on, written anew.</summary>
    public sealed record Changed(MessageBody Body) : Reply;

    /// <summary>A form.</summary>
    public sealed record Asked(string CustomId, string Title, IReadOnlyList<Label> Fields) : Reply;

    public static Reply Private(params IReadOnlyList<Component> components) => new Said(MessageBody.Of(components), Shared: false);

    public static Reply Private(string text, params IReadOnlyList<Component> buttons) => Private([new TextDisplay(text), .. Rows(buttons)]);

    /// <summary>Replaces the message of the pressed component, or answers privately where there is none, as after a form of a command.</summary>
    public static Reply Instead(string text, params IReadOnlyList<Component> buttons) => new Changed(MessageBody.Of([new TextDisplay(text), .. Rows(buttons)]));

    /// <summary>Buttons five to a row; a select fills its own.</summary>
    public static IReadOnlyList<ActionRow> Rows(IReadOnlyList<Component> components) =>
        [.. components.OfType<Button>().Chunk(MessageLimits.ButtonsInARow).Select(five => new ActionRow(five)), .. components.Where(c => c is not Button).Select(c => new ActionRow([c]))];
}
