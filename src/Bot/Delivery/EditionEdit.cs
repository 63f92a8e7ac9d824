using Bot.Discord.Wire;
using Bot.News.Recapping;
using Section = Bot.Discord.Wire.Section;

namespace Bot.Delivery;

/// <summary>
/// Changes a message that was posted, and nothing else in it: an event that was taken down leaves an empty place, one whose
/// card was corrected says so. Every other line stays as readers saw it.
/// </summary>
internal static class EditionEdit
{
    private const string TakenDown = "-# An event was taken down here.";

    /// <param name="gone">Ids of events that must not be shown any more, with the titles by which other lines may name them.</param>
    /// <param name="actions">Ids of the actions that belong to them.</param>
    public static MessageBody Without(MessageBody body, IReadOnlyDictionary<long, string> gone, IReadOnlySet<long> actions) =>
        Rewritten(body, gone.Values, section => PressOf(section) switch
        {
            Press.OpenEvent(var id) when gone.ContainsKey(id) => new TextDisplay(TakenDown),
            Press.AddToList(var id) when actions.Contains(id) => null,
            _ => section,
        });

    /// <param name="corrected">The items as their corrected cards tell them, by event.</param>
    /// <param name="before">The headlines that were corrected.</param>
    public static MessageBody Corrected(MessageBody body, IReadOnlyDictionary<long, EditionItem> corrected, IReadOnlyCollection<string> before)
    {
        for (var lines = true; ; lines = false)
        {
            var changed = Rewritten(body, before, section => PressOf(section) is Press.OpenEvent(var id) && corrected.TryGetValue(id, out var item)
                ? section with { Components = [new TextDisplay(Text(item, section, lines))] }
                : section);
            if (!lines || Limits.Holds(changed.Components ?? []))
            {
                return changed;
            }
        }
    }

    /// <summary>The one event's place says <paramref name="text"/>; for messages that are no edition.</summary>
    public static MessageBody Retitled(MessageBody body, long eventId, string text) =>
        Rewritten(body, [], section => PressOf(section) is Press.OpenEvent(var id) && id == eventId ? section with { Components = [new TextDisplay(text)] } : section);

    private static string Text(EditionItem item, Section section, bool lines)
    {
        var deep = section.Components.OfType<TextDisplay>().Any(text => text.Content.Contains("**What changed** ", StringComparison.Ordinal));
        var title = $"**{item.Rank}** · Corrected: {EditionMessage.Title(item, link: lines)}";
        return !lines ? title
            : deep && item.Changed.Count > 0 ? $"{title}\n**What changed** {DiscordMarkdown.Escape(Sign.Changed(item)[0])}"
            : item.Line.Length > 0 ? $"{title}\n{DiscordMarkdown.Escape(Sign.Line(item))}\n-# {DiscordMarkdown.Escape(item.Badge)}"
            : $"{title}\n-# {DiscordMarkdown.Escape(item.Badge)}";
    }

    private static MessageBody Rewritten(MessageBody body, IEnumerable<string> titles, Func<Section, Component?> change)
    {
        var names = titles.Select(DiscordMarkdown.Escape).Where(name => name.Length > 0).ToList();
        return body with
        {
            Flags = MessageFlags.ComponentsV2, // an edit may not ask for silence again
            AllowedMentions = AllowedMentions.None,
            Components = [.. (body.Components ?? []).Select(component => component is Container container ? container with { Components = Rows(container, names, change) } : component)],
        };
    }

    private static List<Component> Rows(Container container, List<string> names, Func<Section, Component?> change)
    {
        List<Component> rows = [];
        foreach (var row in container.Components)
        {
            var kept = row switch
            {
                Section section => change(section),
                TextDisplay text => text with { Content = Unnamed(text.Content, names) },
                _ => row,
            };
            if (kept is not null and not TextDisplay { Content.Length: 0 })
            {
                rows.Add(kept);
            }
        }

        return rows;
    }

    /// <summary>Without the lines that name what is gone: the lead, a note. Headings and last lines stay.</summary>
    private static string Unnamed(string text, List<string> names) => names.Count == 0
        ? text
        : string.Join('\n', text.Split('\n').Where(line => line.StartsWith("# ", StringComparison.Ordinal) || !names.Exists(name => line.Contains(name, StringComparison.Ordinal))));

    private static Press? PressOf(Section section) => section.Accessory is Button { CustomId: { } id } ? CustomId.Parse(id, []) : null;
}
