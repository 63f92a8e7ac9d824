using System.Text.Json.Nodes;

namespace Bot.Simulator.World;

/// <summary>The interactions of late, with the private replies that only their person sees. Guarded by the world's gate.</summary>
internal sealed class Interactions(TimeProvider realTime)
{
    /// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding: three seconds to answer, fifteen minutes to follow up.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan TokenLasts = TimeSpan.FromMinutes(15);

    private const int Kept = 20_000;

    private readonly Dictionary<string, Interaction> _byId = [];
    private readonly Dictionary<string, Interaction> _byToken = [];
    private readonly Queue<Interaction> _order = [];
    private readonly Dictionary<(string Channel, string User), List<JsonObject>> _private = [];

    public void Add(Interaction interaction)
    {
        _byId[interaction.Id] = interaction;
        _byToken[interaction.Token] = interaction;
        _order.Enqueue(interaction);
        if (_order.Count > Kept && _order.TryDequeue(out var oldest))
        {
            _byId.Remove(oldest.Id);
            _byToken.Remove(oldest.Token);
        }
    }

    public Interaction? Find(string id) => _byId.GetValueOrDefault(id);

    public Interaction? FindByToken(string token) => _byToken.GetValueOrDefault(token);

    public TimeSpan Age(Interaction interaction) => realTime.GetElapsedTime(interaction.SentAt);

    /// <summary>The state as of now: waiting turns into expired by time alone.</summary>
    public InteractionState StateOf(Interaction interaction) =>
        interaction.State == InteractionState.Waiting && Age(interaction) > AnswerWithin ? InteractionState.Expired : interaction.State;

    public void AddPrivate(Interaction interaction, JsonObject message) => PrivateTo(interaction.Channel.Id, interaction.User.Id).Add(message);

    public List<JsonObject> PrivateTo(string channelId, string userId)
    {
        if (!_private.TryGetValue((channelId, userId), out var list))
            _private[(channelId, userId)] = list = [];
        return list;
    }

    public void RemovePrivate(JsonObject message)
    {
        foreach (var list in _private.Values)
            list.Remove(message);
    }

    public JsonObject? FindPrivate(string messageId) =>
        _private.Values.SelectMany(l => l).FirstOrDefault(m => m["id"]!.ToString() == messageId);

    /// <summary>True where a private message is this person's.</summary>
    public bool IsPrivateOf(JsonObject message, string userId) => _private.Any(p => p.Key.User == userId && p.Value.Contains(message));

    public InteractionView View(Interaction interaction) => new(
        interaction.Id, interaction.Type, interaction.User.Id, interaction.Channel.Id, StateOf(interaction), interaction.Acknowledged?.TotalMilliseconds,
        [.. interaction.Replies.Select(WithEphemeral)], (JsonArray?)interaction.Choices?.DeepClone(), (JsonObject?)interaction.Modal?.DeepClone());

    private static JsonObject WithEphemeral(JsonObject message)
    {
        var copy = (JsonObject)message.DeepClone();
        copy["ephemeral"] = (MessageShape.Flags(message) & MessageShape.Ephemeral) != 0;
        return copy;
    }
}
