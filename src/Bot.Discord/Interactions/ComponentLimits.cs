using Bot.Discord.Wire;

namespace Bot.Discord.Interactions;

/// <summary>Walks a tree of components and notes what Discord would refuse.</summary>
internal sealed class ComponentLimits(List<string> broken)
{
    private readonly HashSet<string> customIds = new(StringComparer.Ordinal);

    public void CheckMessage(IReadOnlyList<Component> components, bool v2)
    {
        var all = components.Sum(Count);
        if (all > MessageLimits.Components)
            broken.Add($"components: {all} with all that is nested; {MessageLimits.Components} are allowed.");
        var text = components.Sum(Text);
        if (text > MessageLimits.Text)
            broken.Add($"components: {text} characters of text; {MessageLimits.Text} are allowed.");
        if (!v2 && components.Any(component => component is not ActionRow))
            broken.Add("components: without the flag of Components V2 there are action rows alone.");
        if (!v2 && components.Count > 5)
            broken.Add($"components: {components.Count} action rows; 5 are allowed.");
        Each(components, "components", component => component is ActionRow or TextDisplay or Section or MediaGallery or Separator or Container);
    }

    public void CheckModal(IReadOnlyList<Label> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var where = $"fields[{i}]";
            Length(where + ".label", fields[i].Text, 1, 45);
            Length(where + ".description", fields[i].Description, 0, 100);
            if (fields[i].Component is not (TextInput or StringSelect or ChannelSelect or RoleSelect or UserSelect))
                broken.Add($"{where}: a label holds a text input or a select.");
            else
                CheckOne(fields[i].Component, where);
        }
    }

    /// <summary>The component and all that is nested in it.</summary>
    public static int Count(Component component) => 1 + component switch
    {
        ActionRow row => row.Components.Sum(Count),
        Container container => container.Components.Sum(Count),
        Section section => section.Components.Sum(Count) + (section.Accessory is { } accessory ? Count(accessory) : 0),
        _ => 0,
    };

    /// <summary>Characters of the text displays in it.</summary>
    public static int Text(Component component) => component switch
    {
        TextDisplay text => MessageLimits.Length(text.Content ?? ""),
        Container container => container.Components.Sum(Text),
        Section section => section.Components.Sum(Text),
        _ => 0,
    };

    private void Each(IReadOnlyList<Component> components, string where, Func<Component, bool> allowed)
    {
        for (var i = 0; i < components.Count; i++)
        {
            if (!allowed(components[i]))
                broken.Add($"{where}[{i}]: a {components[i].GetType().Name} cannot stand here.");
            else
                CheckOne(components[i], $"{where}[{i}]");
        }
    }

    private void CheckOne(Component component, string where)
    {
        switch (component)
        {
            case Container container:
                Number(where, "components", container.Components.Count, 1, MessageLimits.Components);
                Each(container.Components, where + ".components", child => child is ActionRow or TextDisplay or Section or MediaGallery or Separator);
                break;
            case Section section:
                Number(where, "texts", section.Components.Count, 1, 3);
                Each(section.Components, where + ".components", child => child is TextDisplay);
                Each([section.Accessory], where + ".accessory", child => child is Button or Thumbnail);
                break;
            case ActionRow row:
                CheckRow(row, where);
                break;
            case TextDisplay text:
                Length(where + ".content", text.Content, 1, MessageLimits.Text);
                break;
            case MediaGallery gallery:
                Number(where, "items", gallery.Items.Count, 1, MessageLimits.GalleryItems);
                foreach (var item in gallery.Items)
                    Length(where + ".description", item.Description, 0, 1024);
                break;
            case Thumbnail thumbnail:
                Length(where + ".description", thumbnail.Description, 0, 1024);
                break;
            default:
                CheckField(component, where);
                break;
        }
    }

    private void CheckField(Component component, string where)
    {
        switch (component)
        {
            case Button button:
                CheckButton(button, where);
                break;
            case StringSelect select:
                CheckSelect(select, where);
                break;
            case ChannelSelect { CustomId: var id, Placeholder: var text }:
                Choice(where, id, text);
                break;
            case RoleSelect { CustomId: var id, Placeholder: var text }:
                Choice(where, id, text);
                break;
            case UserSelect { CustomId: var id, Placeholder: var text }:
                Choice(where, id, text);
                break;
            case TextInput input:
                Id(where, input.CustomId);
                Length(where + ".placeholder", input.Placeholder, 0, 100);
                Length(where + ".value", input.Value, 0, Math.Clamp(input.MaxLength ?? 4000, 1, 4000));
                break;
        }
    }

    private void CheckRow(ActionRow row, string where)
    {
        var buttons = row.Components.Count(component => component is Button);
        if (buttons == row.Components.Count)
            Number(where, "buttons", buttons, 1, MessageLimits.ButtonsInARow);
        else if (row.Components.Count > 1)
            broken.Add($"{where}: a row holds up to {MessageLimits.ButtonsInARow} buttons, or one select alone.");
        Each(row.Components, where + ".components", child => child is Button or StringSelect or ChannelSelect or RoleSelect or UserSelect);
    }

    private void CheckButton(Button button, string where)
    {
        Length(where + ".label", button.Label, button.Emoji is null ? 1 : 0, MessageLimits.ButtonLabel);
        if (button.Style == ButtonStyle.Link)
        {
            Length(where + ".url", button.Url, 1, MessageLimits.LinkUrl);
            if (button.CustomId is not null)
                broken.Add($"{where}: a link has no custom_id.");
            if (button.Url is { Length: > 0 } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "discord"))
                broken.Add($"{where}.url: only http, https and discord addresses are allowed.");
            return;
        }

        Id(where, button.CustomId);
        if (button.Url is not null)
            broken.Add($"{where}: only a link has a url.");
    }

    private void CheckSelect(StringSelect select, string where)
    {
        Choice(where, select.CustomId, select.Placeholder);
        Number(where, "options", select.Options.Count, 1, MessageLimits.SelectOptions);
        foreach (var option in select.Options)
        {
            Length(where + ".option.label", option.Label, 1, MessageLimits.SelectText);
            Length(where + ".option.value", option.Value, 1, MessageLimits.SelectText);
            Length(where + ".option.description", option.Description, 0, MessageLimits.SelectText);
        }

        if (select.Options.Select(option => option.Value).Distinct(StringComparer.Ordinal).Count() < select.Options.Count)
            broken.Add($"{where}: two options have the same value.");
        if (select.MinValues > select.Options.Count || select.MaxValues > select.Options.Count || select.MinValues > (select.MaxValues ?? 1) || select.MaxValues < 1)
            broken.Add($"{where}: min_values and max_values must lie within the number of options.");
    }

    private void Choice(string where, string? customId, string? placeholder)
    {
        Id(where, customId);
        Length(where + ".placeholder", placeholder, 0, MessageLimits.Placeholder);
    }

    private void Id(string where, string? customId)
    {
        Length(where + ".custom_id", customId, 1, MessageLimits.CustomId);
        if (customId is not null && !customIds.Add(customId))
            broken.Add($"{where}.custom_id: '{customId}' stands twice in the message.");
    }

    private void Length(string where, string? text, int least, int most)
    {
        var length = MessageLimits.Length(text ?? "");
        if (length < least || length > most)
            broken.Add($"{where}: {length} characters; {least}–{most} are allowed.");
    }

    private void Number(string where, string what, int number, int least, int most)
    {
        if (number < least || number > most)
            broken.Add($"{where}: {number} {what}; {least}–{most} are allowed.");
    }
}
