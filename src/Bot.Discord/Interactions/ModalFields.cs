using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>What a submitted modal holds, by the custom ids of its fields.</summary>
public sealed class ModalFields
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);

    public ModalFields(InteractionData? data)
    {
        foreach (var component in data?.Components ?? [])
            Read(component);
    }

    /// <summary>The text or the first choice, or null where the field is absent or empty.</summary>
    public string? this[string customId] => values.GetValueOrDefault(customId) is [{ Length: > 0 } first, ..] ? first : null;

    /// <summary>All choices of a select.</summary>
    public IReadOnlyList<string> All(string customId) => values.GetValueOrDefault(customId) ?? [];

    private void Read(Component? component)
    {
        switch (component)
        {
            case Label label: Read(label.Component); break;
            case ActionRow row: foreach (var inner in row.Components) Read(inner); break;
            case TextInput { CustomId: { } id } input: values[id] = input.Value is { } text ? [text] : []; break;
            case StringSelect { CustomId: { } id } select: values[id] = select.Values ?? []; break;
            case ChannelSelect { CustomId: { } id } select: values[id] = select.Values ?? []; break;
            case RoleSelect { CustomId: { } id } select: values[id] = select.Values ?? []; break;
            case UserSelect { CustomId: { } id } select: values[id] = select.Values ?? []; break;
        }
    }
}
