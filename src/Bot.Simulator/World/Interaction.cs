using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>Where an interaction stands: nobody answered yet, a reply was promised, a reply came, or the three seconds ran out.</summary>
public enum InteractionState
{
    Waiting,
    Deferred,
    Answered,
    Expired,
}

/// <summary>What a person did, the token it gave the bot, and what the bot made of it. Guarded by the world's gate.</summary>
internal sealed class Interaction(string id, string token, int type, Person user, Channel channel, long sentAt)
{
    public string Id { get; } = id;

    public string Token { get; } = token;

    /// <summary>2 command, 3 component, 4 autocomplete, 5 modal.</summary>
    public int Type { get; } = type;

    public Person User { get; } = user;

    public Channel Channel { get; } = channel;

    /// <summary>Timestamp of the real clock.</summary>
    public long SentAt { get; } = sentAt;

    /// <summary>The message whose component was used, or from whose component the modal came.</summary>
    public JsonObject? Source { get; init; }

    public JsonObject Data { get; init; } = [];

    public InteractionState State { get; set; }

    public TimeSpan? Acknowledged { get; set; }

    /// <summary>The reply that <c>@original</c> names; for an update it is the source message.</summary>
    public JsonObject? Original { get; set; }

    public List<JsonObject> Replies { get; } = [];

    /// <summary>Messages after the first answer.</summary>
    public int FollowUps { get; set; }

    public JsonArray? Choices { get; set; }

    public JsonObject? Modal { get; set; }

    public bool IsOpenDefer { get; set; }
}

/// <summary>An interaction as a page or a test sees it. Messages are copies with <c>"ephemeral"</c> added.</summary>
public sealed record InteractionView(
    string Id, int Type, string UserId, string ChannelId, InteractionState State, double? AcknowledgedMs,
    IReadOnlyList<JsonObject> Replies, JsonArray? Choices, JsonObject? Modal)
{
    /// <summary>The form of <c>GET /_control/interactions/{id}</c>.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["state"] = State.ToString().ToLowerInvariant(),
            ["acknowledged_ms"] = AcknowledgedMs,
            ["replies"] = new JsonArray([.. Replies.Select(r => r.DeepClone())]),
        };
        if (Choices is not null)
            json["choices"] = Choices.DeepClone();
        if (Modal is not null)
            json["modal"] = Modal.DeepClone();
        return json;
    }
}
