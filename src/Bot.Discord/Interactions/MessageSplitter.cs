using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>Spreads what is too much for one message over several, in order and without cutting anything.</summary>
public static class MessageSplitter
{
    /// <summary>Components V2 messages of at most 40 components and 4,000 characters each; a container that is too large goes on in the next message in the same colour.</summary>
    public static IReadOnlyList<MessageBody> Split(IReadOnlyList<Component> components)
    {
        var messages = new List<List<Component>> { new() };
        foreach (var component in components.SelectMany(Pieces))
        {
            var last = messages[^1];
            if (last.Count > 0 && !Fits([.. last, component]))
                messages.Add(last = []);
            last.Add(component);
        }

        return [.. messages.Where(message => message.Count > 0).Select(message => MessageBody.Of(message))];
    }

    /// <summary>Classic messages of at most 10 embeds and 6,000 characters each; an embed is never taken apart.</summary>
    public static IReadOnlyList<MessageBody> Split(IReadOnlyList<Embed> embeds)
    {
        var messages = new List<List<Embed>> { new() };
        foreach (var embed in embeds)
        {
            var last = messages[^1];
            if (last.Count == MessageLimits.Embeds || last.Sum(EmbedLimits.Characters) + EmbedLimits.Characters(embed) > MessageLimits.EmbedCharacters)
                messages.Add(last = []);
            last.Add(embed);
        }

        return [.. messages.Where(message => message.Count > 0).Select(message => new MessageBody { Embeds = message })];
    }

    private static bool Fits(IReadOnlyList<Component> components) =>
        components.Sum(ComponentLimits.Count) <= MessageLimits.Components && components.Sum(ComponentLimits.Text) <= MessageLimits.Text;

    private static IEnumerable<Component> Pieces(Component component) => component switch
    {
        _ when Fits([component]) => [component],
        TextDisplay text => TextSplitter.Split(text.Content, MessageLimits.Text).Select(part => new TextDisplay(part)),
        Container container => Containers(container),
        ActionRow row => row.Components.Chunk(MessageLimits.ButtonsInARow).Select(buttons => new ActionRow(buttons)),
        _ => [component], // one thing that is too large by itself: the check of limits will say so
    };

    private static IEnumerable<Container> Containers(Container container)
    {
        var current = new List<Component>();
        foreach (var child in container.Components.SelectMany(Pieces))
        {
            if (current.Count > 0 && !Fits([container with { Components = [.. current, child] }]))
            {
                yield return container with { Components = current };
                current = [];
            }

            current.Add(child);
        }

        if (current.Count > 0)
            yield return container with { Components = current };
    }
}
