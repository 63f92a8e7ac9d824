using System.Text.Json.Nodes;
using Bot.Simulator.Checking;
using Bot.Simulator.World;

namespace Bot.Simulator.Rest;

/// <summary>Answers to interactions: the callback within three seconds, and what follows within fifteen minutes.</summary>
/// <remarks>https://discord.com/developers/docs/interactions/receiving-and-responding</remarks>
internal static class InteractionRoutes
{
    private const string FollowUps = "/webhooks/{webhook_id}/{webhook_token}";
    private const string Original = FollowUps + "/messages/@original";
    private const string One = FollowUps + "/messages/{message_id}";

    /// <summary>Further messages of a bot that is used by a person's installation where it is no member.</summary>
    private const int MostAbroad = 5;
    private static readonly RouteLimit PerInteraction = RouteLimit.Per(5, 2);

    public static readonly ApiRoute[] All =
    [
        new("POST", "/interactions/{interaction_id}/{interaction_token}/callback", Callback) { NeedsToken = false, Limit = null },
        FollowUp("POST", FollowUps, CreateFollowUp),
        FollowUp("GET", Original, call => ApiAnswer.Ok(ApiCall.Copy(OriginalOf(Find(call))))),
        FollowUp("PATCH", Original, call => Edit(call, Find(call), OriginalOf(Find(call)))),
        FollowUp("DELETE", Original, call => Delete(call, Find(call), OriginalOf(Find(call)))),
        FollowUp("GET", One, call => ApiAnswer.Ok(ApiCall.Copy(Reply(call, Find(call))))),
        FollowUp("PATCH", One, call => Edit(call, Find(call), Reply(call, Find(call)))),
        FollowUp("DELETE", One, call => Delete(call, Find(call), Reply(call, Find(call)))),
    ];

    private static ApiRoute FollowUp(string method, string template, Func<ApiCall, ApiAnswer> handle) =>
        new(method, template, handle) { NeedsToken = false, Limit = PerInteraction, Bucket = "interaction" };

    private static ApiAnswer Callback(ApiCall call)
    {
        var interactions = call.World.Interactions;
        var interaction = interactions.FindByToken(call.Value("interaction_token"));
        if (interaction is null || interaction.Id != call.Value("interaction_id") || interactions.StateOf(interaction) == InteractionState.Expired)
            throw DiscordRefusalException.UnknownInteraction();
        if (interaction.State != InteractionState.Waiting)
            throw new DiscordRefusalException(400, 40060, "Interaction has already been acknowledged.");
        CallbackRules.Check(call.Part, interaction.Type, interaction.Source is not null, call.Files.Count);
        call.MustBeValid();
        var type = ComponentShape.Number(call.Object["type"]) ?? 0;
        var message = new Replies(call.World).Answer(interaction, type, call.Object["data"] as JsonObject ?? [], call.Files);
        call.World.Touch();
        return call.Asks("with_response") ? ApiAnswer.Ok(Response(interaction, type, message)) : ApiAnswer.Nothing;
    }

    private static JsonObject Response(Interaction interaction, int type, JsonObject? message)
    {
        var about = new JsonObject { ["id"] = interaction.Id, ["type"] = interaction.Type };
        var response = new JsonObject { ["interaction"] = about };
        if (message is null)
            return response;
        about["response_message_id"] = message["id"]!.DeepClone();
        about["response_message_loading"] = type == 5;
        about["response_message_ephemeral"] = (MessageShape.Flags(message) & MessageShape.Ephemeral) != 0;
        response["resource"] = new JsonObject { ["type"] = type, ["message"] = message.DeepClone() };
        return response;
    }

    private static Interaction Find(ApiCall call)
    {
        var interaction = call.World.Interactions.FindByToken(call.Value("webhook_token"));
        if (interaction is null || call.Value("webhook_id") != call.World.Identity.ApplicationId || interaction.State == InteractionState.Waiting)
            throw new DiscordRefusalException(404, 10015, "Unknown Webhook");
        return call.World.Interactions.Age(interaction) <= Interactions.TokenLasts
            ? interaction
            : throw new DiscordRefusalException(401, 50027, "Invalid Webhook Token");
    }

    private static ApiAnswer CreateFollowUp(ApiCall call)
    {
        var interaction = Find(call);
        MessageRules.Check(call.Part, MessageDoor.Reply, call.Files.Count);
        call.MustBeValid();
        if (MessageRules.IsEmpty(call.Object, call.Files.Count))
            throw DiscordRefusalException.EmptyMessage();
        if (call.World.IsAbroad(interaction.Channel) && !interaction.IsOpenDefer && interaction.FollowUps >= MostAbroad)
            throw new DiscordRefusalException(400, 40094, "This interaction has reached the maximum number of follow up messages.");
        var message = new Replies(call.World).FollowUp(interaction, call.Object, call.Files);
        call.World.Touch();
        return ApiAnswer.Ok(ApiCall.Copy(message));
    }

    private static ApiAnswer Edit(ApiCall call, Interaction interaction, JsonObject message)
    {
        MessageRules.Check(call.Part, MessageDoor.ReplyEdit, call.Files.Count, MessageShape.Flags(message) & ~MessageShape.Loading);
        call.MustBeValid();
        if (MessageRoutes.EmptiedBy(message, call.Object, call.Files.Count))
            throw DiscordRefusalException.EmptyMessage();
        new Replies(call.World).Edit(interaction, message, call.Object, call.Files);
        call.World.Touch();
        return ApiAnswer.Ok(ApiCall.Copy(message));
    }

    private static ApiAnswer Delete(ApiCall call, Interaction interaction, JsonObject message)
    {
        new Replies(call.World).Delete(interaction, message);
        call.World.Touch();
        return ApiAnswer.Nothing;
    }

    private static JsonObject OriginalOf(Interaction interaction) => interaction.Original ?? throw DiscordRefusalException.UnknownMessage();

    private static JsonObject Reply(ApiCall call, Interaction interaction) =>
        interaction.Replies.FirstOrDefault(r => r["id"]!.ToString() == call.Value("message_id")) ?? throw DiscordRefusalException.UnknownMessage();
}
