using Bot.Simulator.World;

namespace Bot.Simulator.Checking;

/// <summary>The rules of an interaction's first response.</summary>
/// <remarks>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object</remarks>
internal static class CallbackRules
{
    public static void Check(BodyPart body, int interactionType, bool hasMessage, int fileCount)
    {
        var type = body.Knows("type", "data", "attachments").Whole("type", 1, 12, required: true);
        if (type is null)
            return;
        if (!MayFollow(type.Value, interactionType, hasMessage))
        {
            body.Refuse("type", "INTERACTION_RESPONSE_TYPE_INVALID", $"Response type {type} cannot answer an interaction of type {interactionType}.");
            return;
        }
        var data = body.Part("data");
        switch (type)
        {
            case 4 when data is null:
            case 8 when data is null:
            case 9 when data is null:
                body.Refuse("data", "BASE_TYPE_REQUIRED", "This field is required");
                break;
            case 4 or 7 when data is not null:
                MessageRules.Check(data, MessageDoor.Reply, fileCount);
                break;
            case 5 when data is not null:
                if (((data.Whole("flags", 0, int.MaxValue) ?? 0) & ~MessageShape.Ephemeral) != 0)
                    data.Problems.Note("data.flags", "a deferral takes EPHEMERAL alone.");
                break;
            case 8:
                CheckChoices(data!);
                break;
            case 9:
                ModalRules.Check(data!);
                break;
        }
    }

    private static bool MayFollow(int response, int interaction, bool hasMessage) => response switch
    {
        1 => interaction == 1,
        4 or 5 => interaction is 2 or 3 or 5,
        6 or 7 => interaction == 3 || (interaction == 5 && hasMessage),
        8 => interaction == 4,
        9 => interaction is 2 or 3,
        12 => interaction is 2 or 3 or 5,
        _ => false,
    };

    private static void CheckChoices(BodyPart data)
    {
        foreach (var choice in data.Knows("choices").Parts("choices", max: 25))
        {
            choice.Knows("name", "name_localizations", "value").Text("name", 100, min: 1, required: true);
            if (choice.Json["value"] is not { } value)
                choice.Refuse("value", "BASE_TYPE_REQUIRED", "This field is required");
            else if (BodyPart.Length(value.ToString()) > 100)
                choice.Refuse("value", "BASE_TYPE_MAX_LENGTH", "Must be 100 or fewer in length.");
        }
    }
}
