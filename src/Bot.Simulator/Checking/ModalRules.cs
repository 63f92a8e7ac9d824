namespace Bot.Simulator.Checking;

/// <summary>The rules of modals: what a person fills in.</summary>
/// <remarks>https://discord.com/developers/docs/components/using-modal-components</remarks>
internal static class ModalRules
{
    private static readonly int[] InLabel = [3, 4, 5, 6, 7, 8, 19, 21, 22, 23];

    public static void Check(BodyPart modal)
    {
        modal.Knows("custom_id", "title", "components").Text("custom_id", 100, min: 1, required: true);
        modal.Text("title", 45, min: 1, required: true);
        var ids = new HashSet<string>();
        foreach (var component in modal.Parts("components", max: 5, min: 1))
        {
            switch (component.Whole("type", 1, 30, required: true))
            {
                case 1:
                    foreach (var input in component.Knows("type", "id", "components").Parts("components", max: 1, min: 1))
                        CheckField(input, ids, labelled: false);
                    break;
                case 10:
                    component.Text("content", 4000, min: 1, required: true);
                    break;
                case 18:
                    CheckLabel(component, ids);
                    break;
                case { } other:
                    component.Refuse("type", "UNION_TYPE_CHOICES", $"A modal holds labels (18), text displays (10) and action rows (1), not {other}.");
                    break;
            }
        }
    }

    private static void CheckLabel(BodyPart label, HashSet<string> ids)
    {
        label.Knows("type", "id", "label", "description", "component").Text("label", 45, min: 1, required: true);
        label.Text("description", 100);
        if (label.Part("component") is { } field)
            CheckField(field, ids, labelled: true);
        else
            label.Refuse("component", "BASE_TYPE_REQUIRED", "This field is required");
    }

    private static void CheckField(BodyPart field, HashSet<string> ids, bool labelled)
    {
        var type = field.Whole("type", 1, 30, required: true) ?? 0;
        if (labelled ? !InLabel.Contains(type) : type != 4)
            field.Refuse("type", "UNION_TYPE_CHOICES", $"Component {type} cannot stand here.");
        if (field.Text("custom_id", 100, min: 1, required: true) is { } id && !ids.Add(id))
            field.Refuse("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        if (type != 4)
            return;
        field.Knows("type", "id", "custom_id", "style", "label", "min_length", "max_length", "required", "value", "placeholder");
        field.Whole("style", 1, 2, required: true);
        field.Text("label", 45, min: 1, required: !labelled);
        field.Text("value", 4000);
        field.Text("placeholder", 100);
        field.Whole("min_length", 0, 4000);
        field.Whole("max_length", 1, 4000);
    }
}
