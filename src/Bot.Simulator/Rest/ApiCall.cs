using System.Text.Json.Nodes;
using Bot.Simulator.Checking;
using Bot.Simulator.World;
using Microsoft.AspNetCore.Http;

namespace Bot.Simulator.Rest;

/// <summary>One request to the API with its body already read.</summary>
internal sealed class ApiCall(SimulatedWorld world, SimulatedHost host, ApiRoute route, HttpRequest request)
{
    public SimulatedWorld World { get; } = world;

    public SimulatedHost Host { get; } = host;

    public ApiRoute Route { get; } = route;

    public HttpRequest Request { get; } = request;

    public JsonNode? Body { get; set; }

    public IReadOnlyList<Attachment> Files { get; set; } = [];

    public Problems Problems { get; } = new();

    /// <summary>The body as an object; 50035 for anything else.</summary>
    public JsonObject Object
    {
        get
        {
            if (Body is JsonObject json)
                return json;
            Problems.Refuse("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            throw Invalid();
        }
    }

    public BodyPart Part => new(Object, "", Problems);

    public string Value(string name) => Request.RouteValues[name] as string ?? "";

    public string? Query(string name) => Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Query booleans are written True, true or 1.</summary>
    public bool Asks(string name) => Query(name) is "true" or "True" or "1";

    public DiscordRefusalException Invalid() => new(400, 50035, "Invalid Form Body", Problems.ToErrors());

    /// <summary>Ends with 50035 where a check has refused anything.</summary>
    public void MustBeValid()
    {
        if (Problems.AnyRefused)
            throw Invalid();
    }

    /// <summary>The channel of the address, if the bot can see it.</summary>
    public Channel Channel()
    {
        var channel = World.Places.Channels.GetValueOrDefault(Value("channel_id"));
        if (channel is null || World.IsGone(channel))
            throw DiscordRefusalException.UnknownChannel();
        return World.BotRights(channel).HasFlag(Rights.ViewChannel) ? channel : throw DiscordRefusalException.MissingAccess();
    }

    public Guild Guild()
    {
        var guild = World.Places.Guilds.GetValueOrDefault(Value("guild_id")) ?? throw new DiscordRefusalException(404, 10004, "Unknown Guild");
        return guild.Members.ContainsKey(World.Bot.Id) ? guild : throw DiscordRefusalException.MissingAccess();
    }

    public JsonObject Message(Channel channel) => Board.Find(channel, Value("message_id")) ?? throw DiscordRefusalException.UnknownMessage();

    public static JsonNode Copy(JsonNode node) => node.DeepClone();
}
