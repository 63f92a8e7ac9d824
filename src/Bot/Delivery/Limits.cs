using Bot.Discord.Wire;
using Section = Bot.Discord.Wire.Section;

namespace Bot.Delivery;

/// <summary>What a message may hold. https://discord.com/developers/docs/components/reference</summary>
internal static class Limits
{
    /// <summary>Code points over all text displays of a message, link targets included.</summary>
    public const int Text = 4000;

    /// <summary>Discord takes 40; two are kept free for what a later edit adds.</summary>
    public const int Components = 38;

    public static bool Holds(IReadOnlyList<Component> components) => CountText(components) <= Text && Count(components) <= Components;

    /// <summary>Components with all that is nested in them.</summary>
    public static int Count(IReadOnlyList<Component> components) => components.Sum(component => 1 + component switch
    {
        Container container => Count(container.Components),
        ActionRow row => Count(row.Components),
        Section section => Count(section.Components) + 1,
        _ => 0,
    });

    /// <summary>Code points over all text displays.</summary>
    public static int CountText(IReadOnlyList<Component> components) => components.Sum(component => component switch
    {
        TextDisplay text => DiscordMarkdown.Length(text.Content),
        Container container => CountText(container.Components),
        Section section => CountText(section.Components),
        _ => 0,
    });
}
