using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>What a bot's answer does: messages in the channel, private ones, updates, choices and modals. Guarded by the world's gate.</summary>
internal sealed class Replies(SimulatedWorld world)
{
    private const int Thinking = 5;
    private const int ThinkingUpdate = 6;
    private const int Update = 7;
    private const int Choices = 8;
    private const int Modal = 9;

    /// <summary>The first response; gives the message that it made or changed, if any.</summary>
    public JsonObject? Answer(Interaction interaction, int type, JsonObject data, IReadOnlyList<Attachment> files)
    {
        interaction.Acknowledged = world.Interactions.Age(interaction);
        interaction.State = type is Thinking or ThinkingUpdate ? InteractionState.Deferred : InteractionState.Answered;
        switch (type)
        {
            case Thinking:
                interaction.IsOpenDefer = true;
                return interaction.Original = Add(interaction, data, files, MessageShape.Loading);
            case ThinkingUpdate:
                return interaction.Original = interaction.Source;
            case Update:
                interaction.Original = interaction.Source;
                interaction.Replies.Add(interaction.Source!);
                world.Board.Edit(interaction.Source!, data, files);
                return interaction.Source;
            case Choices:
                interaction.Choices = data["choices"]?.DeepClone() as JsonArray ?? [];
                return null;
            case Modal:
                var modal = (JsonObject)data.DeepClone();
                modal["components"] = new ComponentShape(world.Ids, new Dictionary<string, string>()).Complete(modal["components"] as JsonArray ?? []);
                interaction.Modal = modal;
                return null;
            case 1 or 12:
                return null;
            default:
                return interaction.Original = Add(interaction, data, files);
        }
    }

    /// <summary>A further message; right after a deferral it fills the deferred one.</summary>
    public JsonObject FollowUp(Interaction interaction, JsonObject body, IReadOnlyList<Attachment> files)
    {
        if (interaction.IsOpenDefer)
        {
            Edit(interaction, interaction.Original!, body, files);
            return interaction.Original!;
        }
        interaction.State = InteractionState.Answered;
        interaction.FollowUps++;
        return Add(interaction, body, files);
    }

    public void Edit(Interaction interaction, JsonObject message, JsonObject body, IReadOnlyList<Attachment> files)
    {
        // What was promised and now comes is no edit to those who read it.
        var promised = (MessageShape.Flags(message) & MessageShape.Loading) != 0;
        message["flags"] = MessageShape.Flags(message) & ~MessageShape.Loading;
        world.Board.Edit(message, body, files, isEdit: !promised);
        if (message != interaction.Original)
            return;
        interaction.IsOpenDefer = false;
        interaction.State = InteractionState.Answered;
        if (!interaction.Replies.Contains(message))
            interaction.Replies.Add(message);
    }

    public void Delete(Interaction interaction, JsonObject message)
    {
        interaction.Replies.Remove(message);
        if (interaction.Original == message)
        {
            interaction.Original = null;
            interaction.IsOpenDefer = false;
            interaction.State = InteractionState.Answered;
        }
        world.Interactions.RemovePrivate(message);
        world.Board.Delete(interaction.Channel, message);
    }

    private JsonObject Add(Interaction interaction, JsonObject body, IReadOnlyList<Attachment> files, int flags = 0)
    {
        var isKept = world.IsAbroad(interaction.Channel) && !world.Places.RightsOf(interaction.User, interaction.Channel).HasFlag(Rights.UseExternalApps);
        if (isKept)
            flags |= MessageShape.Ephemeral;
        var isPrivate = isKept || ((ComponentShape.Number(body["flags"]) ?? 0) & MessageShape.Ephemeral) != 0;
        void Complete(JsonObject message)
        {
            message["flags"] = MessageShape.Flags(message) | flags;
            AddOrigin(interaction, message);
        }

        var reply = isPrivate
            ? world.Board.Compose(interaction.Channel, world.Bot, body, files, Complete)
            : world.Board.Post(interaction.Channel, world.Bot, body, files, Complete);
        if (isPrivate)
            world.Interactions.AddPrivate(interaction, reply);
        interaction.Replies.Add(reply);
        return reply;
    }

    private void AddOrigin(Interaction interaction, JsonObject message)
    {
        message["application_id"] = world.Identity.ApplicationId;
        message["webhook_id"] = world.Identity.ApplicationId;
        if (interaction.Type == 2 && interaction.Replies.Count == 0)
            message["type"] = 20;
        var metadata = new JsonObject
        {
            ["id"] = interaction.Id,
            ["type"] = interaction.Type,
            ["user"] = interaction.User.ToJson(),
            ["authorizing_integration_owners"] = world.Owners(interaction.Channel, interaction.User),
        };
        if (interaction.Type == 2 && interaction.Data["name"] is { } name)
            metadata["name"] = name.DeepClone();
        if (interaction.Type == 2 && ComponentShape.Number(interaction.Data["type"]) == 3)
            metadata["target_message_id"] = interaction.Data["target_id"]!.DeepClone();
        if (interaction.Type == 3)
            metadata["interacted_message_id"] = interaction.Source!["id"]!.DeepClone();
        // A modal tells of the act that opened it; what is known of that here is its message.
        if (interaction.Type == 5)
            metadata["triggering_interaction_metadata"] = TriggerOf(interaction);
        message["interaction_metadata"] = metadata;
    }

    private JsonObject TriggerOf(Interaction interaction)
    {
        var trigger = new JsonObject
        {
            ["id"] = interaction.Id,
            ["type"] = interaction.Source is null ? 2 : 3,
            ["user"] = interaction.User.ToJson(),
            ["authorizing_integration_owners"] = world.Owners(interaction.Channel, interaction.User),
        };
        if (interaction.Source is not null)
            trigger["interacted_message_id"] = interaction.Source["id"]!.DeepClone();
        return trigger;
    }
}
