namespace Bot.Simulator.Checking;

/// <summary>What components may stand where, and how much of them.</summary>
/// <remarks>https://discord.com/developers/docs/components/reference</remarks>
internal sealed class ComponentRules(bool v2)
{
    private const int MostComponents = 40;
    private const int MostText = 4000;
    private static readonly int[] TopLevel = [1, 9, 10, 11, 12, 13, 14, 17];
    private static readonly int[] InContainer = [1, 9, 10, 12, 13, 14];
    private static readonly int[] Selects = [3, 5, 6, 7, 8];

    private readonly HashSet<string> _customIds = [];
    private int _count;
    private int _text;

    public static void Check(BodyPart message, bool v2) => new ComponentRules(v2).CheckAll(message);

    private void CheckAll(BodyPart message)
    {
        foreach (var component in message.Parts("components", v2 ? MostComponents : 5))
            Check(component, v2 ? TopLevel : [1]);
        if (_count > MostComponents && v2)
            message.Refuse("components", "BASE_TYPE_MAX_LENGTH", $"A message has at most {MostComponents} components, nested ones included.");
        if (_text > MostText)
            message.Refuse("components", "BASE_TYPE_MAX_LENGTH", $"The text displays of a message have at most {MostText} characters together.");
    }

    private void Check(BodyPart component, ReadOnlySpan<int> allowed)
    {
        _count++;
        var type = component.Whole("type", 1, 30, required: true) ?? 0;
        if (type == 0)
            return;
        if (!allowed.Contains(type))
        {
            component.Refuse("type", "UNION_TYPE_CHOICES", $"Value of field \"type\" must be one of ({string.Join(", ", allowed.ToArray())}).");
            return;
        }
        component.Whole("id", 0, int.MaxValue);
        CheckKind(component, type);
    }

    private void CheckKind(BodyPart component, int type)
    {
        switch (type)
        {
            case 1:
                CheckRow(component);
                break;
            case 2:
                CheckButton(component);
                break;
            case 3 or 5 or 6 or 7 or 8:
                CheckSelect(component, type);
                break;
            case 9:
                CheckSection(component);
                break;
            case 10:
                _text += Length(component.Knows("type", "id", "content").Text("content", MostText, min: 1, required: true));
                break;
            case 11:
                CheckMedia(component.Knows("type", "id", "media", "description", "spoiler"), "media");
                break;
            case 12:
                foreach (var item in component.Knows("type", "id", "items").Parts("items", max: 10, min: 1))
                    CheckMedia(item.Knows("media", "description", "spoiler"), "media");
                break;
            case 13:
                CheckFile(component.Knows("type", "id", "file", "spoiler", "name", "size"));
                break;
            case 14:
                component.Knows("type", "id", "divider", "spacing").Flag("divider");
                component.Whole("spacing", 1, 2);
                break;
            case 17:
                component.Knows("type", "id", "components", "accent_color", "spoiler").Whole("accent_color", 0, 0xFFFFFF);
                foreach (var child in component.Parts("components", MostComponents, min: 1))
                    Check(child, InContainer);
                break;
        }
    }

    private void CheckRow(BodyPart row)
    {
        var children = row.Knows("type", "id", "components").Parts("components", max: 5, min: 1);
        foreach (var child in children)
            Check(child, [2, .. Selects]);
        if (children.Count > 1 && children.Any(c => Selects.Contains(World.ComponentShape.Number(c.Json["type"]) ?? 0)))
            row.Refuse("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A menu fills its row.");
    }

    private void CheckButton(BodyPart button)
    {
        button.Knows("type", "id", "style", "label", "emoji", "custom_id", "sku_id", "url", "disabled").Text("label", 80);
        button.Flag("disabled");
        var style = button.Whole("style", 1, 6, required: true);
        if (style == 5)
        {
            button.Text("url", 512, min: 1, required: true);
            if (button.Has("custom_id"))
                button.Refuse("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified");
        }
        else if (style != 6)
        {
            CheckCustomId(button);
            if (button.Has("url"))
                button.Refuse("url", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified");
        }
        if (style != 6 && !button.Has("label") && !button.Has("emoji"))
            button.Refuse("label", "BUTTON_COMPONENT_INVALID_LABEL", "A button needs a label or an emoji.");
    }

    private void CheckSelect(BodyPart select, int type)
    {
        select.Knows("type", "id", "custom_id", "options", "placeholder", "min_values", "max_values", "disabled", "channel_types", "default_values", "required");
        CheckCustomId(select);
        select.Text("placeholder", 150);
        var least = select.Whole("min_values", 0, 25) ?? 1;
        var most = select.Whole("max_values", 1, 25) ?? 1;
        if (least > most)
            select.Refuse("min_values", "NUMBER_TYPE_MAX", "min_values is more than max_values.");
        if (type != 3)
            return;
        var options = select.Parts("options", max: 25, min: 1);
        if (most > options.Count)
            select.Refuse("max_values", "SELECT_COMPONENT_MAX_VALUES", "max_values is more than there are options.");
        var values = new HashSet<string>();
        foreach (var option in options)
        {
            option.Knows("label", "value", "description", "emoji", "default").Text("label", 100, min: 1, required: true);
            option.Text("description", 100);
            if (option.Text("value", 100, min: 1, required: true) is { } value && !values.Add(value))
                option.Refuse("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
    }

    private void CheckSection(BodyPart section)
    {
        foreach (var text in section.Knows("type", "id", "components", "accessory").Parts("components", max: 3, min: 1))
            Check(text, [10]);
        if (section.Part("accessory") is { } accessory)
            Check(accessory, [2, 11]);
        else
            section.Refuse("accessory", "BASE_TYPE_REQUIRED", "This field is required");
    }

    private static void CheckMedia(BodyPart holder, string key)
    {
        holder.Text("description", 1024);
        if (holder.Part(key) is { } media)
            media.Text("url", 2048, min: 1, required: true);
        else
            holder.Refuse(key, "BASE_TYPE_REQUIRED", "This field is required");
    }

    private static void CheckFile(BodyPart file)
    {
        CheckMedia(file, "file");
        if (file.Json["file"]?["url"]?.ToString() is { } url && !url.StartsWith("attachment://", StringComparison.Ordinal))
            file.Refuse("file.url", "URL_TYPE_INVALID_SCHEME", "A file component takes attachment://name alone.");
    }

    private void CheckCustomId(BodyPart component)
    {
        if (component.Text("custom_id", 100, min: 1, required: true) is { } id && !_customIds.Add(id))
            component.Refuse("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }

    private static int Length(string? text) => text is null ? 0 : BodyPart.Length(text);
}
